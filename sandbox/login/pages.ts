import { html, renderPage, type Html } from '../kernel/page';
import { mayAgree } from './consent';
import { mayConsentForAll, type MissingPermission } from './consent-question';
import type { DirectoryUser } from './directory/users';
import type { LoginError } from './errors';

/** A page of the sign-in service. @param leadsTo address to which its form may lead in the end */
export const loginPage = (title: string, content: Html, { status = 200, leadsTo, script }: { status?: number; leadsTo?: string; script?: string } = {}): Response =>
  renderPage({
    title,
    site: 'Sign in (sandbox)',
    banner: html`Sign-in service of the sandbox: nobody needs a password here`,
    content,
    status,
    ...(leadsTo === undefined ? {} : { formOrigins: [new URL(leadsTo).origin] }),
    ...(script === undefined ? {} : { script }),
  });

/** What the page that asks who somebody is needs to know. */
export interface AccountQuestion {
  readonly clientId: string;
  readonly tenantName: string | undefined;
  readonly people: readonly DirectoryUser[];
  /** Whom the application expects. */
  readonly hint?: string | undefined;
  /** What was wrong with the last answer. */
  readonly problem?: string;
  readonly leadsTo?: string;
  /** What goes along with the answer. */
  readonly hidden?: Html;
}

/** Who are you? */
export function accountPage({ clientId, tenantName, people, hint, problem, leadsTo, hidden }: AccountQuestion): Response {
  const choices = people.map((person) => html`<li><button name="account" value="${person.userPrincipalName}">
<strong>${person.displayName}</strong><br>${person.userPrincipalName}<br><span class="secondary-text">${standingOf(person)}</span></button></li>`);
  const content = html`${problem === undefined ? undefined : html`<p role="alert">${problem}</p>`}
<p>to go on to the application ${clientId}${tenantName === undefined ? undefined : html` in ${tenantName}`}</p>
${choices.length === 0 ? undefined : html`<form method="post">${hidden}<ul class="choices">${choices}</ul></form>`}
<form method="post" class="card">${hidden}<label for="account">Another account</label>
<input id="account" name="account" type="text" inputmode="email" autocomplete="username" spellcheck="false" required value="${hint ?? ''}" aria-describedby="account-help">
<p id="account-help" class="secondary-text">The name somebody signs in with, such as admin@contoso.onmicrosoft.com.</p>
<div class="actions"><button class="primary">Next</button></div></form>`;
  return loginPage('Pick an account', content, { status: problem === undefined ? 200 : 400, ...(leadsTo === undefined ? {} : { leadsTo }) });
}

const standingOf = ({ adminAgent, mfa }: DirectoryUser): string =>
  `${adminAgent ? 'Admin agent' : 'No Admin agent'}, ${mfa ? 'signs in with a second factor' : 'without a second factor'}`;

/** What the page that asks for consent needs to know. */
export interface ConsentQuestion {
  readonly clientId: string;
  readonly user: DirectoryUser;
  readonly missing: readonly MissingPermission[];
  readonly leadsTo?: string;
  readonly hidden?: Html;
}

/** Is the application allowed to? Where it wants what is for administrators, other people can only turn back. */
export function consentPage(question: ConsentQuestion): Response {
  const { clientId, user, missing, leadsTo, hidden } = question;
  const mayConsent = mayAgree(user, missing);
  const list = html`<p>The application ${clientId} would like to:</p><ul>${missing.map(permissionLine)}</ul>`;
  const account = html`<input type="hidden" name="account" value="${user.userPrincipalName}">`;
  const content = mayConsent
    ? html`<form method="post" class="card">${hidden}${account}<p class="secondary-text">${user.userPrincipalName}</p>${list}
${mayConsentForAll(user) ? html`<p><label class="inline"><input type="checkbox" name="everybody" value="yes"> Consent on behalf of your organisation</label></p>` : undefined}
<div class="actions"><button class="primary" name="decision" value="accept">Accept</button><button name="decision" value="cancel">Cancel</button></div></form>`
    : html`<form method="post" class="card">${hidden}${account}<p class="secondary-text">${user.userPrincipalName}</p>${list}
<p>Only an administrator can grant this (AADSTS90094). Ask an administrator to grant permission to this application before you use it.</p>
<div class="actions"><button name="decision" value="cancel">Return to the application without granting consent</button></div></form>`;
  return loginPage(mayConsent ? 'Permissions requested' : 'Need admin approval', content, leadsTo === undefined ? {} : { leadsTo });
}

/** Which device is it? @param problem what was wrong with the last code */
export function codePage(code: string, problem?: string): Response {
  const content = html`${problem === undefined ? undefined : html`<p role="alert">${problem}</p>`}
<form method="post" class="card"><label for="code">Code</label>
<input id="code" name="code" value="${code}" required autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="code-help">
<p id="code-help" class="secondary-text">The code that your application or device shows.</p>
<div class="actions"><button class="primary">Next</button></div></form>`;
  return loginPage('Enter code', content, { status: problem === undefined ? 200 : 400 });
}

/** Is it you who wants this? Somebody else may have sent the code. */
export function confirmPage({ clientId, user, hidden }: Pick<ConsentQuestion, 'clientId' | 'user' | 'hidden'>): Response {
  const content = html`<form method="post" class="card">${hidden}<input type="hidden" name="account" value="${user.userPrincipalName}"><p class="secondary-text">${user.userPrincipalName}</p>
<p>Are you trying to sign in to the application ${clientId}? Only go on if you started this yourself.</p>
<div class="actions"><button class="primary" name="decision" value="accept">Continue</button><button name="decision" value="cancel">Cancel</button></div></form>`;
  return loginPage('Sign in on another device', content);
}

/** What is asked of an administrator for everybody. */
export interface AdminConsentQuestion {
  readonly clientId: string;
  readonly user: DirectoryUser;
  readonly permissions: readonly MissingPermission[];
  /** Whether this person may grant them. */
  readonly allowed: boolean;
  readonly leadsTo: string;
}

/** Is the application allowed to, for the whole organisation? */
export function adminConsentPage({ clientId, user, permissions, allowed, leadsTo }: AdminConsentQuestion): Response {
  const content = html`<form method="post" class="card"><input type="hidden" name="account" value="${user.userPrincipalName}"><p class="secondary-text">${user.userPrincipalName}</p>
<p>The application ${clientId} would like to, for your organisation:</p><ul>${permissions.map(permissionLine)}</ul>
${allowed ? undefined : html`<p role="alert">Only a Global Administrator can grant this (AADSTS90094). Sign in with another account.</p>`}
<div class="actions">${allowed ? html`<button class="primary" name="decision" value="accept">Accept</button>` : undefined}<button name="decision" value="cancel">Cancel</button></div></form>`;
  return loginPage(allowed ? 'Permissions requested, review for your organisation' : 'Need admin approval', content, { leadsTo });
}

const permissionLine = ({ resource, scope, words }: Pick<MissingPermission, 'resource' | 'scope' | 'words'>): Html =>
  html`<li>${words}<br><span class="secondary-text">${scope} on ${resource}</span></li>`;

/** Something that cannot be told to the application. */
export const errorPage = (error: LoginError): Response =>
  loginPage('Sorry, but we are having trouble signing you in', html`<p role="alert">${error.message}</p>`, { status: error.status });

/** A plain sentence. */
export const sentencePage = (title: string, text: string, status = 200): Response => loginPage(title, html`<p role="status">${text}</p>`, { status });
