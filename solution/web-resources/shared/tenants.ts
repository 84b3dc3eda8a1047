import { account } from '@gdap-manager/entities/account/table';
import { cut } from '@gdap-manager/entities/cut';
import type { ColumnOf, RowChanges } from '@gdap-manager/entities/language/row';
import { parseSuggestions, type Suggestion } from '@gdap-manager/entities/provider-account/suggestions';
import { CustomerPresence, gdapProviderAccount, MatchedBy, MatchState } from '@gdap-manager/entities/provider-account/table';
import type { IEntity } from 'dataverse-ify';
import { createOf, updateOf, type WriteRequest } from './batch';
import { plainId } from './guid';
import { allRows, idFilters, type Reference } from './tables';

/** A customer's tenant as commands and the matching page need it. */
export interface TenantRow {
  readonly id: string;
  readonly name: string;
  readonly domain: string | undefined;
  readonly provider: Reference | undefined;
  /** The account that it belongs to. */
  readonly account: Reference | undefined;
  readonly suggested: Reference | undefined;
  /** `gdap_MatchState`; undefined where nobody has searched. */
  readonly matchState: number | undefined;
}

/** What is read of a tenant only when somebody looks at it: it is long. */
export interface TenantDetails {
  readonly suggestions: readonly Suggestion[];
  readonly reason: string | undefined;
}

type Changes = RowChanges<typeof gdapProviderAccount>;

const columns = [
  'gdap_provideraccountid', 'gdap_name', 'gdap_defaultdomain', '_gdap_providerid_value', '_gdap_accountid_value', '_gdap_suggestedaccountid_value', 'gdap_matchstate',
] satisfies readonly ColumnOf<typeof gdapProviderAccount>[];

/** What the view *Needs Matching* shows. */
const needsMatching =
  `statecode eq 0 and _gdap_accountid_value eq null and (gdap_presence eq null or gdap_presence ne ${CustomerPresence.vanished})` +
  ` and (gdap_matchstate eq null or gdap_matchstate ne ${MatchState.ignored})`;

const read = async (filter: string): Promise<TenantRow[]> =>
  (await allRows<IEntity>(gdapProviderAccount.logicalName, `?$select=${columns.join(',')}&$filter=${filter}&$orderby=gdap_name`)).map(tenantOf);

/** Tenants by their ids, as they are now; those that are gone, or that the person may not read, are missing. */
export async function readTenants(ids: readonly string[]): Promise<TenantRow[]> {
  const rows: TenantRow[] = [];
  for (const filter of idFilters('gdap_provideraccountid', ids)) rows.push(...(await read(filter)));
  return rows;
}

/** Every tenant that belongs to no account and may be a customer. */
export const readNeedsMatching = (): Promise<TenantRow[]> => read(needsMatching);

/** Candidates and reasons, by tenant. */
export async function readDetails(ids: readonly string[]): Promise<Map<string, TenantDetails>> {
  const found = new Map<string, TenantDetails>();
  for (const filter of idFilters('gdap_provideraccountid', ids)) {
    for (const row of await allRows<IEntity>(gdapProviderAccount.logicalName, `?$select=gdap_provideraccountid,gdap_suggestions,gdap_matchreason&$filter=${filter}`)) {
      found.set(plainId(row.gdap_provideraccountid as string), { suggestions: parseSuggestions(row.gdap_suggestions as string | null), reason: (row.gdap_matchreason as string | null) ?? undefined });
    }
  }
  return found;
}

const tenantOf = (row: IEntity): TenantRow => ({
  id: plainId(row.gdap_provideraccountid as string),
  name: (row.gdap_name as string | null) ?? '',
  domain: (row.gdap_defaultdomain as string | null) ?? undefined,
  provider: row.gdap_providerid as Reference | undefined,
  account: row.gdap_accountid as Reference | undefined,
  suggested: row.gdap_suggestedaccountid as Reference | undefined,
  matchState: (row.gdap_matchstate as number | null) ?? undefined,
});

const change = (tenantId: string, changes: Changes): WriteRequest => updateOf(gdapProviderAccount.logicalName, tenantId, changes);

/** Makes a tenant an account's. Pure. */
export const matchWrite = (tenantId: string, accountId: string): WriteRequest =>
  change(tenantId, { 'gdap_AccountId@odata.bind': `/${account.entitySetName}(${plainId(accountId)})`, gdap_matchstate: MatchState.matched, gdap_matchedby: MatchedBy.staff });

/** Says that a tenant is no customer, or that it may be one: then its account is searched again. Pure. */
export const customerWrite = (tenantId: string, isCustomer: boolean): WriteRequest => change(tenantId, { gdap_matchstate: isCustomer ? MatchState.notSearched : MatchState.ignored });

/** Characters of an account's name and website (Learn, "Account table/entity reference"). */
const longest = { name: 160, website: 200 };

/** Domains that Microsoft gives to tenants: they have no website. */
const initialDomain = /\.onmicrosoft\.(com|de|us)$|\.partner\.onmschina\.cn$/i;

/** The row of the account that is made for a tenant: its name, and its website. Pure. */
export const accountFor = ({ name, domain }: Pick<TenantRow, 'name' | 'domain'>): { name: string; websiteurl?: string } => {
  const website = domain && !initialDomain.test(domain) ? `https://${domain}` : undefined;
  return { name: cut(name, longest.name), ...(website && website.length <= longest.website ? { websiteurl: website } : {}) };
};

/**
 * Makes an account for a tenant, and the tenant the account's: one change set, so that there is never the one without
 * the other. The account has the id that the tenant's row has: two people at the same moment make one account and not
 * two. Pure.
 */
export const newAccountWrites = (tenant: TenantRow): WriteRequest[] => [createOf(account.logicalName, { accountid: tenant.id, ...accountFor(tenant) }), matchWrite(tenant.id, tenant.id)];
