import type { DataverseGateway } from '../gateways/dataverse/gateway';
import { handle, reportPoison, type HandlerContext, type Work } from './handler';
import { defaultPolicy } from './policy';
import type { SweepStore } from './sweep-store';
import { guid, mappings, now, provider, request, tenant } from './testing/facts';
import { FakeMicrosoft } from './testing/microsoft';
import { MemoryStore } from './testing/memory-store';

function world() {
  const clock = { now };
  const store = new MemoryStore(clock, request, mappings, tenant);
  const microsoft = new FakeMicrosoft(clock);
  const queued: Work[] = [];
  const rows: Record<string, object> = {};
  const context = {
    store, policy: defaultPolicy, sleep: async () => undefined,
    graphOf: async () => microsoft,
    dataverse: { retrieve: async (_set: string, id: string) => rows[id] } as unknown as DataverseGateway,
    sweepStore: { failedRequests: async () => [guid(50), guid(51)], requestsOfGroup: async () => [guid(60), guid(61)] } as unknown as SweepStore,
    enqueue: async (work: Work) => void queued.push(work),
  } satisfies HandlerContext;
  return { store, queued, rows, context };
}
const work = (table: string, id: string): Work => ({ table, id, message: 'Update', correlationId: 'c' });

describe('a piece of work', () => {
  it('about a request is a look at it', async () => {
    const { context, store } = world();
    expect(await handle(work('gdap_request', request.id), false, context)).toBe('changed');
    expect(store.request.status).toBe('approvalPending');
  });

  it('about a mapping is handed on to its request', async () => {
    const { context, rows, queued } = world();
    rows[guid(8)] = { _gdap_requestid_value: request.id };
    expect(await handle(work('gdap_rolemapping', guid(8)), false, context)).toBe('handed on');
    expect(queued).toEqual([{ ...work('gdap_request', request.id) }]);
  });

  it('about a mapping that is gone, or of a template, is nothing', async () => {
    const { context, rows, queued } = world();
    rows[guid(8)] = { _gdap_requestid_value: null };
    expect(await handle(work('gdap_rolemapping', guid(8)), false, context)).toBe('of no request');
    expect(await handle(work('gdap_rolemapping', guid(9)), false, context)).toBe('of no request');
    expect(queued).toEqual([]);
  });

  it('about a provider that can be used again wakes what waits for it', async () => {
    const { context, store, queued } = world();
    await store.saveProvider({ id: provider.id, state: 'attention', message: 'x' });
    expect(await handle(work('gdap_provider', provider.id), false, context)).toBe('connected');
    expect(queued).toMatchObject([{ id: guid(50), insist: true }, { id: guid(51), insist: true }]);
  });

  it('about a security group is handed on to the requests that give it roles', async () => {
    const { context, queued } = world();
    expect(await handle(work('gdap_securitygroup', guid(9)), false, context)).toBe('handed on to 2');
    expect(queued).toMatchObject([{ table: 'gdap_request', id: guid(60) }, { table: 'gdap_request', id: guid(61) }]);
  });

  it('about another table is none of ours', async () => {
    expect(await handle(work('account', guid(1)), false, world().context)).toBe('not ours');
  });
});

describe('a request that could not be handled', () => {
  it('says so on its timeline, once', async () => {
    const { context, store } = world();
    await reportPoison(work('gdap_request', request.id), context);
    await reportPoison(work('gdap_request', request.id), context);
    expect([...store.events.values()].map(({ name }) => name)).toEqual(['The handlers gave up']);
  });
});
