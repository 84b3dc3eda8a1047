import { decideRetry } from '../transport/retry';
import { ServiceError } from '../transport/service-error';
import { maxBatch, sendBatch, type BatchOutcome } from './batch';
import type { GraphConnection } from './connection';
import { chunksOf } from '../../chunks';

/**
 * Reads that do not depend on each other, twenty in a call. What Microsoft refuses only for a moment is asked for again,
 * and nothing else with it.
 * @param paths after `/v1.0` @returns an outcome for each, in order; what befalls a call as a whole befalls each of its reads
 */
export async function readTogether(connection: GraphConnection, paths: readonly string[]): Promise<BatchOutcome[]> {
  const outcomes: BatchOutcome[] = [];
  for (const some of chunksOf(paths, maxBatch)) outcomes.push(...(await readSome(connection, some)));
  return outcomes;
}

async function readSome(connection: GraphConnection, paths: readonly string[]): Promise<BatchOutcome[]> {
  const { limits, sleep, random } = connection.retry;
  const outcomes: BatchOutcome[] = [];
  let open = paths.map((_, index) => index);
  for (let attempt = 0; ; attempt += 1) {
    const answers = await sendOrFail(connection, open.map((index) => paths[index] ?? ''));
    open.forEach((index, place) => (outcomes[index] = answers.outcomes[place]!));
    if (answers.isWhole) return outcomes;
    const waits = open.flatMap((index) => {
      const outcome = outcomes[index]!;
      if (outcome.ok) return [];
      const decision = decideRetry({ attempt, failure: outcome.failure, repeatable: true, random: random() }, limits);
      return decision === 'give up' ? [] : [{ index, afterMs: decision.afterMs }];
    });
    if (waits.length === 0) return outcomes;
    open = waits.map(({ index }) => index);
    await sleep(Math.max(...waits.map(({ afterMs }) => afterMs)));
  }
}

/** `isWhole`: the call as a whole failed, after it was repeated as often as calls are. */
async function sendOrFail(connection: GraphConnection, paths: readonly string[]): Promise<{ readonly outcomes: BatchOutcome[]; readonly isWhole: boolean }> {
  try {
    return { outcomes: await sendBatch(connection, paths.map((url) => ({ method: 'GET', url }))), isWhole: false };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { outcomes: paths.map(() => ({ ok: false, failure: error.failure })), isWhole: true };
  }
}
