import fc from 'fast-check';
import { look, type LookContext } from './look';
import { sandboxPolicy } from '../policy';
import type { MappingFacts } from './model';
import { group, mapping, now, request, roles, tenant } from './testing/facts';
import { FakeMicrosoft, type Fault } from './testing/microsoft';
import { MemoryStore } from './testing/memory-store';

/**
 * Whatever goes wrong on the way, looking again and again comes to what is wanted: one relationship, each group its
 * roles. Faults: calls that fail before or after they took effect, rows changed by others, kills, repeated messages.
 */
const fault: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 3, arbitrary: fc.constant('none' as const) },
  { weight: 2, arbitrary: fc.constant('after' as const) },
  { weight: 2, arbitrary: fc.constantFrom(412, 429, 500, 503, 0).map((before) => ({ before })) },
);
const save = fc.constantFrom('nothing' as const, 'nothing' as const, 'touched' as const, 'killed' as const);
const mappingSets: fc.Arbitrary<MappingFacts[]> = fc
  .uniqueArray(fc.record({ role: fc.constantFrom(roles.reader, roles.exchange, roles.teams), number: fc.option(fc.integer({ min: 1, max: 3 }), { nil: 0 }) }), {
    minLength: 1, maxLength: 6, selector: ({ role, number }) => `${role} ${number}`,
  })
  .map((chosen) => chosen.map(({ role, number }, index) => mapping(index, role, number ? group(number) : undefined)));
const allRoles = [mapping(90, roles.reader), mapping(91, roles.exchange), mapping(92, roles.teams)];

function world(mappings: readonly MappingFacts[]) {
  const clock = { now };
  const microsoft = new FakeMicrosoft(clock);
  const store = new MemoryStore(clock, request, mappings, tenant);
  const context: LookContext = { store, graphOf: async () => microsoft, policy: sandboxPolicy, sleep: async () => undefined, doubtConnection: async () => undefined };
  const attempt = async (repeated: boolean) => {
    try {
      await look(request.id, context, { trackingId: 't', repeated });
    } catch {
      // Killed, or changed too often: the message comes back.
    }
  };
  /** Looks with troubles, then without, until it should be calm. */
  const pass = async (faults: Fault[], saves: ('nothing' | 'touched' | 'killed')[]) => {
    microsoft.faults = [...faults];
    store.beforeSave.push(...saves);
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([attempt(round > 0), ...(round % 3 === 0 ? [attempt(true)] : [])]);
      microsoft.settle();
      clock.now += 5_000;
    }
    microsoft.faults = [];
    store.beforeSave.length = 0;
    for (let round = 0; round < 10; round += 1) {
      await attempt(true);
      microsoft.settle();
      clock.now = Math.max(clock.now + 5_000, store.request.attempts > 0 ? (store.request.nextCheckOn ?? 0) : 0);
    }
  };
  return { microsoft, store, pass };
}

const wantedAssignments = (mappings: readonly MappingFacts[]) => {
  const wanted = new Map<string, Set<string>>();
  for (const { group: given, role } of mappings) if (given) wanted.set(given.groupId, new Set([...(wanted.get(given.groupId) ?? []), role!.templateId!]));
  return [...wanted].map(([groupId, ids]) => `${groupId}: ${[...ids].sort().join()}`).sort();
};
const givenAssignments = (microsoft: FakeMicrosoft, id: string) =>
  microsoft.live(id).map(({ groupId, roleIds }) => `${groupId}: ${[...roleIds].sort().join()}`).sort();

describe('looking again and again', () => {
  it('comes to one relationship with the assignments wanted, and ends it when told to', async () => {
    await fc.assert(
      fc.asyncProperty(
        mappingSets, mappingSets, fc.array(fc.array(fault, { maxLength: 12 }), { minLength: 4, maxLength: 4 }), fc.array(fc.array(save, { maxLength: 6 }), { minLength: 4, maxLength: 4 }),
        async (first, second, faults, saves) => {
          const { microsoft, store, pass } = world([...first, ...allRoles]);
          await pass(faults[0]!, saves[0]!);
          expect(store.request).toMatchObject({ status: 'approvalPending', microsoftId: microsoft.relationships[0]?.id });
          expect(microsoft.relationships).toHaveLength(1);

          const { id } = microsoft.relationships[0]!;
          microsoft.move(id, 'approved');
          await pass(faults[1]!, saves[1]!);
          expect(store.request.status).toBe('active');
          expect(givenAssignments(microsoft, id)).toEqual(wantedAssignments(first));

          store.mappings = [...second, ...allRoles];
          await pass(faults[2]!, saves[2]!);
          expect(givenAssignments(microsoft, id)).toEqual(wantedAssignments(second));
          expect(store.mappings.map(({ group: given, state }) => state === (given ? 'active' : 'none'))).toEqual(store.mappings.map(() => true));

          store.edit({ status: 'terminating' });
          await pass(faults[3]!, saves[3]!);
          expect(store.request).toMatchObject({ status: 'terminated', microsoftId: id });
          expect(microsoft.relationships.map(({ status }) => status)).toEqual(['terminated']);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('never leaves a relationship behind, whenever the end is wanted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fault, { maxLength: 8 }), fc.array(save, { maxLength: 4 }), fc.array(fault, { maxLength: 8 }), async (faults, saves, later) => {
        const { microsoft, store, pass } = world(allRoles);
        microsoft.allowWithdrawal = true;
        microsoft.faults = [...faults];
        store.beforeSave.push(...saves);
        await look(request.id, { store, graphOf: async () => microsoft, policy: sandboxPolicy, sleep: async () => undefined, doubtConnection: async () => undefined }, { trackingId: 't' }).catch(() => undefined);
        if (store.request.status === 'draft') return;
        store.edit({ status: 'terminating' });
        await pass(later, []);
        expect(store.request.status).toBe('terminated');
        expect(microsoft.relationships.filter(({ status }) => status !== 'terminated')).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
