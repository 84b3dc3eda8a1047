import { text } from '../../shared/text';
import { Problem, type ProblemKind } from './microsoft';

/** MSAL's codes that mean something to people (`BrowserAuthErrorCodes`, `ClientAuthErrorCodes`). */
const kinds: Readonly<Record<string, ProblemKind>> = {
  popup_window_error: 'blocked',
  empty_window_error: 'blocked',
  user_cancelled: 'stopped',
  interaction_in_progress_cancelled: 'stopped',
  timed_out: 'timedOut',
  no_network_connectivity: 'offline',
  network_error: 'offline',
  post_request_failed: 'offline',
  get_request_failed: 'offline',
  access_denied: 'declined',
};

/** What an error of MSAL comes to. Pure. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { errorCode = '', errorMessage = '', message = '' } = (error ?? {}) as Partial<Record<'errorCode' | 'errorMessage' | 'message', string>>;
  const said = sentenceOf(errorMessage || message);
  const number = /AADSTS\d+/.exec(said)?.[0];
  // AADSTS65004: the person declined; AADSTS90094: only an administrator may consent.
  if (number === 'AADSTS65004') return new Problem('declined', number, said);
  if (number) return new Problem('refused', number, said);
  return new Problem(kinds[errorCode] ?? (error instanceof TypeError ? 'offline' : 'refused'), errorCode, said);
}

/** What Entra says, without the times and ids around it. */
const sentenceOf = (said: string): string => said.split(/\s*(?:Trace ID:|Correlation ID:|Timestamp:|\r|\n)/)[0] ?? '';

const keys: Readonly<Record<ProblemKind, string>> = {
  blocked: 'Connect_Blocked',
  stopped: 'Connect_Stopped',
  declined: 'Connect_Declined',
  timedOut: 'Connect_TimedOut',
  offline: 'Connect_Offline',
  refused: 'Connect_Refused',
};

/** Entra's numbers for which there is better advice than Entra's own sentence. */
const numbers: Readonly<Record<string, string>> = {
  AADSTS50020: 'Connect_OtherAccount',
  AADSTS90072: 'Connect_OtherAccount',
  AADSTS65001: 'Connect_NeedsAdministrator',
  AADSTS90094: 'Connect_NeedsAdministrator',
  AADSTS90002: 'Connect_UnknownTenant',
  AADSTS700016: 'Connect_UnknownApplication',
  AADSTS53003: 'Connect_ConditionalAccess',
  AADSTS50011: 'Connect_UnknownRedirect',
};

/** A problem in words: what happened, and what to do. */
export const problemText = ({ kind, code, said }: Problem): string => {
  const known = numbers[code];
  return known ? `${text(known)} (${code})` : text(keys[kind], said || code);
};
