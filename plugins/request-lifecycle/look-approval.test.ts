import { group, mapping, mappings, now, request, roles, tenant } from './testing/facts';
import { failure } from './testing/microsoft';
import { world } from './testing/world';

const dayMs = 24 * 3600 * 1000;

describe('waiting for approval', () => {
  it('follows the customer: Activating, Active with dates', async () => {
    const { look, microsoft, store, relationship, events } = world();
    await look();
    microsoft.move(relationship().id, 'approved');
    await look();
    expect(store.request).toMatchObject({ status: 'activating', waitingOn: 'microsoft' });
    microsoft.settle();
    microsoft.settle();
    await look();
    expect(store.request).toMatchObject({ status: 'active', startDate: now, expiryDate: now + 730 * dayMs });
    expect(events()).toEqual(['Sent to Microsoft', 'Approved by the customer', 'In force']);
  });

  it('waits for our staff while the customer could not be written to', async () => {
    const { look, store } = world();
    await look();
    expect(store.request.waitingOn).toBe('customer');
    store.edit({ isInvitationHeld: true });
    await look();
    expect(store.request).toMatchObject({ status: 'approvalPending', waitingOn: 'staff', lastError: null });
    store.edit({ isInvitationHeld: false });
    await look();
    expect(store.request.waitingOn).toBe('customer');
  });

  it('plans its next check, and writes nothing when it is looked at before', async () => {
    const { look, microsoft, store, relationship, clock } = world();
    await look();
    microsoft.move(relationship().id, 'approved');
    await look();
    expect(store.request.nextCheckOn).toBe(now + 10_000);
    clock.now += 5_000;
    expect(await look()).toBe('unchanged');
    clock.now += 5_000;
    await look();
    expect(store.request.nextCheckOn).toBe(now + 20_000);
  });

  it('lapses with a sentence of its own', async () => {
    const { look, microsoft, store, relationship } = world();
    await look();
    microsoft.move(relationship().id, 'expired');
    await look();
    expect(store.request).toMatchObject({ status: 'expired', lastError: expect.stringContaining('did not approve') });
  });

  it('puts frozen columns back and names them', async () => {
    const { look, store } = world();
    await look();
    store.tenants.push({ ...tenant, providerAccountId: 'another', tenantId: '00000000-0000-4000-8000-000000000999' });
    store.edit({ durationDays: 5, autoRenew: false, accountId: 'another', providerAccountId: 'another', microsoftId: 'x', acceptanceLink: 'https://x' });
    await look();
    expect(store.request).toMatchObject({ durationDays: 730, autoRenew: true, accountId: request.accountId, providerAccountId: request.providerAccountId, microsoftId: 'relationship-1' });
    const told = [...store.events.values()].find(({ name }) => name === 'Changes put back');
    expect(told?.message).toContain('Duration, Auto-Renew, Customer, Tenant, Microsoft ID, Acceptance Link');
  });

  it('sets a state right that somebody set by hand', async () => {
    const { look, store, events } = world();
    await look();
    store.edit({ status: 'active' });
    await look();
    expect(store.request.status).toBe('approvalPending');
    expect(events()).toContain('Status set right');
  });
});

