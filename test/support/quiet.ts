import type { Stack } from '../../scripts/lib/stack';
import { until } from '../../scripts/lib/until';

/**
 * Resolves when nothing is under way any more: every webhook has been called, and what it announced has been looked at.
 * Twice in a row, for looking may change a row that is looked at again.
 */
export async function untilQuiet({ api, host }: Pick<Stack, 'api' | 'host'>, ...otherHosts: readonly Stack['host'][]): Promise<void> {
  let quiet = 0;
  await until('everything to stand still', async (saw) => {
    const jobs = await api.list('asyncoperations?$select=name,message,statuscode&$filter=statecode ne 3&$top=3');
    saw(jobs);
    quiet = jobs.length === 0 ? quiet + 1 : 0;
    for (const one of [host, ...otherHosts]) {
      await one.tick();
      await one.idle();
    }
    return quiet > 2;
  });
}
