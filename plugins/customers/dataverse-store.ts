import { account, contact, gdapEvent, gdapProvider, gdapProviderAccount, RefreshState, StateCode, type Row } from '@gdap-manager/entities';
import { chunksOf } from '../chunks';
import { columns, nameOf } from '../gateways/dataverse/columns';
import type { Change, DataverseGateway, Query, Shape } from '../gateways/dataverse/gateway';
import { momentOf, momentText } from '../gateways/dataverse/moments';
import { providerFacts, providerShape } from '../provider/facts';
import { parseProviderMemory, saveSection } from '../provider/memory';
import { eventId, eventRow, saveEvent } from '../timeline/rows';
import { memorySection, refreshMemory } from './memory';
import type { RowElsewhere } from './model';
import { customerChanges, customerOf, customerRow, customerShape } from './rows';
import { accountFacts, accountShape, activeAccounts, activeContacts, contactFacts, contactShape, type AccountRow, type ContactRow } from './standard-rows';
import type { CustomersStore, CustomerUpdate, RefreshedProvider } from './store';

type Provider = Row<typeof gdapProvider>;
type ProviderAccount = Row<typeof gdapProviderAccount>;

const customers = gdapProviderAccount.entitySetName;

/** Rows on a page; Dataverse gives no more. */
const pageSize = 5000;
/** Tenants in one filter: an address may have 32,768 characters, a tenant takes some 60. */
const tenantsAtOnce = 100;
/** Beyond so many tenants it is quicker to read all rows. */
const tenantsOneByOne = 1000;

const shapeOfProvider: Shape = {
  select: [
    ...providerShape.select,
    ...columns<typeof gdapProvider>(
      'statecode', 'createdon', 'gdap_connectedby', 'gdap_refreshrequestedon', 'gdap_refreshedon', 'gdap_refreshstate', 'gdap_refreshmessage', 'gdap_memory',
    ),
  ],
};

/** The customers' store over Dataverse: few columns, 5000 rows a page. */
export function createDataverseCustomers(dataverse: DataverseGateway): CustomersStore {
  const all = async <T>(set: string, query: Query): Promise<T[]> => {
    const rows: T[] = [];
    for await (const page of dataverse.query<T>(set, { pageSize, ...query })) rows.push(...page);
    return rows;
  };
  const ofTenants = async <T>(filter: string, shape: Shape, tenantIds: readonly string[]): Promise<T[]> => {
    const rows: T[] = [];
    for (const some of chunksOf(tenantIds, tenantsAtOnce)) {
      const anyOfThem = some.map((id) => `gdap_tenantid eq '${id.replaceAll("'", "''")}'`).join(' or ');
      rows.push(...(await all<T>(customers, { ...shape, filter: `${filter} and (${anyOfThem})` })));
    }
    return rows;
  };

  return {
    async providers() {
      return (await all<Provider>(gdapProvider.entitySetName, shapeOfProvider)).map(refreshedProvider);
    },
    async *rowsOf(providerId) {
      for await (const page of dataverse.query<ProviderAccount>(customers, { ...customerShape, pageSize, filter: ofProvider(providerId) })) yield page.map(customerOf);
    },
    rowsOfTenants: async (providerId, tenantIds) => (await ofTenants<ProviderAccount>(ofProvider(providerId), customerShape, tenantIds)).map(customerOf),
    async load(id) {
      const row = await dataverse.retrieve<ProviderAccount>(customers, id, customerShape);
      return row && customerOf(row);
    },
    async rowsElsewhere(providerId, tenantIds) {
      const filter = `_gdap_providerid_value ne ${providerId} and _gdap_providerid_value ne null and statecode eq 0`;
      if (tenantIds.length <= tenantsOneByOne) return (await ofTenants<Elsewhere>(filter, shapeElsewhere, tenantIds)).map(elsewhere);
      const wanted = new Set(tenantIds);
      const rows: RowElsewhere[] = [];
      for await (const page of dataverse.query<Elsewhere>(customers, { ...shapeElsewhere, pageSize, filter })) {
        rows.push(...page.map(elsewhere).filter(({ tenantId }) => wanted.has(tenantId)));
      }
      return rows;
    },
    async *activeAccounts() {
      for await (const page of dataverse.query<AccountRow>(account.entitySetName, { ...accountShape, filter: activeAccounts, pageSize })) yield page.map(accountFacts);
    },
    async *activeContacts() {
      for await (const page of dataverse.query<ContactRow>(contact.entitySetName, { ...contactShape, filter: activeContacts, pageSize })) yield page.flatMap(contactFacts);
    },
    create: (providerId, news) => dataverse.createTogether(customers, gdapProviderAccount.logicalName, news.map((customer) => customerRow(providerId, customer))),
    async update(updates, now) {
      const changes = updates.flatMap((update) => changesOf(update, now));
      if (changes.length > 0) await dataverse.changeTogether(changes);
    },
    async saveNews(providerId, { state, message, refreshedOn }) {
      await dataverse.update(gdapProvider.entitySetName, providerId, {
        gdap_refreshstate: RefreshState[state],
        gdap_refreshmessage: message.slice(0, gdapProvider.columns.gdap_RefreshMessage.maxLength),
        ...(refreshedOn === undefined ? {} : { gdap_refreshedon: momentText(refreshedOn) }),
      });
    },
    saveMemory: (providerId, memory) => saveSection(dataverse, providerId, memorySection, Object.keys(memory).length > 0 ? { ...memory } : undefined),
    saveEvent: (subject, event, now) => saveEvent(dataverse, subject, event, now),
  };
}

const ofProvider = (id: string): string => `_gdap_providerid_value eq ${id}`;

/** The row and the entry of its timeline in one change set: never the one without the other. */
function changesOf({ row, wanted, event }: CustomerUpdate, now: number): Change[] {
  const changes = customerChanges(row, wanted);
  if (!changes) return [];
  const update: Change = { do: 'update', set: customers, key: row.id, etag: row.etag, changes };
  if (!event) return [update];
  const id = eventId(row.id, event.key);
  return [update, { do: 'create', set: gdapEvent.entitySetName, row: { gdap_eventid: id, ...eventRow({ table: 'gdap_provideraccount', id: row.id }, event, now) } }];
}

type Elsewhere = ProviderAccount & { readonly gdap_ProviderId?: Provider | null };

const shapeElsewhere: Shape = {
  select: columns<typeof gdapProviderAccount>('gdap_tenantid', '_gdap_providerid_value', '_gdap_accountid_value', 'gdap_presence'),
  expand: [{ property: 'gdap_ProviderId', select: columns<typeof gdapProvider>('gdap_name') }],
};

function elsewhere(row: Elsewhere): RowElsewhere {
  const { tenantId, accountId, presence } = customerOf(row);
  return { tenantId, accountId, presence, providerId: row._gdap_providerid_value ?? '', providerName: row.gdap_ProviderId?.gdap_name ?? '' };
}

const refreshedProvider = (row: Provider): RefreshedProvider => ({
  ...providerFacts(row),
  isActive: row.statecode === StateCode.active,
  createdOn: momentOf(row.createdon) ?? 0,
  connectedBy: row.gdap_connectedby,
  refreshRequestedOn: momentOf(row.gdap_refreshrequestedon),
  refreshedOn: momentOf(row.gdap_refreshedon),
  refreshState: nameOf(RefreshState, row.gdap_refreshstate) ?? 'idle',
  refreshMessage: row.gdap_refreshmessage,
  memory: refreshMemory(parseProviderMemory(row.gdap_memory)),
});
