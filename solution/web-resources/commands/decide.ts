import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import type { RequestRow } from '../shared/requests';

/** What staff may set a request to. */
export type Wanted = 'submitting' | 'terminating';

/**
 * Whether a request in this state may be set to another by staff. Narrower than Dataverse's own transitions, which
 * also let the handlers put right what was wrong: drafts are submitted, and what has not ended is terminated. Pure.
 */
export const mayBecome = (status: number, wanted: Wanted): boolean =>
  Object.values(requestStatus).some(({ value, state, to }) =>
    value === status && state === 'active' && (to as readonly string[]).includes(wanted) && (wanted === 'terminating' || status === requestStatus.draft.value));

/** What every row has. */
interface Identified {
  readonly id: string;
  readonly name: string;
}

/** What becomes of each row that was selected. */
export interface Selection<T extends Identified = RequestRow> {
  readonly act: readonly T[];
  readonly skip: readonly { readonly row: T; readonly reason: string }[];
  /** Ids of rows that are not there any more. */
  readonly gone: readonly string[];
}

/**
 * Sorts what was selected by what it is now: lists can be old. Every id ends in exactly one place. Pure.
 * @param reasonAgainst why a row must not be touched; undefined where it may be
 */
export function decide<T extends Identified>(ids: readonly string[], rows: readonly T[], reasonAgainst: (row: T) => string | undefined): Selection<T> {
  const wanted = new Set(ids);
  const present = rows.filter(({ id }) => wanted.has(id));
  const found = new Set(present.map(({ id }) => id));
  const judged = present.map((row) => ({ row, reason: reasonAgainst(row) }));
  return {
    act: judged.flatMap(({ row, reason }) => (reason === undefined ? [row] : [])),
    skip: judged.flatMap(({ row, reason }) => (reason === undefined ? [] : [{ row, reason }])),
    gone: [...wanted].filter((id) => !found.has(id)),
  };
}
