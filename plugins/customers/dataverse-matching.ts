import { account, contact, CustomerPresence, gdapProviderAccount, type Row } from '@gdap-manager/entities';
import { columns } from '../gateways/dataverse/columns';
import type { DataverseGateway, Query } from '../gateways/dataverse/gateway';
import { chunksOf } from './chunks';
import type { Traits } from './matching/traits';
import type { MatchingStore } from './matching-store';
import { customerOf, customerShape } from './rows';
import { accountFacts, accountShape, contactFacts, contactShape, type AccountRow, type ContactRow } from './standard-rows';

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
  const accountId = ({ accountid }: AccountRow) => accountid;
  const contactsWhere = (conditions: readonly string[]) =>
    anyOf<ContactRow>(contact.entitySetName, { ...contactShape, filter: 'statecode eq 0 and emailaddress1 ne null and _parentcustomerid_value ne null' }, conditions, ({ contactid }) => contactid);

  return {
    accounts: async (ids) => (await anyOf<AccountRow>(account.entitySetName, { ...accountShape, filter: 'statecode eq 0' }, ids.map((id) => `accountid eq ${id}`), accountId)).map(accountFacts),
    async accountsLike({ domains, beginnings, words }) {
      const parts = [...domains, ...beginnings.map((beginning) => `${beginning}.`)];
      const conditions = [...parts.flatMap((part) => [contains('websiteurl', part), contains('emailaddress1', part)]), ...words.map((word) => contains('name', word))];
      return (await anyOf<AccountRow>(account.entitySetName, { ...accountShape, filter: 'statecode eq 0' }, conditions, accountId)).map(accountFacts);
    },
    contactsAt: async (domains) => (await contactsWhere(domains.map((domain) => contains('emailaddress1', domain)))).flatMap(contactFacts),
    contactsOf: async (id) => (await contactsWhere([`_parentcustomerid_value eq ${id}`])).flatMap(contactFacts),
    async accountOfContact(id) {
      const row = await dataverse.retrieve<ContactRow>(contact.entitySetName, id, contactShape);
      return row?._parentcustomerid_value ?? undefined;
    },
    async unmatchedLike(traits, { providerId, candidate }) {
      const filter = `statecode eq 0 and _gdap_accountid_value eq null${providerId ? ` and _gdap_providerid_value eq ${providerId}` : ''}`;
      const conditions = [...likeTenant(traits), ...(candidate ? [`_gdap_suggestedaccountid_value eq ${candidate}`, contains('gdap_suggestions', candidate)] : [])];
      const rows = await anyOf<ProviderAccount>(gdapProviderAccount.entitySetName, { ...customerShape, filter }, conditions, ({ gdap_provideraccountid }) => gdap_provideraccountid);
      return rows.map(customerOf).filter(({ presence, matchState }) => presence === 'present' && matchState !== 'ignored');
    },
    async customersOf(id, providerId) {
      const rows = await all<ProviderAccount>(gdapProviderAccount.entitySetName, {
        select: columns<typeof gdapProviderAccount>('gdap_tenantid', 'gdap_presence'),
        filter: `statecode eq 0 and _gdap_accountid_value eq ${id} and _gdap_providerid_value eq ${providerId}`,
      });
      return rows.filter(({ gdap_presence }) => gdap_presence !== CustomerPresence.vanished).map(({ gdap_tenantid }) => ({ tenantId: (gdap_tenantid ?? '').trim().toLowerCase(), accountId: id }));
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
