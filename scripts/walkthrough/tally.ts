import type { CallCount } from '../lib/sandbox-controls';

/** Calls so far: to Dataverse by everybody, to Graph apart into what changes something and what only looks. */
export interface Tally {
  readonly dataverse: number;
  readonly graphWrites: number;
  readonly graphReads: number;
}

/** What travels in a `$batch` counts one by one, as Microsoft's throttling counts it; the batch itself is not counted. */
export function tally(calls: readonly CallCount[]): Tally {
  const count = (matches: (call: CallCount) => boolean) =>
    calls.filter(matches).reduce((sum, call) => sum + call.count, 0);
  const graph = calls.filter((call) => call.service === 'graph');
  return {
    dataverse: count((call) => call.service === 'dataverse'),
    graphWrites: graph.filter((call) => call.method !== 'GET').reduce((sum, call) => sum + call.count, 0),
    graphReads: graph.filter((call) => call.method === 'GET').reduce((sum, call) => sum + call.count, 0),
  };
}
