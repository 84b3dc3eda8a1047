import type { Suggestion } from '@gdap-manager/entities';
import { ConcurrencyError, OutcomeUnknownError } from '../gateways/transport/service-error';
import type { Policy } from '../policy';
import { isSearched } from './deciding';
import { createEvidenceSearch, type EvidenceSearch } from './matching/evidence';
import { declinedOf, decisiveOf, reconciled } from './matching/match';
import { traitsOfAccount, traitsOfTenants } from './matching/traits';
import { parseCandidates } from './matching/candidates';
import type { MatchingStore } from './matching-store';
import type { CustomerRow, CustomerState } from './model';
import { customerChanges } from './rows';
import { addLinks, createMatcher, ownDomainsOf, searchedTenant, type Wanted } from './searching';
import type { CustomersStore, RefreshedProvider } from './store';

export interface LookContext {
  readonly store: CustomersStore;
  readonly matching: MatchingStore;
  readonly policy: Pick<Policy, 'restartsPerLook'>;
  readonly now: () => Promise<number>;
}

/**
 * Looks at one customer: takes note of what staff have done with it, and looks for its account where it has none.
 * Comes to the same as a refresh does for all of them.
 * @returns `matched` where an account was found that it did not have
 * @throws ServiceError of Dataverse
 */
export async function lookAtCustomer(id: string, context: LookContext): Promise<'gone' | 'unchanged' | 'matched' | 'noted'> {
  const { store, policy, now } = context;
  /** The account that was found, where no answer told whether it was written. */
  let hoped: string | null = null;
  for (let attempt = 0; ; attempt += 1) {
    const row = await store.load(id);
    if (!row) return 'gone';
    if (!row.isActive) return 'unchanged';
    const wanted = await wantedOf(row, context);
    if (!customerChanges(row, wanted)) return hoped !== null && row.accountId === hoped ? 'matched' : 'unchanged';
    try {
      await store.update([{ row, wanted }], await now());
      return row.accountId === null && wanted.accountId !== null ? 'matched' : 'noted';
    } catch (error) {
      if (!(error instanceof ConcurrencyError || error instanceof OutcomeUnknownError) || attempt >= policy.restartsPerLook) throw error;
      if (error instanceof OutcomeUnknownError && row.accountId === null) hoped = wanted.accountId;
    }
  }
}

async function wantedOf(row: CustomerRow, { store, matching }: LookContext): Promise<CustomerState> {
  const state = reconciled(row);
  if (!isSearched(row, state)) return state;
  const provider = (await store.providers()).find(({ id }) => id === row.providerId);
  if (!provider) return state;
  const self: Wanted = { tenantId: row.tenantId, state };
  const search = await searchFor([self], provider, store, matching);
  const [one, ...more] = decisiveOf(search.candidatesOf(row.tenantId).filter(({ accountId }) => !declinedOf(state, search.isActive).includes(accountId)));
  if (!one || more.length > 0) return createMatcher(search, [self], [])(row.tenantId, state);

  const linked = await matching.customersOf(one.accountId, provider.id);
  const rivals = await rivalsFor(one, row, provider, matching);
  const all = [self, ...rivals];
  return createMatcher(rivals.length > 0 ? await searchFor(all, provider, store, matching) : search, all, linked)(row.tenantId, state);
}

/** Other customers of the provider that may be the account's as well. */
async function rivalsFor({ accountId }: Suggestion, row: CustomerRow, provider: RefreshedProvider, matching: MatchingStore): Promise<readonly Wanted[]> {
  const [account] = await matching.accounts([accountId]);
  if (!account) return [];
  const traits = traitsOfAccount(account, await matching.contactsOf(accountId), ownDomainsOf(provider));
  const rows = await matching.unmatchedLike({ domains: traits.domains, beginnings: [], words: [] }, { providerId: provider.id, candidate: accountId });
  return rows.filter(({ id }) => id !== row.id).map((rival) => ({ tenantId: rival.tenantId, state: reconciled(rival) }));
}

/** Compares tenants with the accounts that have something in common with them. */
async function searchFor(wanted: readonly Wanted[], provider: RefreshedProvider, store: CustomersStore, matching: MatchingStore): Promise<EvidenceSearch> {
  const ownDomains = ownDomainsOf(provider);
  const tenants = wanted.map(searchedTenant);
  const traits = traitsOfTenants(tenants, ownDomains);
  const elsewhere = await store.rowsElsewhere(provider.id, tenants.map(({ tenantId }) => tenantId));
  const contacts = await matching.contactsAt([...traits.domains, ...traits.beginnings.map((beginning) => `@${beginning}.`)]);
  const accounts = await matching.accountsLike(traits);
  const known = new Set(accounts.map(({ id }) => id));
  const others = [
    ...contacts.map(({ accountId }) => accountId),
    ...elsewhere.map(({ accountId }) => accountId),
    // Whether what it last belonged to is there still.
    ...wanted.map(({ state }) => parseCandidates(state.candidates).linked),
  ].filter((id): id is string => id !== null && !known.has(id));
  const search = createEvidenceSearch(tenants, ownDomains);
  for (const account of [...accounts, ...(await matching.accounts([...new Set(others)]))]) search.addAccount(account);
  contacts.forEach((contact) => search.addContact(contact));
  addLinks(search, elsewhere);
  return search;
}
