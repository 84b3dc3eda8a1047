import { gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import type { IEntity } from 'dataverse-ify';
import type { Outcome } from '../../commands/outcome';
import { allSetsSucceed } from '../../shared/batch';
import { errorText } from '../../shared/error-text';
import { plainId } from '../../shared/guid';
import { createRequest, requestWrites, type NewRequest } from '../../shared/new-requests';
import { allRows, idFilters } from '../../shared/tables';
import { text } from '../../shared/text';
import { readRequestsOf } from './reading';

/** Rows in one call: Dataverse takes 1000 operations in a batch (Learn, "Execute batch operations using the Web API"). */
const rowsInACall = 500;

/** What came of a draft. */
export interface DraftOutcome extends Outcome {
  readonly draft: NewRequest;
}

/**
 * Makes drafts, each with its role mappings in one change set, many in a call. Where a call fails, it is looked which
 * of its drafts are there, and the others are made one by one: so each failure gets its own message. What somebody else,
 * or the handlers, have made meanwhile is not made again.
 * @param progress told how many are through
 */
export async function makeDrafts(drafts: readonly NewRequest[], progress: (done: number) => void): Promise<DraftOutcome[]> {
  const outcomes: DraftOutcome[] = [];
  for (const some of inCalls(drafts)) {
    progress(outcomes.length);
    if (await allSetsSucceed(some.map(requestWrites))) outcomes.push(...some.map(done));
    else outcomes.push(...(await oneByOne(some)));
  }
  return outcomes;
}

/** Drafts for each call; one that is longer than a call goes by itself. Pure. */
export function inCalls(drafts: readonly NewRequest[]): NewRequest[][] {
  const calls: NewRequest[][] = [];
  let rows = rowsInACall;
  for (const draft of drafts) {
    const needed = 1 + draft.mappings.length;
    if (rows + needed > rowsInACall) {
      calls.push([]);
      rows = 0;
    }
    calls[calls.length - 1]?.push(draft);
    rows += needed;
  }
  return calls;
}

const done = (draft: NewRequest): DraftOutcome => ({ draft, name: draft.name, result: 'done' });

async function oneByOne(drafts: readonly NewRequest[]): Promise<DraftOutcome[]> {
  const present = await presentIds(drafts.map(({ id }) => id));
  const outcomes: DraftOutcome[] = [];
  for (const draft of drafts) outcomes.push(present.has(draft.id) ? done(draft) : await one(draft));
  return outcomes;
}

async function one(draft: NewRequest): Promise<DraftOutcome> {
  try {
    await createRequest(draft);
    return done(draft);
  } catch (error) {
    const other = (await readRequestsOf([draft.tenantId ?? ''])).find(({ templateId, hasEnded }) => templateId === draft.templateId && !hasEnded);
    return other
      ? { draft, name: draft.name, result: 'skipped', reason: text('Bulk_MadeMeanwhile', other.status) }
      : { draft, name: draft.name, result: 'failed', reason: errorText(error) };
  }
}

async function presentIds(ids: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const filter of idFilters('gdap_requestid', ids)) {
    for (const row of await allRows<IEntity>(gdapRequest.logicalName, `?$select=gdap_requestid&$filter=${filter}`)) found.add(plainId(row.gdap_requestid as string));
  }
  return found;
}
