import { counted, text } from '../shared/text';
import { note } from './note';

/** What came of one row. */
export interface Outcome {
  readonly name: string;
  readonly result: 'done' | 'skipped' | 'failed';
  /** Why it was skipped, or what Dataverse said. */
  readonly reason?: string;
}

/** Lines that a dialog shows; the rest is counted. */
const longest = 40;

const order = { failed: 0, skipped: 1, done: 2 } as const;

/**
 * What came of the rows, in words: counts first, then a line for each that was not done, failures in front. Pure but
 * for the texts.
 * @param doneKey text that counts what was done
 */
export function report(doneKey: string, outcomes: readonly Outcome[]): { readonly summary: string; readonly lines: readonly string[] } {
  const count = (result: Outcome['result']) => outcomes.filter((outcome) => outcome.result === result).length;
  const summary = [
    ...(count('done') > 0 || outcomes.length === 0 ? [counted(doneKey, count('done'))] : []),
    ...(count('skipped') > 0 ? [counted('Report_Skipped', count('skipped'))] : []),
    ...(count('failed') > 0 ? [counted('Report_Failed', count('failed'))] : []),
  ].join(' ');
  const troubled = outcomes.filter(({ result }) => result !== 'done').sort((one, other) => order[one.result] - order[other.result]);
  const lines = troubled.slice(0, longest).map(({ name, result, reason }) => text(result === 'failed' ? 'Report_FailedLine' : 'Report_SkippedLine', name, reason ?? ''));
  return { summary, lines: troubled.length > longest ? [...lines, counted('Report_More', troubled.length - longest)] : lines };
}

/** Shows what came of the rows: a note that goes by itself where all went well, else a dialog that has to be read. */
export async function showReport(title: string, doneKey: string, outcomes: readonly Outcome[]): Promise<void> {
  const { summary, lines } = report(doneKey, outcomes);
  if (lines.length === 0) {
    await note(summary);
    return;
  }
  await Xrm.Navigation.openAlertDialog({ title, text: [summary, '', ...lines].join('\n') }, { width: 560, height: 420 });
}
