import fc from 'fast-check';
import type { DirectoryGateway } from '../gateways/graph/directory-gateway';
import { defaultPolicy } from '../policy';
import { now } from '../request-lifecycle/testing/facts';
import { nothingKnown, type GroupContext } from './context';
import { round } from './round';
import { FakeDirectory, type Fault } from './testing/fake-directory';
import { MemoryGroups } from './testing/memory-store';
import { bringWanted } from './wanted';

/** A provider's groups on both sides, and looks at them. */
function world() {
  const store = new MemoryGroups();
  const microsoft = new FakeDirectory();
  const clock = { now };
  const announced: string[] = [];
  const context = (): GroupContext => ({
    store, policy: defaultPolicy, now: async () => clock.now, known: nothingKnown(),
    directoryOf: async () => microsoft as unknown as DirectoryGateway,
    announceGroup: async (id) => void announced.push(id),
  });
  let host = context();
  return {
    store, microsoft, clock, announced,
    restart: () => (host = context()),
    look: async () => round(await store.provider(), host, 't'),
    wanted: async () => bringWanted(await store.provider(), host, 't'),
    dueOn: () => [...host.known.dueOn.values()][0],
  };
}

describe('reading the groups of a provider', () => {
  it('reads all of them once, then only what has changed', async () => {
    const { store, microsoft, look } = world();
    for (const id of ['1', '2', '3']) microsoft.set({ id });
    await look();
    expect(store.list).toHaveLength(3);
    microsoft.calls.length = 0;
    microsoft.set({ id: '2', displayName: 'Other' });
    expect(await look()).toBe('1 groups written');
    expect([microsoft.calls, store.list.find(({ groupId }) => groupId === '2')?.name]).toEqual([['changes'], 'Other']);
  });

  it('writes nothing at all where nothing is new, not even how far it read', async () => {
    const { store, microsoft, look, clock } = world();
    microsoft.set({ id: '1' });
    await look();
    store.writes.length = 0;
    for (const days of [0, 1, 2]) {
      clock.now += days * 24 * 3600 * 1000 * 0.9;
      expect(await look()).toBe('unchanged');
    }
    expect(store.writes).toEqual([]);
  });

  it('writes its position before Microsoft forgets it', async () => {
    const { store, microsoft, look, clock } = world();
    microsoft.set({ id: '1' });
    await look();
    store.writes.length = 0;
    clock.now += defaultPolicy.positionSaveSeconds * 1000;
    await look();
    expect(store.writes).toEqual(['position']);
  });

  it('goes on from its position after a restart, and begins anew where Microsoft has lost it', async () => {
    const { microsoft, look, restart } = world();
    for (const id of ['1', '2', '3']) microsoft.set({ id });
    await look();
    restart();
    microsoft.calls.length = 0;
    await look();
    expect(microsoft.calls).toEqual(['changes']);
    microsoft.faults = ['lost'];
    await look();
    expect(microsoft.calls).toEqual(['changes', 'changes', 'all', 'all']);
  });

  it('keeps what came before Microsoft failed, marks nothing as deleted, and tells when it is tried again', async () => {
    const { store, microsoft, look, dueOn } = world();
    for (const id of ['1', '2', '3']) microsoft.set({ id });
    microsoft.faults = ['none', { before: 503 }];
    expect(await look()).toMatch(/not read/);
    expect([store.list.map(({ presence }) => presence), store.position]).toEqual([['present', 'present'], undefined]);
    expect(dueOn()).toBe(now + defaultPolicy.firstRetrySeconds * 1000);
    expect([...store.events.values()].map(({ name, nextTryOn }) => [name, nextTryOn])).toContainEqual(['Security groups not read', now + defaultPolicy.firstRetrySeconds * 1000]);
    store.writes.length = 0;
    microsoft.faults = [{ before: 503 }];
    await look();
    expect(store.writes).toEqual([]);
    await look();
    expect(store.list).toHaveLength(3);
  });

  it('has those looked at who gave roles to a group that is gone, and not those of new groups', async () => {
    const { microsoft, look, announced } = world();
    microsoft.set({ id: '1' });
    microsoft.set({ id: '2' });
    await look();
    expect(announced).toEqual([]);
    microsoft.remove('1');
    await look();
    expect(announced).toEqual(['row 1']);
  });

  it('reads all groups when staff ask, and so brings back a row that somebody deleted', async () => {
    const { store, microsoft, look, clock } = world();
    microsoft.set({ id: '1' });
    await look();
    store.byId.clear();
    clock.now += 5000;
    store.refreshRequestedOn = clock.now;
    await look();
    expect(store.list).toHaveLength(1);
  });

  it('makes 10,000 rows by twenty calls', async () => {
    const { store, microsoft, look } = world();
    microsoft.pageSize = 999;
    microsoft.groups = Array.from({ length: 10_000 }, (_, index) => ({ id: String(index), displayName: `Group ${index}`, description: undefined, isRoleAssignable: false }));
    await look();
    expect([microsoft.calls.length, store.writes.filter((write) => write.startsWith('create')).length, store.events.size]).toEqual([11, 20, 1]);
  });
});

