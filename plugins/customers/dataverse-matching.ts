import { account, contact, CustomerPresence, gdapProviderAccount, type Row } from '@gdap-manager/entities';
import { chunksOf } from '../chunks';
import { columns } from '../gateways/dataverse/columns';
import type { DataverseGateway, Query } from '../gateways/dataverse/gateway';
import type { Traits } from './matching/traits';
import type { MatchingStore } from './matching-store';
import { customerOf, customerShape } from './rows';
import { accountFacts, accountShape, activeAccounts, activeContacts, contactFacts, contactShape, type AccountRow, type ContactRow } from './standard-rows';

type ProviderAccount = Row<typeof gdapProviderAccount>;

/** Conditions in one filter: addresses have an end. */
const conditionsAtOnce = 40;

/** Looks up what few rows need, over Dataverse. */
export function createDataverseMatching(dataverse: DataverseGateway): MatchingStore {
  async function all<T>(set: string, query: Query): Promise<T[]> {
    const rows: T[] = [];
    for await (const page of dataverse.query<T>(set, query)) rows.push(...page);
    return rows;
  }
  /** Rows that any of the conditions holds for, each once. */
  async function anyOf<T>(set: string, query: Query & { readonly filter: string }, conditions: readonly string[], idOf: (row: T) => string): Promise<T[]> {
    const rows = new Map<string, T>();
    for (const some of chunksOf(conditions, conditionsAtOnce)) {
      for (const row of await all<T>(set, { ...query, filter: `${query.filter} and (${some.join(' or ')})` })) rows.set(idOf(row), row);
    }
    return [...rows.values()];
  }
  const accountsWhere = async (conditions: readonly string[]) =>
    (await anyOf<AccountRow>(account.entitySetName, { ...accountShape, filter: activeAccounts }, conditions, ({ accountid }) => accountid)).map(accountFacts);
  const contactsWhere = async (conditions: readonly string[]) =>
    (await anyOf<ContactRow>(contact.entitySetName, { ...contactShape, filter: activeContacts }, conditions, ({ contactid }) => contactid)).flatMap(contactFacts);

  return {
    accounts: (ids) => accountsWhere(ids.map((id) => `accountid eq ${id}`)),
    accountsLike({ domains, beginnings, words }) {
      const parts = [...domains, ...beginnings.map((beginning) => `${beginning}.`)];
      return accountsWhere([...parts.flatMap((part) => [contains('websiteurl', part), contains('emailaddress1', part)]), ...words.map((word) => contains('name', word))]);
    },
    contactsAt: (domains) => contactsWhere(domains.map((domain) => contains('emailaddress1', domain))),
    contactsOf: (id) => contactsWhere([`_parentcustomerid_value eq ${id}`]),
    async accountOfContact(id) {
      const row = await dataverse.retrieve<ContactRow>(contact.entitySetName, id, contactShape);
      return row?._parentcustomerid_value ?? undefined;
    },
    async unmatchedLike(traits, { providerId, candidate }) {
      const filter = `statecode eq 0 and _gdap_accountid_value eq null${providerId ? ` and _gdap_providerid_value eq ${providerId}` : ''}`;
      const conditions = [...likeTenant(traits), ...(candidate ? [`_gdap_suggestedaccountid_value eq ${candidate}`, contains('gdap_suggestions', candidate)] : [])];
      const rows = await anyOf<ProviderAccount>(gdapProviderAccount.entitySetName, { ...customerShape, filter }, conditions, (row) => row.gdap_provideraccountid);
      return rows.map(customerOf).filter(({ presence, matchState }) => presence === 'present' && matchState !== 'ignored');
    },
    async customersOf(id, providerId) {
      const rows = await all<ProviderAccount>(gdapProviderAccount.entitySetName, {
        select: columns<typeof gdapProviderAccount>('gdap_tenantid', 'gdap_presence'),
        filter: `statecode eq 0 and _gdap_accountid_value eq ${id} and _gdap_providerid_value eq ${providerId}`,
      });
      const present = rows.filter(({ gdap_presence }) => gdap_presence !== CustomerPresence.vanished);
      return present.map(({ gdap_tenantid }) => ({ tenantId: (gdap_tenantid ?? '').trim().toLowerCase(), accountId: id }));
    },
  };
}

const likeTenant = ({ domains, beginnings, words }: Traits): readonly string[] => [
  ...domains.map((domain) => contains('gdap_defaultdomain', domain)),
  ...beginnings.map((beginning) => `startswith(gdap_defaultdomain,'${quoted(`${beginning}.`)}')`),
  ...words.map((word) => contains('gdap_name', word)),
];

const contains = (column: string, text: string): string => `contains(${column},'${quoted(text)}')`;

/** Within quotes of OData. Dataverse knows wildcards there ("Filter rows: string functions"): the one that stands for any letter does for all of them. */
const quoted = (text: string): string => text.replaceAll("'", "''").replaceAll(/[%_[\]]/g, '_');
