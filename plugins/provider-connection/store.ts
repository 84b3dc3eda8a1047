import { checkedOf, gdapProvider, parseChecks, StateCode, type Row, type RowChanges } from '@gdap-manager/entities';
import { columns } from '../gateways/dataverse/columns';
import type { DataverseGateway, Shape } from '../gateways/dataverse/gateway';
import { momentOf } from '../gateways/dataverse/moments';
import { providerFacts, providerShape } from '../provider/facts';
import { saveEvent } from '../timeline/rows';
import type { TimelineEvent } from '../timeline/event';
import type { StoredConnection } from './model';

/** What checks of connections read and write in Dataverse. Every method throws ServiceError. */
export interface ConnectionStore {
  /** undefined where the row is gone. */
  load(providerId: string): Promise<StoredConnection | undefined>;
  /** All active providers. */
  list(): Promise<readonly StoredConnection[]>;
  /** @throws ConcurrencyError where it is another row by now; ServiceError 404 where it is gone */
  save(providerId: string, etag: string, changes: RowChanges<typeof gdapProvider>): Promise<void>;
  saveEvent(providerId: string, event: TimelineEvent, now: number, trackingId: string): Promise<void>;
}

const shape: Shape = {
  select: [...providerShape.select, ...columns<typeof gdapProvider>('gdap_checks', 'gdap_checkedon', 'gdap_checkrequestedon', 'statecode')],
};

type ProviderRow = Row<typeof gdapProvider>;

export function createConnectionStore(dataverse: DataverseGateway): ConnectionStore {
  const set = gdapProvider.entitySetName;
  return {
    async load(providerId) {
      const row = await dataverse.retrieve<ProviderRow>(set, providerId, shape);
      return row && storedConnection(row);
    },
    async list() {
      const found: StoredConnection[] = [];
      for await (const page of dataverse.query<ProviderRow>(set, { ...shape, filter: `statecode eq ${StateCode.active}` })) found.push(...page.map(storedConnection));
      return found;
    },
    async save(providerId, etag, changes) {
      await dataverse.update(set, providerId, changes, etag);
    },
    saveEvent: (providerId, event, now, trackingId) => saveEvent(dataverse, { table: gdapProvider.logicalName, id: providerId }, event, now, trackingId),
  };
}

const storedConnection = (row: ProviderRow): StoredConnection => ({
  etag: row['@odata.etag'] ?? '',
  provider: providerFacts(row),
  isActive: row.statecode === StateCode.active,
  checks: parseChecks(row.gdap_checks),
  checkedOf: checkedOf(row.gdap_checks),
  checkedOn: momentOf(row.gdap_checkedon),
  requestedOn: momentOf(row.gdap_checkrequestedon),
});
