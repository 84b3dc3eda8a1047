import { defaultPolicy } from '../../policy';
import { guid, now, provider } from '../../request-lifecycle/testing/facts';
import { failure } from '../../request-lifecycle/testing/microsoft';
import type { Entry } from '../listing';
import { refresh, type RefreshContext } from '../refresh';
import type { RefreshedProvider } from '../store';
import { FakeLists } from './fake-lists';
import { MemoryCustomers } from './memory-customers';

export const tenant = (number: number): string => guid(500 + number);
export const accountId = (number: number): string => guid(700 + number);
export const entry = (number: number, more: Partial<Entry> = {}): Entry => ({ tenantId: tenant(number), name: `Customer ${number}`, domain: `customer${number}.com`, ...more });
export const entries = (count: number): Entry[] => Array.from({ length: count }, (_, index) => entry(index));

export const refreshedProvider = (more: Partial<RefreshedProvider> = {}): RefreshedProvider => ({
  ...provider, isActive: true, createdOn: now, connectedBy: null, refreshRequestedOn: null, refreshedOn: null, refreshState: 'idle', refreshMessage: null, memory: {}, ...more,
});

/** A provider, its partner tenant and Dataverse. */
export function createWorld(more: Partial<RefreshedProvider> = {}) {
  const store = new MemoryCustomers();
  const lists = new FakeLists();
  const clock = { now };
  const own = refreshedProvider(more);
  store.providersById.set(own.id, own);
  const context: RefreshContext = {
    store, gateways: lists, policy: { ...defaultPolicy, customersAtOnce: 3, customersProgressSeconds: 0 }, now: async () => clock.now,
    onMatched: async () => undefined,
  };
  return {
    store, lists, clock, context,
    get provider() {
      return store.providersById.get(own.id)!;
    },
    /** By the clock, or as staff ask. */
    async refresh({ isAsked = false, failures = 0, id = own.id }: { isAsked?: boolean; failures?: number; id?: string } = {}) {
      clock.now += 60_000;
      if (isAsked) store.changeProvider(id, { refreshRequestedOn: clock.now });
      return refresh({ provider: store.providersById.get(id)!, providers: [...store.providersById.values()], isAsked, failures }, context);
    },
    row: (tenantId: string, providerId = own.id) => [...store.rows.values()].find((row) => row.tenantId === tenantId && row.providerId === providerId),
  };
}

export const unavailable = failure(503, { service: 'partnerCenter', code: 'unavailable', message: 'Try later.' });