describe('in force', () => {
  it('has given every group its roles, in one call', async () => {
    const { look, microsoft, store, relationship, calm } = world();
    await look();
    microsoft.move(relationship().id, 'approved');
    await calm();
    expect(microsoft.calls.filter((name) => name === 'assign')).toHaveLength(1);
    expect(microsoft.live(relationship().id).map(({ groupId, roleIds }) => [groupId, roleIds])).toEqual([
      [group(1).groupId, [roles.reader, roles.exchange].sort()],
      [group(2).groupId, [roles.teams]],
    ]);
    expect(store.mappings.map(({ state }) => state)).toEqual(['active', 'active', 'active']);
    expect(store.request).toMatchObject({ waitingOn: 'nobody', nextCheckOn: null });
  });

  it('writes nothing when nothing has changed', async () => {
    const { inForce, look, store, microsoft } = world();
    await inForce();
    expect(await look()).toBe('unchanged');
    expect(store.writes).toEqual([]);
    expect(microsoft.calls).toEqual(['read', 'readAssignments']);
  });

  it('gives, changes and takes away roles as mappings come and go', async () => {
    const { inForce, calm, store, microsoft, relationship } = world();
    await inForce();
    store.mappings = [mapping(1, roles.reader, group(1)), mapping(4, roles.exchange, group(3))];
    await calm();
    expect(microsoft.live(relationship().id).map(({ groupId, roleIds }) => [groupId, roleIds])).toEqual([[group(1).groupId, [roles.reader]], [group(3).groupId, [roles.exchange]]]);
    expect(store.mappings.map(({ state }) => state)).toEqual(['active', 'active']);
  });

  it('takes away what it gave although it died before it could say so', async () => {
    const { look, microsoft, store, relationship, calm } = world();
    await look();
    microsoft.move(relationship().id, 'approved');
    microsoft.settle();
    microsoft.settle();
    store.beforeSave.push('nothing', 'killed');
    await expect(look()).rejects.toThrow('killed');
    expect(microsoft.live(relationship().id)).toHaveLength(2);
    store.mappings = store.mappings.filter(({ group: given }) => given?.groupId !== group(2).groupId);
    await calm();
    expect(microsoft.live(relationship().id).map(({ groupId }) => groupId)).toEqual([group(1).groupId]);
  });

  it.each([['keep', 1], ['remove', 0]] as const)('%ss what others gave in Partner Center', async (foreignAssignments, left) => {
    const { inForce, calm, microsoft, relationship } = world({}, mappings, { foreignAssignments });
    await inForce();
    await microsoft.changeAssignments(relationship().id, [{ do: 'create', groupId: group(9).groupId, roleIds: [roles.teams] }]);
    await calm();
    expect(microsoft.live(relationship().id).filter(({ groupId }) => groupId === group(9).groupId)).toHaveLength(left);
  });

  it('says of a role that the customer never approved that it needs a new request', async () => {
    const { inForce, calm, store, events } = world();
    await inForce();
    store.mappings.push(mapping(5, '00000000-0000-4000-8000-000000000077', group(1)));
    await calm();
    expect(store.mappings.at(-1)).toMatchObject({ state: 'notAllowed', message: expect.stringContaining('new request') });
    expect(store.mappings[0]?.state).toBe('active');
    expect(store.request).toMatchObject({ waitingOn: 'staff', lastError: expect.stringContaining('new request') });
    expect(events()).toContain('Role needs a new request');
  });

  it('waits while Microsoft is at work on an assignment, and does not call that a failure', async () => {
    const { inForce, look, microsoft, store, events, calm, relationship } = world();
    await inForce();
    store.mappings = store.mappings.filter(({ role }) => role?.templateId !== roles.exchange);
    const change = microsoft.changeAssignments;
    microsoft.changeAssignments = async (id, changes) => {
      await change(id, []);
      return changes.map(() => ({ ok: false, failure: failure(409) }));
    };
    await look();
    expect(microsoft.calls.filter((name) => name === 'assign')).toHaveLength(1);
    expect(store.request).toMatchObject({ waitingOn: 'microsoft', lastError: null });
    microsoft.changeAssignments = change;
    await calm();
    expect(microsoft.live(relationship().id)[0]?.roleIds).toEqual([roles.reader]);
    expect(events().filter((name) => name.includes('failed'))).toEqual([]);
  });

  it('says which group is gone, and goes on with the others', async () => {
    const { look, microsoft, store, relationship, calm, events } = world();
    await look();
    microsoft.deletedGroups.add(group(2).groupId);
    microsoft.move(relationship().id, 'approved');
    await calm();
    expect(store.mappings.map(({ state }) => state)).toEqual(['active', 'active', 'error']);
    expect(store.mappings[2]).toMatchObject({ message: expect.stringContaining('Group 2'), group: { presence: 'deleted' } });
    expect(events()).toContain('Security group deleted');
  });

  it('tells Microsoft about auto-renew, and reads again when it was out of date', async () => {
    const { inForce, look, microsoft, store, relationship } = world();
    await inForce();
    store.edit({ autoRenew: false });
    const original = microsoft.findRelationship;
    let outOfDate = 1;
    microsoft.findRelationship = async (id) => {
      const found = await original(id);
      return found && outOfDate-- > 0 ? { ...found, etag: 'W/"old"' } : found;
    };
    await look();
    expect(relationship().autoExtend).toBe(false);
    store.edit({ autoRenew: true });
    await look();
    expect(relationship().autoExtend).toBe(true);
  });

  it('never asks Microsoft to extend Global Administrator', async () => {
    const { inForce, look, store, relationship, events } = world({ autoRenew: false }, [mapping(1, roles.global, group(1))]);
    await inForce();
    store.edit({ autoRenew: true });
    await look();
    expect(store.request.autoRenew).toBe(false);
    expect(relationship().autoExtend).toBe(false);
    expect(events()).toContain('Auto-Renew put back');
  });

  it('notices that Microsoft has extended it', async () => {
    const { inForce, look, store, relationship, events } = world();
    await inForce();
    Object.assign(relationship(), { endsOn: relationship().endsOn! + 180 * dayMs, etag: 'W/"x"' });
    await look();
    expect(store.request.expiryDate).toBe(relationship().endsOn);
    expect(events()).toContain('Extended by Microsoft');
  });

  it('knows who ended it', async () => {
    const { inForce, look, microsoft, store, relationship, events } = world();
    await inForce();
    microsoft.move(relationship().id, 'terminationRequested');
    await look();
    expect(store.request).toMatchObject({ status: 'active', waitingOn: 'microsoft' });
    microsoft.settle();
    microsoft.settle();
    await look();
    expect(store.request).toMatchObject({ status: 'terminated', lastError: expect.stringContaining('customer') });
    expect(store.mappings.map(({ state }) => state)).toEqual(['none', 'none', 'none']);
    expect(events()).toContain('Terminated by others');
  });

  it('changes nothing for a status that it does not know, says so once, and to staff while it lasts', async () => {
    const { inForce, look, microsoft, store, relationship, events } = world();
    await inForce();
    microsoft.move(relationship().id, 'hibernating');
    await look();
    await look();
    expect(store.request).toMatchObject({ status: 'active', microsoftStatus: 'hibernating', waitingOn: 'staff', lastError: expect.stringMatching(/'hibernating', which this version does not know.*administrator/) });
    expect(events().filter((name) => name === 'New status at Microsoft')).toHaveLength(1);
    microsoft.move(relationship().id, 'active');
    await look();
    expect(store.request).toMatchObject({ status: 'active', microsoftStatus: 'active', waitingOn: 'nobody', lastError: null });
  });

  it('believes that it is gone only when it stays gone', async () => {
    const { inForce, look, microsoft, store, clock } = world();
    await inForce();
    microsoft.relationships.length = 0;
    await look();
    expect(store.request.status).toBe('active');
    clock.now = store.request.nextCheckOn!;
    await look();
    expect(store.request).toMatchObject({ status: 'terminated', lastError: expect.stringContaining('does not have') });
  });
});
