import fc from 'fast-check';
import { group, mapping, mappings, roles } from './testing/facts';
import type { Fault } from './testing/microsoft';
import { world } from './testing/world';

const global = mapping(9, roles.global, group(1));
const alone = mapping(10, roles.global, group(5));

/** In force with Global Administrator, given to a group beside other roles and to one alone; without auto-renew. */
async function holding(rows = [...mappings, global, alone]) {
  const it = world({ autoRenew: false }, rows);
  await it.inForce();
  return it;
}

const given = ({ microsoft, relationship }: Awaited<ReturnType<typeof holding>>) =>
  Object.fromEntries(microsoft.live(relationship().id).map(({ groupId, roleIds }) => [groupId, [...roleIds].sort()]));
const withoutGlobal = { [group(1).groupId]: [roles.reader, roles.exchange].sort(), [group(2).groupId]: [roles.teams] };
const withGlobal = { [group(1).groupId]: [roles.reader, roles.exchange, roles.global].sort(), [group(2).groupId]: [roles.teams], [group(5).groupId]: [roles.global] };

describe('taking Global Administrator out of a relationship in force', () => {
  it('takes it from the groups, then out of the relationship, and then turns Auto-Renew on', async () => {
    const it = await holding();
    expect(given(it)).toEqual(withGlobal);
    it.store.edit({ removeGlobalAdministrator: true });
    await it.calm();
    expect(given(it)).toEqual(withoutGlobal);
    expect(it.relationship()).toMatchObject({ status: 'active', autoExtend: true, roleIds: expect.not.arrayContaining([roles.global]) as unknown });
    expect(it.store.request).toMatchObject({ removeGlobalAdministrator: false, autoRenew: true, waitingOn: 'nobody', lastError: null, nextCheckOn: null });
    expect(it.store.mappings.map(({ id, state }) => [id, state])).toEqual(mappings.map(({ id }) => [id, 'active']));
    expect(it.events()).toEqual(expect.arrayContaining(['Global Administrator taken out', 'Auto-Renew turned on']));
    const calls = it.microsoft.calls.filter((call) => call === 'assign' || call === 'update');
    expect(calls).toEqual(['assign', 'update', 'update']);
  });

  it('shows on the mappings what is being taken away meanwhile', async () => {
    const it = await holding();
    it.store.edit({ removeGlobalAdministrator: true });
    await it.look();
    expect(it.store.mappings.filter(({ id }) => id === global.id || id === alone.id).map(({ state }) => state)).toEqual(['removing', 'removing']);
    expect(it.store.request).toMatchObject({ waitingOn: 'microsoft', removeGlobalAdministrator: true, status: 'active' });
  });

  it('takes it from a group that was given it in Partner Center, and leaves that group its other roles', async () => {
    const it = await holding();
    await it.microsoft.changeAssignments(it.relationship().id, [{ do: 'create', groupId: group(8).groupId, roleIds: [roles.global, roles.reader] }]);
    it.microsoft.settle();
    it.store.edit({ removeGlobalAdministrator: true });
    await it.calm();
    expect(given(it)).toEqual({ ...withoutGlobal, [group(8).groupId]: [roles.reader] });
    expect(it.store.request).toMatchObject({ removeGlobalAdministrator: false, autoRenew: true });
  });

  it('gives the groups the role back where Microsoft refuses, and tells staff', async () => {
    const it = await holding();
    it.microsoft.refusesToShrink = true;
    it.store.edit({ removeGlobalAdministrator: true });
    await it.calm();
    expect(given(it)).toEqual(withGlobal);
    expect(it.store.request).toMatchObject({ removeGlobalAdministrator: false, autoRenew: false, lastError: null });
    expect(it.events()).toContain('Global Administrator stays');
  });

  it('gives up where Microsoft accepts it again and again and does not do it', async () => {
    const it = await holding();
    it.microsoft.forgetsToShrink = true;
    it.store.edit({ removeGlobalAdministrator: true });
    for (let round = 0; round < 8; round += 1) {
      await it.calm();
      it.clock.now += 600_000;
    }
    expect(given(it)).toEqual(withGlobal);
    expect(it.store.request).toMatchObject({ removeGlobalAdministrator: false, autoRenew: false });
    expect(it.events()).toContain('Global Administrator stays');
  });

  it('leaves a relationship as it is that holds nothing else', async () => {
    const it = await holding([alone]);
    it.store.edit({ removeGlobalAdministrator: true });
    await it.calm();
    expect(given(it)).toEqual({ [group(5).groupId]: [roles.global] });
    expect(it.store.request).toMatchObject({ removeGlobalAdministrator: false, autoRenew: false });
  });

  it('only turns Auto-Renew on where there is none to take out', async () => {
    const it = await holding([...mappings]);
    it.store.edit({ removeGlobalAdministrator: true });
    await it.calm();
    expect(it.relationship().autoExtend).toBe(true);
    expect(it.store.request).toMatchObject({ removeGlobalAdministrator: false, autoRenew: true });
  });

  it('comes to the same end whatever fails on the way, and nobody loses another role meanwhile', async () => {
    const fault: fc.Arbitrary<Fault> = fc.oneof(fc.constant('none' as const), fc.constant('after' as const), fc.constantFrom(412, 429, 500, 503, 0).map((before) => ({ before })));
    await fc.assert(fc.asyncProperty(fc.array(fault, { maxLength: 14 }), fc.array(fc.constantFrom('nothing' as const, 'touched' as const, 'killed' as const), { maxLength: 6 }), async (faults, saves) => {
      const it = await holding();
      it.store.edit({ removeGlobalAdministrator: true });
      it.microsoft.faults = [...faults];
      it.store.beforeSave.push(...saves);
      for (let round = 0; round < 30; round += 1) {
        await it.look({ repeated: round > 0, insist: round > 20 }).catch(() => 'failed');
        const now = given(it);
        expect([now[group(1).groupId], now[group(2).groupId]]).toEqual([expect.arrayContaining(withoutGlobal[group(1).groupId]!), [roles.teams]]);
        it.microsoft.settle();
        it.clock.now += 700_000;
      }
      expect(given(it)).toEqual(withoutGlobal);
      expect(it.store.request).toMatchObject({ removeGlobalAdministrator: false, autoRenew: true });
      expect(it.relationship().autoExtend).toBe(true);
    }), { numRuns: 60 });
  });
});