type Happening =
  | { readonly do: 'set'; readonly id: string; readonly name: string } | { readonly do: 'remove'; readonly id: string } | { readonly do: 'want'; readonly name: string }
  | { readonly do: 'look'; readonly faults: readonly Fault[]; readonly writes: MemoryGroups['beforeWrite'] } | { readonly do: 'restart' } | { readonly do: 'wait' };

it('comes to what Microsoft has, whatever happens in whatever order: no group twice, no wanted group made twice', async () => {
  const ids = fc.constantFrom('1', '2', '3');
  const names = fc.constantFrom('GDAP A', 'GDAP B', 'Sales');
  const faults = fc.array(fc.oneof(fc.constantFrom<Fault>('none', 'after', 'lost'), fc.constantFrom(403, 429, 503).map((before): Fault => ({ before }))), { maxLength: 4 });
  const happenings = fc.array(fc.oneof<fc.Arbitrary<Happening>[]>(
    fc.record({ do: fc.constant('set'), id: ids, name: names }), fc.record({ do: fc.constant('remove'), id: ids }), fc.record({ do: fc.constant('want'), name: fc.constantFrom('GDAP W', 'GDAP V') }),
    fc.record({ do: fc.constant('look'), faults, writes: fc.array(fc.constantFrom('nothing' as const, 'touched' as const, 'killed' as const), { maxLength: 3 }) }),
    fc.record({ do: fc.constantFrom('restart', 'wait') }),
  ), { maxLength: 15 });

  await fc.assert(fc.asyncProperty(happenings, async (steps) => {
    const { store, microsoft, clock, look, wanted, restart } = world();
    const wants = new Set<string>();
    for (const step of steps) {
      if (step.do === 'set') microsoft.set({ id: step.id, displayName: step.name });
      if (step.do === 'remove') microsoft.remove(step.id);
      if (step.do === 'want' && !wants.has(step.name)) {
        wants.add(step.name);
        store.put({ id: `wanted ${step.name}`, name: step.name });
      }
      if (step.do === 'restart') restart();
      if (step.do === 'wait') clock.now += 24 * 3600 * 1000;
      if (step.do === 'look') {
        microsoft.faults = [...step.faults];
        store.beforeWrite.push(...step.writes);
        // A host that is killed, or a Dataverse that is written to all the time: the next look goes on.
        await look().then(wanted, () => 0).catch(() => 0);
      }
    }
    microsoft.faults = [];
    store.beforeWrite.length = 0;
    for (let calm = 0; calm < 3; calm += 1) {
      clock.now += 24 * 3600 * 1000;
      await look();
      await wanted();
    }
    const known = store.list.filter(({ groupId }) => groupId !== null);
    expect(new Set(known.map(({ groupId }) => groupId)).size).toBe(known.length);
    expect(known.filter(({ presence }) => presence === 'present').map(({ groupId, name }) => `${groupId} ${name}`).sort()).toEqual(
      // A list without any group is not believed: then nothing counts as deleted but what Microsoft says is.
      microsoft.groups.length > 0 ? microsoft.groups.map(({ id, displayName }) => `${id} ${displayName}`).sort() : expect.anything(),
    );
    for (const name of wants) {
      expect(microsoft.groups.filter(({ displayName }) => displayName === name)).toHaveLength(1);
      expect(store.list.find(({ id }) => id === `wanted ${name}`)).toMatchObject({ presence: 'present', message: null });
    }
  }), { numRuns: 300 });
});
