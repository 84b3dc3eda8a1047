import { ServiceError } from '../gateways/transport/service-error';
import { look, type LookContext } from './look';
import { defaultPolicy, type Policy } from './policy';
import { group, mapping, mappings, now, request, roles, tenant } from './testing/facts';
import { failure, FakeMicrosoft } from './testing/microsoft';
import { MemoryStore } from './testing/memory-store';
import type { MappingFacts, RequestFacts } from './model';

const dayMs = 24 * 3600 * 1000;

/** A request, Microsoft, and looks at it. */
function world(row: Partial<RequestFacts> = {}, rows: readonly MappingFacts[] = mappings, policy: Partial<Policy> = {}) {
  const clock = { now };
  const microsoft = new FakeMicrosoft(clock);
  const store = new MemoryStore(clock, { ...request, ...row }, rows, tenant);
  const context: LookContext = { store, graphOf: async () => microsoft, policy: { ...defaultPolicy, ...policy }, sleep: async () => undefined };
  const lookOnce = (options: { insist?: boolean; repeated?: boolean } = {}) => look(request.id, context, { trackingId: 't', ...options });
  const events = () => [...store.events.values()].map(({ name }) => name);
  /** Looks, and lets Microsoft go on, until nothing changes. */
  const calm = async () => {
    for (let round = 0; round < 8; round += 1) {
      await lookOnce();
      microsoft.settle();
      clock.now += 60_000;
    }
  };
  const relationship = () => microsoft.relationships[0]!;
  /** Submitted, approved and in force. */
  const inForce = async () => {
    await lookOnce();
    microsoft.move(relationship().id, 'approved');
    await calm();
    microsoft.calls.length = 0;
    store.writes.length = 0;
  };
  return { clock, microsoft, store, look: lookOnce, events, calm, relationship, inForce };
}

describe('a draft', () => {
  it('is left alone, whatever it lacks', async () => {
    const { look, store, microsoft } = world({ status: 'draft', providerAccountId: null, accountId: null }, []);
    expect(await look()).toBe('unchanged');
    expect([...store.writes, ...microsoft.calls]).toEqual([]);
  });
});

