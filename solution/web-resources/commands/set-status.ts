import { gdapRequest, RequestStatus } from '@gdap-manager/entities/gdap-request/table';
import { allSucceed, updateOf, writesInACall, type WriteRequest } from '../shared/batch';
import { readRequests, type RequestRow } from '../shared/requests';
import { text } from '../shared/text';
import { mayBecome, type Selection, type Wanted } from './decide';
import type { Outcome } from './outcome';
import { one } from './write-each';

/** Why a request cannot be set to a status now. */
export const statusAgainst = (wanted: Wanted) => (row: RequestRow): string | undefined =>
  mayBecome(row.status, wanted) ? undefined : text('Skip_Status', row.statusLabel);

/**
 * The outcomes of what is not touched.
 * @param goneName what a row is called that is not there any more
 */
export const untouched = <T extends { readonly id: string; readonly name: string }>({ skip, gone }: Selection<T>, goneName = text('Gone_Name')): Outcome[] => [
  ...skip.map(({ row, reason }): Outcome => ({ name: row.name, result: 'skipped', reason })),
  ...gone.map((): Outcome => ({ name: goneName, result: 'skipped', reason: text('Skip_Gone') })),
];

/**
 * Sets requests to a status, a hundred a call; each stands and falls by itself. Where a call fails as a whole, the
 * rows are read again, and those that have not changed are written one by one: so each failure gets its own message.
 * @param progress told how many are through
 */
export async function setStatus(rows: readonly RequestRow[], wanted: Wanted, progress: (done: number) => void): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let from = 0; from < rows.length; from += writesInACall) {
    progress(from);
    const some = rows.slice(from, from + writesInACall);
    const succeeded = await allSucceed(some.map(({ id }) => change(id, wanted)));
    outcomes.push(...(succeeded ? some.map(({ name }): Outcome => ({ name, result: 'done' })) : await oneByOne(some, wanted)));
  }
  return outcomes;
}

const change = (id: string, wanted: Wanted): WriteRequest => updateOf(gdapRequest.logicalName, id, { statuscode: RequestStatus[wanted] });

async function oneByOne(rows: readonly RequestRow[], wanted: Wanted): Promise<Outcome[]> {
  const now = new Map((await readRequests(rows.map(({ id }) => id))).map((row) => [row.id, row]));
  const outcomes: Outcome[] = [];
  for (const { id, name } of rows) {
    const row = now.get(id);
    if (!row) outcomes.push({ name, result: 'skipped', reason: text('Skip_Gone') });
    // What may no longer be set has been set, by the call that failed later.
    else outcomes.push(mayBecome(row.status, wanted) ? await one(name, change(id, wanted)) : { name, result: 'done' });
  }
  return outcomes;
}
