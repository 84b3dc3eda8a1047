import type { Policy } from '../policy';
import { decide, isSearched, settled, type Known } from './deciding';
import { conclude, type Outcome } from './concluding';
import { positionOf } from './memory';
import { messages } from './messages';
import type { CustomerRow, RowElsewhere } from './model';
import { createOwnership, leaderOf, listsFor, type OwningProvider } from './ownership';
import { isDoubtful, isMissing, newCustomer, type Reading } from './presence';
import { createProgress } from './progress';
import { readLists, type ListGateways, type ReadLists } from './reading';
import { createMatcher, searchAccounts, type Matcher, type Wanted } from './searching';
import type { CustomersStore, RefreshedProvider } from './store';
import { createCustomers, updateCustomers } from './writing';

export interface RefreshContext {
  readonly store: CustomersStore;
  readonly gateways: ListGateways;
  readonly policy: Policy;
  /** The environment's time, milliseconds since 1970. */
  readonly now: () => Promise<number>;
  /** Has those requests seen to that newly found accounts ask for. */
  readonly onMatched: () => Promise<void>;
}

/** One refresh: whose, and why. */
export interface Refresh {
  readonly provider: RefreshedProvider;
  readonly providers: readonly RefreshedProvider[];
  /** Staff want it; else the clock does. */
  readonly isAsked: boolean;
  /** Tries in a row that have failed before. */
  readonly failures: number;
}

/**
 * Brings a provider's customers to where Microsoft has them, and looks for their accounts. Everything is decided
 * before anything is written: the order of pages does not matter, and where one is interrupted the next goes on.
 * @throws ServiceError of Dataverse
 */
export async function refresh(task: Refresh, context: RefreshContext): Promise<Outcome> {
  const { provider, providers, isAsked } = task;
  const { store, gateways, policy, now } = context;
  const startedOn = Math.floor((await now()) / 1000) * 1000;
  const siblings = providers.filter(({ isActive, partnerTenantId }) => isActive && partnerTenantId === provider.partnerTenantId);
  const leader = siblings.find(({ id }) => id === leaderOf(owning(provider), siblings.map(owning))?.id);
  if (leader && leader.id !== provider.id) return conclude({ kind: 'keptElsewhere', leader: leader.name }, { ...task, startedOn, isShown: false }, context);

  const progress = createProgress(store, provider, now, policy);
  if (isAsked) await progress.show(messages.reading(0));
  const rows = await rowsOf(store, provider.id);
  const read = await readLists(listsFor(owning(provider), siblings.map(owning)), gateways, positionOf(provider)?.link, {
    onPage: (named) => progress.tell(messages.reading(named)),
    // An application need not be registered in Partner Center: then customers are those that Graph names.
    needs: (list) => list !== 'partnerCenter' || rows.some(({ isActive, source }) => isActive && source === 'partnerCenter'),
    wantsAllContracts: (listings) => rows.some((row) => row.presence === 'present' && isUnnamed(row, { isComplete: true, isContractsPartial: true, listings })),
  });
  keepOwn(provider, siblings, read);

  const presence = judge(rows, read, task, policy);
  const newTenants = newTenantsOf(rows, read);
  const inSight = { ...presence, listings: read.listings };
  const asking = rows.filter((row) => row.accountId === null || isUnnamed(row, inSight));
  const elsewhere = await rowsElsewhere(store, task, [...newTenants, ...asking.map(({ tenantId }) => tenantId)]);
  const known: Known = { ...inSight, elsewhere, provider: provider.name, now: startedOn };

  const news = newCustomers(newTenants, siblings, read, elsewhere);
  const settledRows = rows.map((row) => ({ row, tenantId: row.tenantId, state: settled(row, known) }));
  const matcher = await matcherFor(store, provider, [...news, ...settledRows.filter(({ row, state }) => isSearched(row, state))], settledRows, elsewhere);
  const creates = news.map(({ tenantId, state }) => ({ tenantId, state: matcher(tenantId, state) }));
  const decideOn = (row: CustomerRow) => decide(row, known, matcher);
  const updates = rows.flatMap((row) => decideOn(row) ?? []);

  const all = creates.length + updates.length;
  if (all > 0) await progress.show(messages.writing(read.listings.size, 0, all));
  let done = 0;
  const writing = { atOnce: policy.customersAtOnce, onDone: (count: number) => progress.tell(messages.writing(read.listings.size, (done += count), all)) };
  const isMatching = creates.some(({ state }) => state.accountId !== null) || updates.some(({ row, wanted }) => wanted.accountId !== row.accountId);
  const write = async () => {
    const created = await createCustomers(store, provider.id, creates, writing);
    const changed = await updateCustomers(store, provider.id, [...updates, ...created.found.flatMap((row) => decideOn(row) ?? [])], decideOn, startedOn, writing);
    return { created, changed };
  };
  // Also where it breaks off: the next refresh does not know any more what this one has written.
  const { created, changed } = await write().finally(() => (isMatching ? context.onMatched() : undefined));
  const states = [...creates.map(({ state }) => state), ...rows.filter(({ isActive }) => isActive).map((row) => decideOn(row)?.wanted ?? row)];
  return conclude({ kind: 'read', read, presence, created, changed, updates, states }, { ...task, startedOn, isShown: progress.isShown() }, context);
}