describe('submitting', () => {
  it('creates, locks, and tells the link: two calls of Microsoft, reads apart', async () => {
    const { look, store, microsoft, relationship, events } = world();
    await look();
    expect(microsoft.calls).toEqual(['create', 'lock', 'read']);
    expect(store.request).toMatchObject({
      status: 'approvalPending', microsoftId: relationship().id, microsoftStatus: 'approvalPending', waitingOn: 'customer', lastError: null,
      approvalDueDate: now + 90 * dayMs,
      acceptanceLink: `https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/${relationship().id}`,
    });
    expect(relationship()).toMatchObject({ displayName: `GDAP-${request.id}`, durationDays: 730, autoExtend: true, customerTenantId: tenant.tenantId });
    expect(events()).toEqual(['Sent to Microsoft']);
  });

  it('asks for each role once', async () => {
    const { look, relationship } = world({}, [...mappings, mapping(9, roles.reader, group(1)), mapping(10, roles.reader)]);
    await look();
    expect(relationship().roleIds).toEqual([roles.reader, roles.exchange, roles.teams].sort());
  });

  it('goes back to Draft with all reasons when it cannot succeed, and Microsoft is not asked', async () => {
    const { look, store, microsoft, events } = world({ durationDays: 731 }, [mapping(1, roles.global)]);
    await look();
    expect(store.request).toMatchObject({ status: 'draft', waitingOn: 'staff' });
    expect(store.request.lastError).toContain('731');
    expect(store.request.lastError).toContain('Global Administrator');
    expect(microsoft.calls).toEqual([]);
    expect(events()).toEqual(['Not sent: needs a change']);
  });

  it('goes back to Draft with Microsoft’s words when Microsoft will never take it', async () => {
    const { look, store, microsoft } = world();
    microsoft.faults = [{ before: 400 }];
    await look();
    expect(store.request).toMatchObject({ status: 'draft', attempts: 0 });
    expect([...store.events.values()][0]).toMatchObject({ failure: { code: 'code400', status: 400 } });
  });

  it('stays, and is tried again ever later, while Microsoft has trouble', async () => {
    const { look, store, microsoft, clock } = world();
    const waits: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      microsoft.faults = [{ before: 429 }];
      await look();
      expect(store.request).toMatchObject({ status: 'submitting', waitingOn: 'microsoft', attempts: round + 1 });
      waits.push((store.request.nextCheckOn! - clock.now) / 1000);
      clock.now = store.request.nextCheckOn!;
    }
    expect(waits).toEqual([30, 60, 120]);
    microsoft.faults = [];
    await look();
    expect(store.request).toMatchObject({ status: 'approvalPending', attempts: 0 });
  });

  it('rests until its next try, unless somebody insists', async () => {
    const { look, microsoft, store } = world();
    microsoft.faults = [{ before: 503 }];
    await look();
    const { length } = microsoft.calls;
    expect(await look()).toBe('unchanged');
    expect(microsoft.calls).toHaveLength(length);
    await look({ insist: true });
    expect(store.request.status).toBe('approvalPending');
  });

  it('waits for staff when the provider may not, and says so on the provider', async () => {
    const { look, store, microsoft } = world();
    microsoft.faults = [{ before: 403 }];
    await look();
    expect(store.request).toMatchObject({ status: 'submitting', waitingOn: 'staff' });
    expect(store.provider.connectionState).toBe('attention');
    expect(store.provider.connectionMessage).toContain('code403');
  });

  it('looks for what it may have created when no answer came, and adopts it', async () => {
    const { look, store, microsoft } = world();
    microsoft.faults = ['after'];
    await look();
    expect(microsoft.calls.slice(0, 2)).toEqual(['create', 'find']);
    expect(microsoft.relationships).toHaveLength(1);
    expect(store.request.status).toBe('approvalPending');
  });

  it('adopts what a killed host had created', async () => {
    const { look, store, microsoft } = world();
    store.beforeSave.push('killed');
    await expect(look()).rejects.toThrow('killed');
    await look();
    expect(microsoft.relationships).toHaveLength(1);
    expect(store.request).toMatchObject({ status: 'approvalPending', microsoftId: 'relationship-1' });
  });

  it('changes a leftover of its own to what the row says before it locks it', async () => {
    const { look, store, microsoft, relationship } = world();
    microsoft.faults = ['none', { before: 500 }, 'none'];
    await look();
    expect(store.request.status).toBe('submitting');
    store.edit({ durationDays: 90, autoRenew: false });
    await look({ insist: true });
    expect(relationship()).toMatchObject({ status: 'approvalPending', durationDays: 90, autoExtend: false });
  });

  it('begins anew when somebody changed the row meanwhile', async () => {
    const { look, store, microsoft } = world();
    store.beforeSave.push('touched');
    await look();
    expect(microsoft.relationships).toHaveLength(1);
    expect(store.request.status).toBe('approvalPending');
  });
});

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

  it('changes nothing for a status that it does not know, and says so once', async () => {
    const { inForce, look, microsoft, store, relationship, events } = world();
    await inForce();
    microsoft.move(relationship().id, 'hibernating');
    await look();
    await look();
    expect(store.request).toMatchObject({ status: 'active', microsoftStatus: 'hibernating' });
    expect(events().filter((name) => name === 'New status at Microsoft')).toHaveLength(1);
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

describe('terminating', () => {
  it('asks once, and waits', async () => {
    const { inForce, look, calm, microsoft, store, events } = world();
    await inForce();
    store.edit({ status: 'terminating' });
    await look();
    await look();
    expect(microsoft.calls.filter((name) => name === 'terminate')).toHaveLength(1);
    await calm();
    expect(store.request).toMatchObject({ status: 'terminated', lastError: null });
    expect(events()).toContain('Terminated');
  });

  it('deletes what was never sent to the customer', async () => {
    const { look, microsoft, store } = world();
    microsoft.faults = ['none', { before: 500 }, { before: 500 }];
    await look();
    store.edit({ status: 'terminating' });
    await look();
    expect(microsoft.relationships).toEqual([]);
    expect(store.request.status).toBe('terminated');
  });

  it('is over at once where there never was anything', async () => {
    const { look, store, microsoft } = world({ status: 'terminating' });
    await look();
    expect(store.request.status).toBe('terminated');
    expect(microsoft.calls).toEqual(['find']);
  });

  it('waits for the customer where Microsoft does not let it be withdrawn, asks once a day, and ends it when approved', async () => {
    const { look, calm, microsoft, store, relationship, clock } = world();
    await look();
    store.edit({ status: 'terminating' });
    await look();
    await look();
    expect(store.request).toMatchObject({ status: 'terminating', waitingOn: 'customer', lastError: expect.stringContaining('as soon as the customer approves') });
    expect(microsoft.calls.filter((name) => name === 'terminate')).toHaveLength(1);
    clock.now += dayMs;
    await look();
    expect(microsoft.calls.filter((name) => name === 'terminate')).toHaveLength(2);
    microsoft.move(relationship().id, 'approved');
    await calm();
    expect(store.request.status).toBe('terminated');
  });

  it('withdraws where Microsoft allows it', async () => {
    const { look, calm, microsoft, store } = world();
    microsoft.allowWithdrawal = true;
    await look();
    store.edit({ status: 'terminating' });
    await calm();
    expect(store.request.status).toBe('terminated');
  });

  it('is Expired where the end came first', async () => {
    const { inForce, look, microsoft, store, relationship } = world();
    await inForce();
    microsoft.move(relationship().id, 'expired');
    store.edit({ status: 'terminating' });
    await look();
    expect(store.request.status).toBe('expired');
  });
});

describe('ended', () => {
  it('costs nothing any more', async () => {
    const { inForce, look, microsoft, store, relationship } = world();
    await inForce();
    microsoft.move(relationship().id, 'terminated');
    await look();
    microsoft.calls.length = 0;
    expect(await look()).toBe('unchanged');
    expect(microsoft.calls).toEqual([]);
    expect(store.request.status).toBe('terminated');
  });

  it('is set right where somebody ended only the row', async () => {
    const { inForce, look, store, events } = world();
    await inForce();
    store.edit({ status: 'terminated' });
    await look();
    expect(store.request.status).toBe('active');
    expect(events()).toContain('Status set right');
  });
});

describe('a provider that cannot sign in', () => {
  it('lets the request wait for staff', async () => {
    const clock = { now };
    const store = new MemoryStore(clock, request, mappings, tenant);
    const refused = new ServiceError(failure(400, { service: 'entra', code: 'invalid_client' }));
    const context: LookContext = { store, graphOf: () => Promise.reject(refused), policy: defaultPolicy, sleep: async () => undefined };
    await look(request.id, context, { trackingId: 't' });
    expect(store.request).toMatchObject({ status: 'submitting', waitingOn: 'staff', attempts: 1 });
    expect(store.provider.connectionState).toBe('attention');
  });
});
