import { ConcurrencyError, ServiceError } from '../gateways/transport/service-error';
import type { TimelineEvent } from '../timeline/event';
import { dayOf, event } from '../timeline/event';
import { lookAgain, type GroupContext } from './context';
import { happened } from './messages';
import { updateOf, type GroupRow } from './model';
import type { GroupProvider } from './store';
import { planWanted, type WantedFacts, type WantedPlan } from './wanted-plan';

/** Steps of one row: search, create, search again. */
const steps = 4;

/**
 * Finds or makes the groups that rows of a provider want, one after the other.
 * @returns how many rows were written @throws ServiceError of Dataverse
 */
export async function bringWanted(provider: GroupProvider, context: GroupContext, trackingId: string): Promise<number> {
  const rows = await context.store.unconfirmed(provider.facts.id);
  let written = 0;
  for (const row of rows) {
    try {
      if (await bringOne(provider, row, rows, context, trackingId)) written += 1;
    } catch (error) {
      // Somebody changed the row, who has it looked at again.
      if (!(error instanceof ConcurrencyError)) throw error;
      lookAgain(context.known, provider.facts.id, await context.now());
    }
  }
  return written;
}

async function bringOne(provider: GroupProvider, wanted: GroupRow, unconfirmed: readonly GroupRow[], context: GroupContext, trackingId: string): Promise<boolean> {
  const { store, known, policy } = context;
  const { id } = provider.facts;
  const now = Math.floor((await context.now()) / 1000) * 1000;
  const others = unconfirmed.filter((row) => row.id !== wanted.id);
  let facts: WantedFacts = { row: wanted, others, found: 'unread', now, failures: known.failures.get(wanted.id) ?? 0 };
  let isWritten = false;
  for (let round = 0; round < steps; round += 1) {
    const plan = planWanted(facts, policy);
    if (plan.do === 'write') return (await finish(plan, facts.row)) || isWritten;
    if (plan.do === 'search') facts = await search(plan.name, facts);
    else {
      const intent = updateOf(facts.row, plan.intent);
      if (intent) facts = { ...facts, row: { ...facts.row, ...intent.changes, etag: await store.updateOne(intent, now) } };
      isWritten = true;
      const created = await failing(async () => (await context.directoryOf(provider.facts)).createGroup({ displayName: plan.name, description: plan.description ?? undefined }));
      facts = { ...facts, created };
    }
  }
  throw new Error(`The plan for the security group ${wanted.id} comes to no end.`);

  async function search(name: string, facts: WantedFacts): Promise<WantedFacts> {
    const found = await failing(async () => (await context.directoryOf(provider.facts)).groupsNamed(name));
    if ('failure' in found) return { ...facts, found };
    const taken = found.length > 0 ? await store.rowsOf(id, found.map((group) => group.id)) : [];
    return { ...facts, found, others: [...others, ...taken.filter((row) => row.id !== wanted.id)] };
  }

  async function finish(plan: Extract<WantedPlan, { do: 'write' }>, row: GroupRow): Promise<boolean> {
    const { view, again, failure } = plan;
    if (failure) known.failures.set(row.id, facts.failures + 1);
    else known.failures.delete(row.id);
    if (again !== undefined) lookAgain(known, id, now + again * 1000);
    const update = updateOf(row, view);
    if (!update) return false;
    const told = eventOf(row, update.changes.message ?? null, plan, now);
    if (told) await store.saveEvent(id, told, now, trackingId);
    await store.updateOne(update, now);
    if (update.changes.presence !== undefined) await context.announceGroup(row.id);
    return true;
  }
}

/** What the provider's timeline tells of a wanted group, where it is news. */
function eventOf(row: GroupRow, message: string | null, { view: { presence }, became, failure }: Extract<WantedPlan, { do: 'write' }>, now: number): TimelineEvent | undefined {
  if (became) return event(`group ${became} ${row.id} ${dayOf(now)}`, happened[became](row.name));
  const needsStaff = presence === 'attention';
  if (!message || (!needsStaff && !failure)) return undefined;
  return event(`group trouble ${row.id} ${failure?.code ?? ''} ${dayOf(now)}`, happened.attention(row.name, message), {
    severity: 'warning', waitingOn: needsStaff ? 'staff' : 'microsoft', ...(failure ? { failure } : {}),
  });
}

/** A call of Microsoft, or why it failed. */
async function failing<T>(call: () => Promise<T>): Promise<T | { readonly failure: ServiceError['failure'] }> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { failure: error.failure };
  }
}
