import { prepared } from './prepared';
import { beginRun } from './run';

/** What jest tells of a run: the files that were asked for, none where all were. */
interface Run {
  readonly testPathPatterns: { readonly patterns: readonly string[] };
}

/**
 * Before the first suite. A run of all suites needs whatever can be prepared: here no time limit of a suite runs yet.
 * Where it cannot be prepared, the suites that need it try again, and the others run all the same.
 */
export default async function begin({ testPathPatterns: { patterns } }: Run): Promise<void> {
  beginRun();
  if (patterns.length > 0) return;
  for (const result of await Promise.allSettled([prepared(false), prepared(true)])) if (result.status === 'rejected') process.stderr.write(`${String((result.reason as Error).stack)}\n`);
}
