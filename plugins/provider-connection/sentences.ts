import { neededGraphPermissions, type CheckId } from '@gdap-manager/entities';
import type { ServiceFailure } from '../gateways/transport/service-error';
import { connection, secretMissing } from '../provider/messages';
import type { Judgement } from './judge';

export type FailedCheck = Judgement & { readonly outcome: 'failed' };

/** What is wrong with a connection, who must act, and what to do. Without Microsoft's ids of calls: they would make old things new. */
export function sentenceOf({ id, detail, failure }: FailedCheck): string {
  if (detail === 'incomplete') return connection.incomplete();
  if (failure?.code === secretMissing) return failure.message;
  if (failure?.service === 'entra') return signInSentence(failure, detail ?? '');
  return `${refused[id]?.(detail ?? '') ?? 'Microsoft refused the application.'}${failure ? ` ${said(failure)}` : ''}`;
}

const said = ({ code, message }: ServiceFailure) => `Microsoft says: ${message} (${code})`;

/** Entra's numbers: Microsoft Learn "Microsoft Entra authentication and authorization error codes". */
const signIn: Readonly<Record<string, string>> = {
  AADSTS7000215: 'The client secret is wrong: put the right one where the host keeps it, under the name that stands here.',
  AADSTS7000222: 'The client secret has expired: make a new one in Entra and put it where the host keeps it.',
  AADSTS700016: 'The partner tenant does not know the application: correct the client id, or have an administrator give consent (Connect).',
  AADSTS7000112: 'The application is disabled in the partner tenant: have an administrator enable it in Entra.',
  AADSTS65001: 'The consent is missing or was withdrawn: have an administrator give it anew (Connect).',
  AADSTS90002: 'Entra does not know the partner tenant: correct the partner tenant id.',
  AADSTS53003: 'Conditional Access keeps the application out: have an administrator of the partner tenant exempt it, or the address of the host.',
};

const signInSentence = (failure: ServiceFailure, detail: string) => `The sign-in failed. ${signIn[detail] ?? 'Check the client id and the secret.'} ${said(failure)}`;

const consent = (permission: string) => `check its consent to ${permission} (Connect).`;

const refused: Readonly<Partial<Record<CheckId, (detail: string) => string>>> = {
  permissions: (missing) => `The application lacks permissions: have an administrator of the partner tenant give consent to ${missing} (Connect).`,
  relationships: () => `Microsoft Graph refused the application: ${consent(neededGraphPermissions.relationships)}`,
  servicePrincipal: () => "Microsoft's service principal 2832473f-ec63-45fb-976f-5d45a7d4bb91, which applications need for GDAP, is missing in the partner tenant: have an administrator make it, or give the application consent to Application.ReadWrite.All.",
  groups: () => `Microsoft Graph does not let the application read security groups: ${consent(neededGraphPermissions.groups)}`,
  customers: () => `Microsoft Graph does not let the application read customers: ${consent(neededGraphPermissions.customers)}`,
};

/** Entries of the timeline. */
export const happened = {
  connected: () => ['Connected', 'The handlers can sign in and do their work.'],
  back: () => ['Connected again', 'The handlers can do their work again. What waited for it goes on.'],
  lost: (why: string) => ['Connection lost', `${why}\nRequests of this provider wait until it is put right.`],
} as const satisfies Record<string, (...facts: never[]) => readonly [string, string] | string[]>;
