import { emailDomain } from './matching/domains';
import { createEvidenceSearch, type EvidenceSearch, type SearchedTenant } from './matching/evidence';
import { declinedOf, searched, type Matched } from './matching/match';
import { rivalryOf, type Linked } from './matching/rivals';
import type { CustomerState, RowElsewhere } from './model';
import type { CustomersStore, RefreshedProvider } from './store';

/** A tenant that is searched, with its row as it would be without an account. */
export interface Wanted {
  readonly tenantId: string;
  readonly state: CustomerState;
}

/** Says what becomes of a tenant's row; of one that was not searched nothing does. */
export type Matcher = <Row extends Matched>(tenantId: string, row: Row) => Row;

/** The partner's own domains: its people are everybody's contacts. */
export function ownDomainsOf({ connectedBy }: Pick<RefreshedProvider, 'connectedBy'>): ReadonlySet<string> {
  const domain = emailDomain(connectedBy);
  return new Set(domain === undefined ? [] : [domain]);
}

/** Reads all active accounts and contacts, once, and compares them with these tenants. */
export async function searchAccounts(
  store: Pick<CustomersStore, 'activeAccounts' | 'activeContacts'>,
  provider: RefreshedProvider,
  wanted: readonly Wanted[],
  elsewhere: readonly RowElsewhere[],
): Promise<EvidenceSearch> {
  const search = createEvidenceSearch(wanted.map(searchedTenant), ownDomainsOf(provider));
  for await (const page of store.activeAccounts()) page.forEach((account) => search.addAccount(account));
  for await (const page of store.activeContacts()) page.forEach((contact) => search.addContact(contact));
  addLinks(search, elsewhere);
  return search;
}

export const searchedTenant = ({ tenantId, state: { name, domain } }: Wanted): SearchedTenant => ({ tenantId, name, domain });

/** The same tenant at other providers. */
export function addLinks(search: EvidenceSearch, elsewhere: readonly RowElsewhere[]): void {
  for (const { tenantId, accountId, providerName } of elsewhere) if (accountId) search.addLink({ tenantId, accountId, provider: providerName });
}

/** Decides about each tenant with all others of the provider in view. Pure. */
export function createMatcher(search: EvidenceSearch, wanted: readonly Wanted[], linked: readonly Linked[]): Matcher {
  const contenders = wanted.map(({ tenantId, state }) => ({ tenantId, candidates: search.candidatesOf(tenantId), declined: declinedOf(state, search.isActive) }));
  const rivalry = rivalryOf(linked, contenders);
  const known = new Set(wanted.map(({ tenantId }) => tenantId));
  return (tenantId, row) => {
    if (!known.has(tenantId)) return row;
    return searched(row, { candidates: search.candidatesOf(tenantId), isActiveAccount: search.isActive, rivalry: (accountId) => rivalry(tenantId, accountId) });
  };
}
