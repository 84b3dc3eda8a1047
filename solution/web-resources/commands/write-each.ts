import { allSucceed, writesInACall, type WriteRequest } from '../shared/batch';
import { errorText } from '../shared/error-text';
import type { Outcome } from './outcome';

/**
 * Writes one row each, a hundred a call; each stands and falls by itself. Where a call fails as a whole, its writes
 * are made again one by one: they must be such that doing them twice does no harm.
 */
export async function writeEach<T extends { readonly name: string }>(
  rows: readonly T[],
  writeOf: (row: T) => WriteRequest,
  progress: (done: number) => void = () => undefined,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let from = 0; from < rows.length; from += writesInACall) {
    progress(from);
    const some = rows.slice(from, from + writesInACall);
    if (await allSucceed(some.map(writeOf))) outcomes.push(...some.map(({ name }): Outcome => ({ name, result: 'done' })));
    else for (const row of some) outcomes.push(await one(row.name, writeOf(row)));
  }
  return outcomes;
}

/** One update by itself. */
export async function one(name: string, { etn, id, payload }: WriteRequest): Promise<Outcome> {
  try {
    await Xrm.WebApi.updateRecord(etn, id ?? '', payload);
    return { name, result: 'done' };
  } catch (error) {
    return { name, result: 'failed', reason: errorText(error) };
  }
}
