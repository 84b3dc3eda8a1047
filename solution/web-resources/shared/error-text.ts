import { text } from './text';

/** PrincipalPrivilegeDenied, 0x80040220, as scripts get it. Source: Learn "Web service error codes". */
const NO_PRIVILEGE = -2147220960;

/** AggregateQueryRecordLimitExceeded, 0x8004E023: Dataverse counts no more than 50,000 rows (Learn, "Aggregate data using FetchXml"). */
const TOO_MANY_TO_COUNT = -2147164125;

/** What an error says to people: Dataverse's own message where it gave one, and before a missing right what to do. */
export function errorText(error: unknown): string {
  if (typeof error === 'string') return error;
  const { message, errorCode } = (error ?? {}) as { readonly message?: unknown; readonly errorCode?: unknown };
  const said = typeof message === 'string' && message !== '' ? message : String(error);
  if (errorCode === TOO_MANY_TO_COUNT) return text('Overview_TooMany');
  return errorCode === NO_PRIVILEGE ? text('No_Right', said) : said;
}
