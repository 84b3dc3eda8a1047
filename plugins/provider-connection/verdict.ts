import type { CheckResult, ConnectionState } from '@gdap-manager/entities';
import type { ServiceFailure } from '../gateways/transport/service-error';
import type { Judgement } from './judge';
import type { StoredConnection } from './model';
import { sentenceOf, type FailedCheck } from './sentences';

/** What is to be said of a connection. */
export interface Verdict {
  readonly results: readonly CheckResult[];
  readonly state: keyof typeof ConnectionState;
  readonly message: string | null;
  /** Microsoft had trouble of its own: ask again soon. */
  readonly troubled: boolean;
  /** What Microsoft said of the first check that failed. */
  readonly failure?: ServiceFailure;
}

/** Where Microsoft had no answer; shown where nothing better is known, or where somebody asked. */
export const noAnswer = 'noAnswer';

/**
 * What the judgements make of the connection. A check that fails makes it need attention. Trouble of Microsoft's own
 * makes nothing better or worse: what was known of that check stands, unless somebody asked and has to be told. Pure.
 * @param asked somebody waits for this check
 */
export function verdictOf(stored: Pick<StoredConnection, 'provider' | 'checks'>, judgements: readonly Judgement[], asked: boolean): Verdict {
  const { provider, checks } = stored;
  const results = judgements.map((judgement): CheckResult => {
    const { id, outcome, detail, requestId } = judgement;
    if (outcome !== 'unknown') return { id, outcome, ...(detail ? { detail } : {}), ...(requestId ? { requestId } : {}) };
    const before = asked ? undefined : checks.find((one) => one.id === id);
    return before ?? { id, outcome: 'warning', detail: noAnswer, ...(requestId ? { requestId } : {}) };
  });
  const failures = judgements.filter((judgement): judgement is FailedCheck => judgement.outcome === 'failed');
  const troubled = judgements.some(({ outcome }) => outcome === 'unknown');
  const before = { state: provider.connectionState, message: provider.connectionMessage };
  if (failures.some(({ detail }) => detail === 'incomplete')) return { results, troubled, state: 'notConnected', message: failures.map(sentenceOf).join('\n') };
  if (failures.length > 0) return { results, troubled, state: 'attention', message: failures.map(sentenceOf).join('\n').slice(0, 4000), ...firstFailure(failures) };
  if (!troubled) return { results, troubled, state: 'connected', message: null };
  const works = ['signIn', 'relationships'].every((id) => judgements.find((one) => one.id === id)?.outcome === 'passed');
  return { results, troubled, ...(before.state === 'notConnected' && works ? { state: 'connected', message: null } : before) };
}

function firstFailure(failures: readonly FailedCheck[]): Pick<Verdict, 'failure'> {
  const failure = failures.find((one) => one.failure !== undefined)?.failure;
  return failure ? { failure } : {};
}

/** Whether two results say the same: Microsoft's ids of calls are no news. Pure. */
export const sameResults = (some: readonly CheckResult[], others: readonly CheckResult[]): boolean => steady(some) === steady(others);

const steady = (results: readonly CheckResult[]) => JSON.stringify(results.map(({ id, outcome, detail }) => [id, outcome, detail ?? null]));
