import type { CapabilityContext } from '../capability';
import { defaultPolicy } from '../policy';
import { createLatelyListed } from '../request-lifecycle/lately-listed';
import { now, provider } from '../request-lifecycle/testing/facts';
import { FakeMicrosoft } from '../request-lifecycle/testing/microsoft';
import type { Work } from '../work';
import { createRelationships } from './capability';
import type { Expiry } from './expiries';
import type { ListedProvider, RelationshipsStore } from './store';

function world() {
  const clock = { now };
  const microsoft = new FakeMicrosoft(clock);
  const facts: { provider: ListedProvider; expiries: Expiry[] } = { provider: { ...provider, refreshRequestedOn: null, lastSyncOn: null }, expiries: [] };
  const queued: Work[] = [];
  const store: RelationshipsStore = {
    providers: async () => [facts.provider],
    async *changedSince() { yield []; },
    async *forgotten() { yield []; },
    async *expiries() { yield facts.expiries; },
    async *requests() { yield []; },
    async *mappedRoles() { yield []; },
    removeOrphanMappings: async () => 0,
    saveLastSync: async (_id, moment) => void (facts.provider = { ...facts.provider, lastSyncOn: moment }),
  };
  const context = {
    policy: defaultPolicy, now: async () => clock.now, log: () => undefined, enqueue: async (work: Work) => void queued.push(work), gateways: { of: async () => microsoft },
  } as unknown as CapabilityContext;
  const capability = createRelationships(context, [], createLatelyListed(), store);
  const look = () => capability.looks['gdap_provider']!({ table: 'gdap_provider', id: provider.id, message: 'Update', correlationId: 'c' }, false);
  const lists = () => microsoft.calls.filter((call) => call === 'list').length;
  const sweep = (seconds: number, deep = false) => capability.sweep!((clock.now = now + seconds * 1000), deep);
  return { facts, queued, look, lists, sweep, capability, clock };
}

describe('all relationships', () => {
  it('are listed after a start and then as seldom as the policy says, however often is swept', async () => {
    const { sweep, lists } = world();
    await sweep(0, true);
    for (let seconds = 300; seconds < 3600; seconds += 300) await sweep(seconds);
    expect(lists()).toBe(4);
  });

  it('are listed once where staff ask, although a look and a sweep hear of it at once', async () => {
    const { sweep, look, lists, facts } = world();
    await sweep(0, true);
    facts.provider = { ...facts.provider, refreshRequestedOn: now + 10_000 };
    await Promise.all([look(), look(), sweep(20)]);
    expect(lists()).toBe(2);
    expect(facts.provider.lastSyncOn).toBe(now + 20_000);
    expect(await look()).toBe('unchanged');
  });

  it('are not listed again because others could not end their deep sweep', async () => {
    const { sweep, lists } = world();
    await sweep(0, true);
    await sweep(15, true);
    expect(lists()).toBe(1);
    await sweep(-1, true);
    expect(lists()).toBe(2);
  });
});

it('has a request looked at whose end has come, without asking Microsoft for a list', async () => {
  const { capability, queued, lists, facts } = world();
  facts.expiries.push({ id: 'a', expiryDate: now });
  await capability.announceDue!(now);
  await capability.announceDue!(now + 1000);
  expect(queued).toMatchObject([{ table: 'gdap_request', id: 'a', capability: 'request-lifecycle' }]);
  expect(lists()).toBe(0);
});