const owning = ({ id, createdOn, type, indirectProviderTenantId }: RefreshedProvider): OwningProvider => ({
  id, createdOn, isIndirect: type !== 'partnerCenter', indirectProviderTenantId,
});

const isUnnamed = (row: CustomerRow, { listings, ...reading }: Reading & Pick<ReadLists, 'listings'>): boolean => isMissing(row, reading) && !listings.has(row.tenantId);

/** One row a tenant: the active one, where a deactivated one is beside it. */
async function rowsOf(store: CustomersStore, providerId: string): Promise<readonly CustomerRow[]> {
  const rows = new Map<string, CustomerRow>();
  for await (const page of store.rowsOf(providerId)) for (const row of page) if (!rows.get(row.tenantId)?.isActive) rows.set(row.tenantId, row);
  return [...rows.values()];
}

/** Leaves only this provider's customers of those that were read in its partner tenant. */
function keepOwn(provider: RefreshedProvider, siblings: readonly RefreshedProvider[], { listings, reseller }: ReadLists): void {
  const alone = siblings.length <= 1;
  const any = alone && provider.indirectProviderTenantId === null;
  const ours = reseller.filter(({ indirectProviderTenantId }) => any || indirectProviderTenantId === provider.indirectProviderTenantId);
  if (provider.type !== 'partnerCenter') listings.add('delegatedAdminCustomers', ours.map(({ tenantId }) => ({ tenantId, name: undefined, domain: undefined })));
  const isOwn = createOwnership(owning(provider), siblings.map(owning), reseller);
  for (const tenantId of [...listings.tenantIds()]) if (!isOwn(tenantId) || tenantId === provider.partnerTenantId) listings.remove(tenantId);
}

/** What the lists tell of who is gone. */
export interface Presence {
  readonly isComplete: boolean;
  readonly isContractsPartial: boolean;
  readonly isDoubted: boolean;
  /** Customers that lists named until now, and those of them that none names now. */
  readonly before: number;
  readonly gone: number;
}

function judge(rows: readonly CustomerRow[], { failures, isContractsPartial, listings }: ReadLists, { provider, isAsked }: Refresh, policy: Policy): Presence {
  const reading = { isComplete: failures.length === 0, isContractsPartial };
  const present = rows.filter((row) => row.isActive && row.source !== 'manual' && row.presence === 'present');
  const before = present.length;
  const gone = present.filter((row) => isUnnamed(row, { ...reading, listings })).length;
  const { doubtedOn } = provider.memory;
  const isConfirmed = isAsked && doubtedOn !== undefined && (provider.refreshRequestedOn ?? 0) > doubtedOn;
  return { ...reading, before, gone, isDoubted: isDoubtful({ named: listings.size, before, gone }, policy) && !isConfirmed };
}

function newTenantsOf(rows: readonly CustomerRow[], { listings }: ReadLists): readonly string[] {
  const there = new Set(rows.map(({ tenantId }) => tenantId));
  return [...listings.tenantIds()].filter((tenantId) => !there.has(tenantId));
}

const rowsElsewhere = async (store: CustomersStore, { provider, providers }: Refresh, tenantIds: readonly string[]): Promise<readonly RowElsewhere[]> =>
  providers.length > 1 && tenantIds.length > 0 ? store.rowsElsewhere(provider.id, tenantIds) : [];

/** Tenants that another provider of the partner tenant has are that one's, until it gives them up. */
function newCustomers(
  tenantIds: readonly string[],
  siblings: readonly RefreshedProvider[],
  { listings }: ReadLists,
  elsewhere: readonly RowElsewhere[],
): readonly Wanted[] {
  const siblingIds = new Set(siblings.map(({ id }) => id));
  const held = new Set(elsewhere.filter(({ providerId, presence }) => siblingIds.has(providerId) && presence === 'present').map(({ tenantId }) => tenantId));
  return tenantIds.flatMap((tenantId) => {
    const listing = held.has(tenantId) ? undefined : listings.find(tenantId);
    return listing ? [{ tenantId, state: newCustomer(listing) }] : [];
  });
}

/** Accounts are read only where a tenant has none. */
async function matcherFor(
  store: CustomersStore,
  provider: RefreshedProvider,
  wanted: readonly Wanted[],
  rows: readonly (Wanted & { readonly row: CustomerRow })[],
  elsewhere: readonly RowElsewhere[],
): Promise<Matcher> {
  if (wanted.length === 0) return (_tenantId, row) => row;
  const linked = rows.flatMap(({ row: { isActive }, tenantId, state: { accountId, presence } }) =>
    isActive && accountId !== null && presence === 'present' ? [{ tenantId, accountId }] : [],
  );
  return createMatcher(await searchAccounts(store, provider, wanted, elsewhere), wanted, linked);
}
