import { chunksOf } from '../chunks';
import { meaningOf } from '../failures';
import { isAskedSince } from '../gateways/dataverse/moments';
import { PositionLost, type DirectoryGroup } from '../gateways/graph/directory-gateway';
import { ConcurrencyError, OutcomeUnknownError, ServiceError, type ServiceFailure } from '../gateways/transport/service-error';
import { backOffSeconds } from '../policy';
import { dayOf } from '../timeline/event';
import { lookAgain, type GroupContext } from './context';
import { failureEvent, newsEvents, suspiciousEvent } from './events';
import { planRound, type Found, type RoundPlan } from './round-plan';
import type { GroupProvider, Position } from './store';

/** Rows of one call. */
const rowsAtOnce = 500;
/** How often a plan is made anew because somebody changed the rows meanwhile. */
const plansInARow = 5;

/**
 * Reads what has changed of a provider's groups, or all of them, and brings the rows up to it. What was read before a
 * failure is kept; the position moves on only when everything is written, so a crash at any moment repeats and loses nothing.
 * @returns what came of it, for the log @throws ServiceError of Dataverse
 */
export async function round(provider: GroupProvider, context: GroupContext, trackingId: string): Promise<string> {
  const { policy, known, store } = context;
  const { id } = provider.facts;
  const now = await context.now();
  const last = known.rounds.get(id);
  const begin = beginning(provider, last?.position ?? provider.position, now, policy.allGroupsSeconds);
  const { found, next, failure } = await readFrom(provider, begin.position, context);
  const written = await bring(provider, found, begin.isOtherPrefix, context, now, trackingId);

  if (failure) {
    const failures = (last?.failures ?? 0) + 1;
    const seconds = meaningOf(failure) === 'connection' ? policy.staffRetrySeconds : Math.max(backOffSeconds(failures - 1, policy), (failure.retryAfterMs ?? 0) / 1000);
    known.rounds.set(id, { on: now, position: last?.position, failures });
    lookAgain(known, id, now + seconds * 1000);
    const told = `${id} ${failure.status} ${failure.code} ${dayOf(now)}`;
    if (!known.told.has(told)) await store.saveEvent(id, failureEvent(failure, now, now + seconds * 1000), now, trackingId);
    known.told.add(told);
    return `groups not read: ${failure.code}`;
  }
  const position: Position = {
    tenantId: provider.facts.partnerTenantId ?? '', prefix: provider.prefix, next: next ?? '', savedOn: provider.position?.savedOn ?? 0,
    allReadOn: found.list === 'all' ? now : (begin.position?.allReadOn ?? now),
  };
  const isToBeSaved = written > 0 || begin.isOther || now - position.savedOn >= policy.positionSaveSeconds * 1000;
  if (isToBeSaved && next) await store.savePosition(id, { ...position, savedOn: now });
  known.rounds.set(id, { on: now, position: next ? position : undefined, failures: 0 });
  return written > 0 ? `${written} groups written` : 'unchanged';
}

interface Beginning {
  /** Absent: all groups are read. */
  readonly position: Position | undefined;
  readonly isOtherPrefix: boolean;
  /** What was remembered holds no more, or nothing was. */
  readonly isOther: boolean;
}

/** Where a round goes on from. Everything is read anew in another tenant, for another prefix, now and then, and when staff ask. */
function beginning({ facts, prefix, refreshRequestedOn }: GroupProvider, position: Position | undefined, now: number, allGroupsSeconds: number): Beginning {
  const isOther = !position || position.tenantId !== facts.partnerTenantId || position.prefix !== prefix;
  const isOld = position !== undefined && (now - position.allReadOn >= allGroupsSeconds * 1000 || isAskedSince(refreshRequestedOn, position.allReadOn));
  return { position: isOther || isOld || position.next === '' ? undefined : position, isOtherPrefix: position !== undefined && position.prefix !== prefix, isOther };
}

interface Read {
  readonly found: Found;
  readonly next: string | undefined;
  /** Why it did not come to its end. */
  readonly failure?: ServiceFailure;
}

async function readFrom(provider: GroupProvider, position: Position | undefined, context: GroupContext): Promise<Read> {
  const groups = new Map<string, DirectoryGroup>();
  const removed = new Set<string>();
  const found = (isComplete: boolean): Found => ({ list: position ? 'changes' : 'all', isComplete, groups, removed });
  let next: string | undefined;
  try {
    for await (const page of (await context.directoryOf(provider.facts)).groupChanges(position?.next)) {
      // What is named again has changed since.
      for (const group of page.changed) {
        groups.set(group.id, group);
        removed.delete(group.id);
      }
      for (const id of page.removed) {
        removed.add(id);
        groups.delete(id);
      }
      next = page.nextRound;
    }
    return { found: found(true), next };
  } catch (error) {
    if (error instanceof PositionLost) return readFrom(provider, undefined, context);
    if (!(error instanceof ServiceError) || error.failure.service === 'dataverse') throw error;
    return { found: found(false), next: undefined, failure: error.failure };
  }
}

/** Brings the rows up to what was found. @returns how many were written */
async function bring(provider: GroupProvider, found: Found, isOtherPrefix: boolean, context: GroupContext, now: number, trackingId: string): Promise<number> {
  const { store, announceGroup } = context;
  if (found.groups.size === 0 && found.removed.size === 0 && !(found.list === 'all' && found.isComplete)) return 0;
  const { id } = provider.facts;
  const usedRows = isOtherPrefix ? await store.usedRows() : undefined;
  let written = 0;
  for (let attempt = 1; ; attempt += 1) {
    const plan = planRound({ found, rows: await store.rows(id), prefix: provider.prefix, usedRows });
    // The timeline comes first: a row that says it already would keep the next round from telling.
    for (const event of newsEvents(plan.news, now)) await store.saveEvent(id, event, now, trackingId);
    if (plan.isSuspicious) await store.saveEvent(id, suspiciousEvent(now), now, trackingId);
    try {
      written += await write(id, plan, context, now);
      for (const { row, changes } of plan.updates) if (changes.presence !== undefined || changes.name !== undefined) await announceGroup(row.id);
      return written;
    } catch (error) {
      const isOvertaken = error instanceof ConcurrencyError || error instanceof OutcomeUnknownError;
      if (!isOvertaken || attempt >= plansInARow) throw error;
    }
  }
}

async function write(providerId: string, { creates, updates }: RoundPlan, { store }: GroupContext, now: number): Promise<number> {
  for (const views of chunksOf(creates, rowsAtOnce)) await store.create(providerId, views, now);
  for (const some of chunksOf(updates, rowsAtOnce)) await store.update(some, now);
  return creates.length + updates.length;
}
