import { gdapRequest, gdapRoleMapping, Outlook, RequestAtEnd, RequestStatus, type gdapProvider, type gdapProviderAccount, type Row } from '@gdap-manager/entities';
import { chunksOf } from '../chunks';
import { isDue, type DueRequests } from '../due-requests';
import { columns } from '../gateways/dataverse/columns';
import type { Change, DataverseGateway, Query } from '../gateways/dataverse/gateway';
import { momentOf } from '../gateways/dataverse/moments';
import type { MappingFacts, Member, RenewalFacts } from './model';
import { mappingFacts, mappingShape, memberFacts, memberShape, requestFacts, requestShape, type MappingRow, type RequestRow } from './rows';

/** A request of a provider, as far as the time for asking depends on the provider. */
export interface WindowRow {
  readonly id: string;
  readonly expiryDate: number;
  readonly durationDays: number;
  readonly checkOn: number | null;
}

/** What renewal reads and writes in Dataverse. Every method throws ServiceError. */
export interface RenewalStore {
  /** @returns undefined where the row is gone, or has a status that this version does not know */
  request(id: string): Promise<RenewalFacts | undefined>;
  /** All requests of a tenant, ended ones too. */
  family(tenantId: string): Promise<readonly Member[]>;
  mappings(requestIds: readonly string[]): Promise<readonly MappingFacts[]>;
  /** The ids of their relationships at Microsoft, by the ids of requests. */
  relationshipIds(requestIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** All of them, or none. @throws as `DataverseGateway.changeTogether` */
  write(changes: readonly Change[]): Promise<void>;
  /** Requests that are to be looked at by now, and such in force as were never looked at. */
  due(now: number): AsyncIterable<readonly { readonly id: string; readonly checkOn: string }[]>;
  /** Requests whose outlook cannot be right, whatever came of webhooks; and those that wait for somebody to take their place. */
  doubtful(): AsyncIterable<readonly string[]>;
  /** Requests in force from which the handlers are to take Global Administrator. */
  toShrink(): AsyncIterable<readonly string[]>;
  /** Requests of a provider that are in force and will be asked for again. */
  waiting(providerId: string): AsyncIterable<readonly WindowRow[]>;
}

/** Ids in one filter: an address has 32 KB at most (Learn, "Compose HTTP requests"), and each takes some 70 characters. */
const idsInAFilter = 100;

export function createRenewalStore(dataverse: DataverseGateway, due: DueRequests): RenewalStore {
  const requests = gdapRequest.entitySetName;
  const all = async <T>(set: string, query: Query): Promise<T[]> => {
    const rows: T[] = [];
    for await (const page of dataverse.query<T>(set, query)) rows.push(...page);
    return rows;
  };
  async function* ids(filter: string): AsyncIterable<readonly string[]> {
    for await (const page of dataverse.query<Row<typeof gdapRequest>>(requests, { select: columns<typeof gdapRequest>('gdap_requestid'), filter })) yield page.map(({ gdap_requestid: id }) => id);
  }
  const active = `statuscode eq ${RequestStatus.active}`;

  return {
    async request(id) {
      const row = await dataverse.retrieve<RequestRow>(requests, id, requestShape);
      return row && requestFacts(row);
    },
    async family(tenantId) {
      const rows = await all<Row<typeof gdapRequest>>(requests, { ...memberShape, filter: `_gdap_provideraccountid_value eq ${tenantId}` });
      return rows.flatMap((row) => memberFacts(row) ?? []);
    },
    async mappings(requestIds) {
      const found: MappingFacts[] = [];
      for (const some of chunksOf(requestIds, idsInAFilter)) {
        const filter = some.map((id) => `_gdap_requestid_value eq ${id}`).join(' or ');
        found.push(...(await all<MappingRow>(gdapRoleMapping.entitySetName, { ...mappingShape, filter })).map(mappingFacts));
      }
      return found;
    },
    async relationshipIds(requestIds) {
      const found = new Map<string, string>();
      for (const some of chunksOf(requestIds, idsInAFilter)) {
        const filter = some.map((id) => `gdap_requestid eq ${id}`).join(' or ');
        const rows = await all<Row<typeof gdapRequest>>(requests, { select: columns<typeof gdapRequest>('gdap_requestid', 'gdap_microsoftid'), filter });
        for (const { gdap_requestid: id, gdap_microsoftid: relationshipId } of rows) if (relationshipId) found.set(id.toLowerCase(), relationshipId);
      }
      return found;
    },
    write: (changes) => dataverse.changeTogether(changes),
    async *due(now) {
      yield (await due.at(now)).flatMap(({ gdap_requestid: id, gdap_renewalcheckon: checkOn, statuscode }) =>
        isDue(checkOn, now) || (checkOn === null && statuscode === RequestStatus.active) ? [{ id, checkOn: checkOn ?? '' }] : []);
    },
    doubtful() {
      const outlook = (name: keyof typeof Outlook) => `gdap_outlook eq ${Outlook[name]}`;
      const wrong = [
        `gdap_autorenew eq true and not (${outlook('renews')} or ${outlook('atRisk')})`,
        `gdap_autorenew ne true and ${outlook('renews')}`,
        `gdap_atend eq ${RequestAtEnd.letEnd} and ${outlook('later')}`,
        `gdap_atend ne ${RequestAtEnd.letEnd} and ${outlook('ends')}`,
        'gdap_renewalwantedon ne null',
        outlook('none'),
        outlook('replacing'),
        outlook('replaced'),
      ];
      return ids(`(${active} and (${wrong.map((one) => `(${one})`).join(' or ')})) or (statecode eq 1 and gdap_renewalcheckon ne null) or (statecode eq 0 and gdap_ReplacesId/statecode eq 0)`);
    },
    toShrink: () => ids(`${active} and gdap_removeglobaladministrator eq true`),
    async *waiting(providerId) {
      type Waiting = Row<typeof gdapRequest> & { readonly gdap_ProviderAccountId?: Row<typeof gdapProviderAccount> & { readonly gdap_ProviderId?: Row<typeof gdapProvider> } };
      const pages = dataverse.query<Waiting>(requests, {
        select: columns<typeof gdapRequest>('gdap_requestid', 'gdap_expirydate', 'gdap_durationdays', 'gdap_renewalcheckon'),
        filter: `${active} and gdap_outlook eq ${Outlook.later} and gdap_expirydate ne null and gdap_ProviderAccountId/_gdap_providerid_value eq ${providerId}`,
      });
      for await (const page of pages) {
        yield page.map((row) => ({ id: row.gdap_requestid, expiryDate: momentOf(row.gdap_expirydate) ?? 0, durationDays: row.gdap_durationdays ?? 0, checkOn: momentOf(row.gdap_renewalcheckon) }));
      }
    },
  };
}
