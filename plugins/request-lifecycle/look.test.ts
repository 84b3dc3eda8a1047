import { ServiceError } from '../gateways/transport/service-error';
import { look, type LookContext } from './look';
import { defaultPolicy } from '../policy';
import { group, mapping, mappings, now, request, roles, tenant } from './testing/facts';
import { failure } from './testing/microsoft';
import { MemoryStore } from './testing/memory-store';
import { world } from './testing/world';

const dayMs = 24 * 3600 * 1000;

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

  it('waits for staff when the provider may not, and has its connection checked', async () => {
    const { look, store, microsoft, doubted } = world();
    microsoft.faults = [{ before: 403 }];
    await look();
    expect(store.request).toMatchObject({ status: 'submitting', waitingOn: 'staff' });
    expect(store.request.lastError).toContain('code403');
    expect(doubted).toEqual([tenant.provider?.id]);
  });

  it('looks for what it may have created when no answer came, and adopts it', async () => {
    const { look, store, microsoft } = world();
    microsoft.faults = ['after'];
    await look();
    expect(microsoft.calls.slice(0, 2)).toEqual(['create', 'find']);
    expect(microsoft.relationships).toHaveLength(1);
    expect(store.request.status).toBe('approvalPending');
  });

  it('asks for the lock once while Microsoft takes its time, and again only after a while', async () => {
    const { look, store, microsoft, clock } = world();
    let asked = 0;
    microsoft.lockForApproval = async () => void (asked += 1);
    await look();
    expect(store.request).toMatchObject({ status: 'submitting', microsoftId: 'relationship-1', waitingOn: 'microsoft', attempts: 0, lastError: null });
    clock.now = store.request.nextCheckOn!;
    await look();
    expect(asked).toBe(1);
    clock.now += defaultPolicy.askAgainSeconds * 1000;
    await look();
    expect(asked).toBe(2);
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

describe('a provider that cannot sign in', () => {
  it('lets the request wait for staff', async () => {
    const clock = { now };
    const store = new MemoryStore(clock, request, mappings, tenant);
    const refused = new ServiceError(failure(400, { service: 'entra', code: 'invalid_client' }));
    const doubted: string[] = [];
    const context: LookContext = { store, graphOf: () => Promise.reject(refused), policy: defaultPolicy, sleep: async () => undefined, doubtConnection: async (id) => void doubted.push(id) };
    await look(request.id, context, { trackingId: 't' });
    expect(store.request).toMatchObject({ status: 'submitting', waitingOn: 'staff', attempts: 1 });
    expect(doubted).toEqual([tenant.provider?.id]);
  });
});
