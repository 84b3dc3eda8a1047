import type { ColumnModel } from '../../app-model';
import type { FieldValue } from '../contracts';
import { sameValue } from './values';

/** What two people made of one column since both read it. */
export interface Versions {
  readonly column: ColumnModel;
  readonly base: FieldValue;
  readonly mine: FieldValue;
  readonly theirs: FieldValue;
}

/**
 * What a form holds after it learned of another's changes: `theirs` where I changed nothing, `same` where both came to
 * one value, `mine` where they changed nothing, and `conflict` where both changed it differently. Pure.
 */
export function mergeColumn({ base, mine, theirs }: Versions): 'theirs' | 'same' | 'mine' | 'conflict' {
  if (sameValue(mine, theirs)) return 'same';
  if (sameValue(base, mine)) return 'theirs';
  return sameValue(base, theirs) ? 'mine' : 'conflict';
}
