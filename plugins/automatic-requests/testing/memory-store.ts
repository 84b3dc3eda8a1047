import { gdapEvent, gdapProviderAccount, gdapRequest, gdapRoleMapping, parseAutomaticMemory, RequestStatus, type DraftMapping } from '@gdap-manager/entities';
import type { Change, Json } from '../../gateways/dataverse/gateway';
import { ConcurrencyError, OutcomeUnknownError, ServiceError } from '../../gateways/transport/service-error';
import type { RequestFacts, TemplateFacts, TenantFacts } from '../model';
import type { AutomaticStore } from '../store';

/** What goes wrong with the next call: `lost` does what it says and keeps silent, `refused` is a 403. */
export type Fault = 'unavailable' | 'lost' | 'conflict' | 'refused' | undefined;

/** As much of Dataverse as automatic requests ask for: rows with versions, an alternate key, change sets. */
export interface MemoryStore extends AutomaticStore {
  readonly tenantRows: Map<string, TenantFacts>;
  readonly templateRows: Map<string, TemplateFacts>;
  readonly requestRows: Map<string, RequestFacts & { readonly row: Json }>;
  readonly mappingsOf: Map<string, readonly DraftMapping[]>;
  /** Role mappings of requests, and entries of timelines, in the order in which they came. */
  readonly requestMappings: Json[];
  readonly events: Json[];
  readonly calls: { reads: number; writes: number };
  /** Somebody changes a row. */
  change(tenantId: string, changes: Partial<TenantFacts>): void;
}

const setOf = { tenants: gdapProviderAccount.entitySetName, requests: gdapRequest.entitySetName, mappings: gdapRoleMapping.entitySetName, events: gdapEvent.entitySetName };
const idIn = (bind: unknown): string => /\((.*)\)/.exec(String(bind))?.[1] ?? '';
const failure = (status: number, code: string) => ({ service: 'dataverse', status, code, message: code, outcomeUnknown: false }) as const;

