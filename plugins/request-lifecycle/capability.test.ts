import type { DataverseGateway } from '../gateways/dataverse/gateway';
import type { CapabilityContext } from '../capability';
import { createDueRequests } from '../due-requests';
import { defaultPolicy } from '../policy';
import { providerConnected } from '../provider/news';
import type { Work } from '../work';
import { createRequestLifecycle } from './capability';
import type { RequestLists } from './lists';
import { guid, mappings, now, provider, request, tenant } from './testing/facts';
import { FakeMicrosoft } from './testing/microsoft';
import { MemoryStore } from './testing/memory-store';

function world() {
  const clock = { now };
  const store = new MemoryStore(clock, request, mappings, tenant);
  const microsoft = new FakeMicrosoft(clock);
  const queued: Work[] = [];
  const rows: Record<string, object> = {};
  const dataverse = { retrieve: async (_set: string, id: string) => rows[id] } as unknown as DataverseGateway;
  const context: CapabilityContext = {
    policy: defaultPolicy, now: async () => clock.now, sleep: async () => undefined, log: () => undefined,
    gateways: { of: async () => microsoft } as unknown as CapabilityContext['gateways'],
    dataverse, due: createDueRequests(dataverse),
    enqueue: async (one) => void queued.push(one),
  };
  const lists = { failedRequests: async () => [guid(50), guid(51)], requestsOfGroup: async () => [guid(60), guid(61)] } as unknown as RequestLists;
  const capability = createRequestLifecycle(context, { store, lists });
  const handle = (one: Work, repeated: boolean) => capability.looks[one.table]!(one, repeated);
  return { store, queued, rows, handle, capability };
}
const work = (table: string, id: string): Work => ({ table, id, message: 'Update', correlationId: 'c' });

describe('a piece of work', () => {
  it('about a request is a look at it', async () => {
    const { handle, store } = world();
    expect(await handle(work('gdap_request', request.id), false)).toBe('changed');
    expect(store.request.status).toBe('approvalPending');
  });

  it('about a mapping is handed on to its request', async () => {
    const { handle, rows, queued } = world();
    rows[guid(8)] = { _gdap_requestid_value: request.id };
    expect(await handle(work('gdap_rolemapping', guid(8)), false)).toBe('handed on');
    expect(queued).toEqual([{ ...work('gdap_request', request.id), capability: 'request-lifecycle' }]);
  });

  it('about a mapping that is gone, or of a template, is nothing', async () => {
    const { handle, rows, queued } = world();
    rows[guid(8)] = { _gdap_requestid_value: null };
    expect(await handle(work('gdap_rolemapping', guid(8)), false)).toBe('of no request');
    expect(await handle(work('gdap_rolemapping', guid(9)), false)).toBe('of no request');
    expect(queued).toEqual([]);
  });

  it('about a provider that can be used again wakes what waits for it', async () => {
    const { handle, queued } = world();
    expect(await handle({ ...work('gdap_provider', provider.id), message: providerConnected, insist: true }, false)).toBe('handed on to 2');
    expect(queued).toMatchObject([{ id: guid(50), insist: true }, { id: guid(51), insist: true }]);
  });

  it('about a provider that somebody changed is nothing to requests', async () => {
    const { handle, queued } = world();
    expect(await handle(work('gdap_provider', provider.id), false)).toBe('unchanged');
    expect(queued).toEqual([]);
  });

  it('about a security group is handed on to the requests that give it roles', async () => {
    const { handle, queued } = world();
    expect(await handle(work('gdap_securitygroup', guid(9)), false)).toBe('handed on to 2');
    expect(queued).toMatchObject([{ table: 'gdap_request', id: guid(60) }, { table: 'gdap_request', id: guid(61) }]);
  });

});

describe('a request that could not be handled', () => {
  it('says so on its timeline, once', async () => {
    const { capability, store } = world();
    await capability.reportPoison?.(work('gdap_request', request.id));
    await capability.reportPoison?.(work('gdap_request', request.id));
    expect([...store.events.values()].map(({ name }) => name)).toEqual(['The handlers gave up']);
  });
});
