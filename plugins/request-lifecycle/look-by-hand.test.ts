import { serviceError } from '../gateways/transport/service-error';
import { group, mapping, mappings, now, roles } from './testing/facts';
import { failure } from './testing/microsoft';
import { world } from './testing/world';

const dayMs = 24 * 3600 * 1000;

/** In force, and ended at the wish of staff. */
async function endedWorld() {
  const all = world();
  await all.inForce();
  all.store.edit({ status: 'terminating' });
  await all.calm();
  all.store.writes.length = 0;
  return all;
}

describe('an ended request that somebody sets to another status', () => {
  it.each(['submitting', 'approvalPending', 'activating', 'active'] as const)('stays ended when it is set to %s, says what to do, and blames nobody', async (status) => {
    const { store, look, events, microsoft } = await endedWorld();
    microsoft.calls.length = 0;
    store.edit({ status });
    await look();
    expect(store.request).toMatchObject({ status: 'terminated', lastError: expect.stringContaining('Make a new request') });
    expect(events().at(-1)).toBe('Status set right');
    expect(events()).not.toContain('Terminated by others');
    expect(microsoft.calls).toEqual(['read']);
  });

  it.each(['expired', 'terminating'] as const)('keeps its reason when it is set to %s', async (status) => {
    const { store, look } = await endedWorld();
    store.edit({ status });
    await look();
    expect(store.request).toMatchObject({ status: 'terminated', lastError: null });
  });

  it('leaves the entries alone that tell how it went', async () => {
    const { store, look, clock } = await endedWorld();
    const told = () => [...store.events.values()].filter(({ name }) => name !== 'Status set right').map(({ name, message }) => name + message);
    const before = told();
    clock.now += dayMs;
    store.edit({ status: 'submitting' });
    await look();
    expect(told()).toEqual(before);
  });
});

describe('a request in force that somebody sets back', () => {
  it.each(['submitting', 'approvalPending', 'activating', 'expired', 'terminated'] as const)('is Active again after %s, and the timeline says so', async (status) => {
    const { inForce, look, store, events } = world();
    await inForce();
    store.edit({ status });
    await look();
    expect(store.request).toMatchObject({ status: 'active', lastError: null, waitingOn: 'nobody' });
    expect(events().at(-1)).toBe('Status set right');
  });
});

describe('a request that was made in a later status', () => {
  it('is sent, and told apart from one that Microsoft has', async () => {
    const { look, store } = world({ status: 'active' });
    await look();
    expect(store.request.status).toBe('submitting');
    expect([...store.events.values()].at(-1)?.message).toBe('The status was Active, but nothing had been sent to Microsoft: it is sent now. To end it, set it to Terminating.');
  });
});

describe('what Microsoft has forgotten', () => {
  const soon = { absenceConfirmSeconds: 60 };

  it('has expired where its time was over', async () => {
    const { inForce, calm, microsoft, store, clock } = world({ autoRenew: false, durationDays: 30 }, mappings, soon);
    await inForce();
    clock.now += 400 * dayMs;
    microsoft.relationships.length = 0;
    await calm();
    expect(store.request).toMatchObject({ status: 'expired', lastError: null, waitingOn: 'nobody', nextCheckOn: null });
    store.edit({ status: 'active' });
    await calm();
    expect(store.request).toMatchObject({ status: 'expired', lastError: null });
  });

  it('has lapsed where nobody approved in time', async () => {
    const { look, calm, microsoft, store, clock } = world({}, mappings, soon);
    await look();
    clock.now += 500 * dayMs;
    microsoft.relationships.length = 0;
    await calm();
    expect(store.request).toMatchObject({ status: 'expired', lastError: expect.stringContaining('did not approve in time') });
  });

  it('was ended by somebody where its time was not over', async () => {
    const { inForce, calm, microsoft, store } = world({}, mappings, soon);
    await inForce();
    microsoft.relationships.length = 0;
    await calm();
    expect(store.request).toMatchObject({ status: 'terminated', lastError: expect.stringContaining('does not have') });
  });
});

describe('before it is in force', () => {
  it('says that the customer refused it', async () => {
    const { look, microsoft, relationship, store, events } = world();
    await look();
    microsoft.move(relationship().id, 'terminated');
    await look();
    expect(store.request).toMatchObject({ status: 'terminated', lastError: expect.stringContaining('refused it') });
    expect(events()).toContain('Refused by the customer');
  });

  it('does not call it elapsed where it lapsed while it was to be ended', async () => {
    const { look, microsoft, relationship, store, events } = world();
    await look();
    store.edit({ status: 'terminating' });
    await look();
    microsoft.move(relationship().id, 'expired');
    await look();
    expect(store.request).toMatchObject({ status: 'expired', lastError: null });
    expect([events().includes('Lapsed'), events().includes('Expired')]).toEqual([true, false]);
  });

  it('says until when the customer can approve although it was to be ended before it was sent', async () => {
    const { look, store } = world();
    await look();
    store.edit({ status: 'terminating', approvalDueDate: null });
    await look();
    expect(store.request.approvalDueDate).not.toBeNull();
    expect(store.request.lastError).toMatch(/or lapses on \d{4}-\d\d-\d\d\.$/);
  });
});