/** @param fault asked at each call @param pause awaited before each call: lets others be quicker */
export function createMemoryStore({ fault = () => undefined, pause = async () => undefined }: { fault?: (call: 'read' | 'write') => Fault; pause?: () => Promise<void> } = {}): MemoryStore {
  const tenantRows = new Map<string, TenantFacts>();
  const templateRows = new Map<string, TemplateFacts>();
  const requestRows = new Map<string, RequestFacts & { row: Json }>();
  const mappingsOf = new Map<string, readonly DraftMapping[]>();
  const requestMappings: Json[] = [];
  const events: Json[] = [];
  const calls = { reads: 0, writes: 0 };
  let version = 0;
  const next = () => `W/"${(version += 1)}"`;

  const read = async <T>(answer: () => T): Promise<T> => {
    calls.reads += 1;
    await pause();
    if (fault('read') !== undefined) throw new ServiceError(failure(503, 'unavailable'));
    return answer();
  };
  const requestsWhere = (fits: (request: RequestFacts) => boolean) => read(() => [...requestRows.values()].filter(fits));

  /** All or nothing: what is checked first leaves nothing behind. */
  function apply(changes: readonly Change[]): void {
    for (const change of changes) check(change);
    for (const change of changes) perform(change);
  }

  function check(change: Change): void {
    if (change.do === 'update') {
      const row = change.set === setOf.tenants ? tenantRows.get(change.key) : requestRows.get(change.key);
      if (!row) throw new ServiceError(failure(404, 'gone'));
      if (row.etag !== change.etag) throw new ConcurrencyError(failure(412, '0x80060882'));
    } else if (change.do === 'create' && change.set === setOf.requests) {
      const taken = [...requestRows.values()].some(({ id, uniqueKey }) => id === change.row['gdap_requestid'] || uniqueKey === change.row['gdap_uniquekey']);
      if (taken) throw new ConcurrencyError(failure(412, '0x80060892'));
    } else if (change.do === 'create' && change.set === setOf.events && events.some(({ gdap_eventid }) => gdap_eventid === change.row['gdap_eventid'])) {
      throw new ConcurrencyError(failure(412, '0x80040237'));
    }
  }

  function perform(change: Change): void {
    if (change.do === 'update' && change.set === setOf.tenants) store.change(change.key, { memory: parseAutomaticMemory(change.changes['gdap_memory'] as string) });
    else if (change.do === 'update') {
      const row = requestRows.get(change.key);
      if (row) requestRows.set(change.key, { ...row, etag: next(), accountId: idIn(change.changes['gdap_AccountId@odata.bind']) });
    } else if (change.do === 'create' && change.set === setOf.requests) {
      const { row } = change;
      const id = String(row['gdap_requestid']);
      requestRows.set(id, {
        id, etag: next(), name: String(row['gdap_name']), isDraft: row['statuscode'] !== RequestStatus.submitting, hasEnded: false, uniqueKey: String(row['gdap_uniquekey']), isAutomatic: true,
        templateId: idIn(row['gdap_TemplateId@odata.bind']), accountId: idIn(row['gdap_AccountId@odata.bind']), tenantId: idIn(row['gdap_ProviderAccountId@odata.bind']), row,
      });
    } else if (change.do === 'create') (change.set === setOf.mappings ? requestMappings : events).push(change.row);
  }

  const store: MemoryStore = {
    tenantRows, templateRows, requestRows, mappingsOf, requestMappings, events, calls,
    change(tenantId, changes) {
      const row = tenantRows.get(tenantId);
      if (row) tenantRows.set(tenantId, { ...row, ...changes, etag: next() });
    },
    providers: () => read(() => [...new Set([...tenantRows.values()].filter(({ provider }) => provider.automaticRequests).map(({ providerId }) => providerId))]),
    tenants: (ids) => read(() => ids.flatMap((id) => tenantRows.get(id) ?? [])),
    tenantsOfAccount: (accountId) => read(() => [...tenantRows.values()].filter(({ account }) => account?.id === accountId).map(({ id }) => id)),
    async *tenantsOfProvider(providerId) {
      const all = await read(() => [...tenantRows.values()].filter((row) => row.providerId === providerId));
      for (let from = 0; from < all.length; from += 250) yield await read(() => all.slice(from, from + 250));
    },
    tenantCounts: (accountIds) => read(() => new Map(accountIds.map((id) => [id, [...tenantRows.values()].filter(({ account }) => account?.id === id).length]))),
    templates: (providerIds) => read(() => [...templateRows.values()].filter((row) => providerIds.includes(row.providerId))),
    providerOfTemplate: (id) => read(() => templateRows.get(id)?.providerId),
    mappings: (templateIds) => read(() => new Map(templateIds.map((id) => [id, mappingsOf.get(id) ?? []]))),
    requests: (tenantIds) => {
      const wanted = new Set(tenantIds);
      return requestsWhere(({ tenantId }) => tenantId !== null && wanted.has(tenantId));
    },
    requestsByKey: (keys) => requestsWhere(({ uniqueKey }) => uniqueKey !== null && keys.includes(uniqueKey)),
    automaticDrafts: (of) =>
      requestsWhere(({ isDraft, isAutomatic, tenantId, templateId }) =>
        isDraft && isAutomatic
        && ('providerId' in of ? tenantRows.get(tenantId ?? '')?.providerId === of.providerId : templateId === of.templateId && tenantRows.get(tenantId ?? '')?.providerId !== of.notOf)),
    async write(changes) {
      calls.writes += 1;
      await pause();
      const how = fault('write');
      if (how === 'unavailable') throw new OutcomeUnknownError(failure(503, 'unavailable'));
      if (how === 'conflict') throw new ConcurrencyError(failure(412, '0x80060882'));
      if (how === 'refused') throw new ServiceError(failure(403, '0x80040220'));
      apply(changes);
      await pause();
      if (how === 'lost') throw new OutcomeUnknownError(failure(0, 'ECONNRESET'));
    },
  };
  return store;
}
