import { randomUUID } from 'node:crypto';
import { html } from '../../kernel/page';
import { describeError, type LoginError } from '../errors';
import { loginPage } from '../pages';
import type { ReturnAddress } from './request';

/** Sends a person back to the application with these members, the way it asked for. */
export function answerApplication({ redirectUri, mode, state }: Pick<ReturnAddress, 'redirectUri' | 'mode' | 'state'>, members: Readonly<Record<string, string>>): Response {
  const all = new URLSearchParams({ ...members, ...(state === undefined ? {} : { state }), session_state: randomUUID() });
  if (mode === 'form_post') return formPost(redirectUri, all);
  const target = new URL(redirectUri);
  if (mode === 'fragment') target.hash = all.toString();
  else for (const [name, value] of all) target.searchParams.set(name, value);
  return new Response(null, { status: 302, headers: { Location: target.href, 'Cache-Control': 'no-store' } });
}

/** Tells the application why not. */
export function refuseApplication(address: Pick<ReturnAddress, 'redirectUri' | 'mode' | 'state'>, error: LoginError, now: Date): Response {
  const { description } = describeError(error, { now, traceId: randomUUID(), correlationId: randomUUID() });
  return answerApplication(address, {
    error: error.error,
    error_description: description,
    error_uri: `https://login.microsoftonline.com/error?code=${error.number}`,
    ...(error.suberror === undefined ? {} : { error_subcode: error.suberror }),
  });
}

/** OAuth 2.0 Form Post Response Mode: a page that sends itself. */
function formPost(redirectUri: string, members: URLSearchParams): Response {
  const fields = [...members].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  const content = html`<form method="post" action="${redirectUri}">${fields}<div class="actions"><button class="primary">Continue</button></div></form>`;
  return loginPage('Working', content, { leadsTo: redirectUri, script: 'document.forms[0].submit();' });
}
