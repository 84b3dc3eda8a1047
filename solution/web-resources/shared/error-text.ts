import { text } from './text';

/** PrincipalPrivilegeDenied, 0x80040220, as scripts get it. Source: Learn "Web service error codes". */
const NO_PRIVILEGE = -2147220960;

/** What an error says to people: Dataverse's own message where it gave one, and before a missing right what to do. */
export function errorText(error: unknown): string {
  if (typeof error === 'string') return error;
  const { message, errorCode } = (error ?? {}) as { readonly message?: unknown; readonly errorCode?: unknown };
  const said = typeof message === 'string' && message !== '' ? message : String(error);
  return errorCode === NO_PRIVILEGE ? text('No_Right', said) : said;
}