describe('a mapping that names no role', () => {
  const without = { ...mapping(8, roles.reader, group(1)), role: undefined };

  it('is refused before the request is sent, when it can still be put right', async () => {
    const { look, store, microsoft } = world({}, [...mappings, without]);
    await look();
    expect(store.request).toMatchObject({ status: 'draft', lastError: expect.stringContaining('names no role') });
    expect(microsoft.calls).toEqual([]);
  });

  it('is told to staff while the request is in force', async () => {
    const { inForce, look, store } = world();
    await inForce();
    store.mappings = [...store.mappings, without];
    await look();
    expect(store.request).toMatchObject({ waitingOn: 'staff', lastError: 'No role is chosen for Group 1. Choose one that the customer approved, or delete the mapping.' });
  });
});

describe('mappings that are changed again while Microsoft is at work', () => {
  it('are all in force in the end', async () => {
    const { inForce, look, calm, microsoft, store, relationship } = world();
    await inForce();
    store.editMapping(store.mappings[2]!.id, { group: group(1) });
    await look();
    microsoft.settle();
    store.mappings = store.mappings.slice(0, 2);
    await look();
    expect(store.request).toMatchObject({ waitingOn: 'microsoft', nextCheckOn: expect.any(Number) });
    await calm();
    expect(microsoft.live(relationship().id).map(({ groupId, roleIds }) => [groupId, ...roleIds])).toEqual([[group(1).groupId, roles.reader, roles.exchange]]);
    expect(store.mappings.map(({ state }) => state)).toEqual(['active', 'active']);
    expect(store.request).toMatchObject({ waitingOn: 'nobody', nextCheckOn: null });
  });
});

describe('a next check that somebody set decades away', () => {
  it('keeps nothing from being sent', async () => {
    const { look, store } = world({ attempts: 3, nextCheckOn: now + 30 * 365 * dayMs, memory: { triedAs: 'submitting' } });
    await look();
    expect(store.request).toMatchObject({ status: 'approvalPending', attempts: 0 });
  });

  it('is not what a failure asks for either, whatever Microsoft says', async () => {
    const { look, store, microsoft } = world();
    microsoft.createRelationship = async () => {
      throw serviceError(failure(429, { retryAfterMs: 400 * dayMs }));
    };
    await look();
    expect(store.request.nextCheckOn).toBe(now + dayMs);
  });
});

describe('a group that was deleted', () => {
  it('gets its roles as soon as it is there again', async () => {
    const { inForce, look, calm, microsoft, store, relationship } = world();
    await inForce();
    const groups = () => microsoft.live(relationship().id).map(({ groupId }) => groupId);
    const set = (presence: 'deleted' | 'present') => store.editMapping(store.mappings[2]!.id, { group: group(2, { presence }) });
    set('deleted');
    await calm();
    const { handled } = store.request.memory;
    expect([store.request.waitingOn, groups().includes(group(2).groupId)]).toEqual(['staff', false]);
    set('present');
    await look();
    expect(groups()).toContain(group(2).groupId);
    await calm();
    expect(store.request).toMatchObject({ waitingOn: 'nobody', lastError: null });
    expect(store.request.memory.handled).not.toBe(handled);
  });
});

describe('two looks at once', () => {
  it('leave no mapping as the slower one saw it', async () => {
    const { inForce, look, microsoft, store, clock } = world();
    await inForce();
    const moved = store.mappings[2]!.id;
    store.editMapping(moved, { group: group(3) });
    await look();
    store.editMapping(moved, { state: 'active' });
    const save = store.saveMappings;
    store.saveMappings = async (writes) => {
      store.saveMappings = save;
      microsoft.settle();
      clock.now += 60_000;
      await look();
      await save(writes);
    };
    await look();
    expect(store.mappings.map(({ state }) => state)).toEqual(['active', 'active', 'active']);
    expect(store.request).toMatchObject({ waitingOn: 'nobody', nextCheckOn: null });
  });

  it('do not overwrite a mapping that was changed meanwhile', async () => {
    const { inForce, look, store, microsoft, relationship } = world();
    await inForce();
    store.editMapping(store.mappings[2]!.id, { group: group(3) });
    const save = store.saveMappings;
    store.saveMappings = async (writes) => {
      store.saveMappings = save;
      store.editMapping(writes[0]!.id, { group: group(4) });
      await save(writes);
    };
    await look();
    expect(microsoft.live(relationship().id).map(({ groupId }) => groupId)).toContain(group(4).groupId);
  });
});
