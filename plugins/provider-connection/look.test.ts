import fc from 'fast-check';
import { secretMissing } from '../provider/messages';
import { guid } from '../request-lifecycle/testing/facts';
import { failure } from '../request-lifecycle/testing/microsoft';
import { defaultPolicy } from '../policy';
import { allPermissions, world, type Call } from './testing/world';

const entra = (aadsts: number, code = 'invalid_client') => failure(401, { service: 'entra', code, message: `AADSTS${aadsts}: No.` });

describe('a connection that works', () => {
  it('is connected, and each check says so', async () => {
    const { look, row, outcomes, told } = world();
    expect(await look()).toBe('connected');
    expect(row().provider).toMatchObject({ connectionState: 'connected', connectionMessage: null });
    expect(outcomes()).toEqual({
      signIn: 'passed', permissions: 'passed', relationships: 'passed', servicePrincipal: 'passed', groups: 'passed', customers: 'passed', partnerCenter: 'passed', indirectProvider: 'notNeeded',
    });
    expect(told()).toEqual(['Connected']);
  });

  it('is written once, and not asked of Microsoft again before it is time', async () => {
    const { look, writes, microsoft, clock } = world();
    await look();
    expect(await look()).toBe('not due');
    clock.now += defaultPolicy.connectionCheckSeconds * 1000;
    expect(await look()).toBe('as before');
    expect(writes).toHaveLength(1);
    expect(microsoft.calls).toHaveLength(12);
  });

  it('is checked at once when somebody asks, and the answer is later than the question', async () => {
    const { look, edit, row, clock, writes } = world();
    await look();
    edit({ requestedOn: clock.now });
    expect(await look()).toBe('checked');
    expect(row().checkedOn).toBeGreaterThan(clock.now);
    expect(Object.keys(writes[1]!)).toEqual(['gdap_checkedon']);
    expect(await look()).toBe('not due');
  });

  it('is checked once for a clock that is far ahead, and later questions count', async () => {
    const { look, edit, clock } = world();
    await look();
    edit({ requestedOn: clock.now + 365 * 24 * 3_600_000 });
    expect([await look(), await look()]).toEqual(['checked', 'not due']);
    clock.now += 120_000;
    edit({ requestedOn: clock.now });
    expect(await look()).toBe('checked');
  });

  it('is checked when its data change', async () => {
    const { look, edit, row, microsoft } = world();
    await look();
    edit({ provider: { ...row().provider, clientId: guid(77) } });
    microsoft.faults.set('signIn', entra(700016, 'unauthorized_client'));
    expect(await look()).toBe('lost');
  });

  it('does not lose a question because somebody else writes to the row, or the process dies', async () => {
    const { look, edit, beforeSave, clock, microsoft } = world();
    await look();
    edit({ requestedOn: clock.now });
    beforeSave.push(() => edit({}));
    expect(await look()).toBe('checked');
    clock.now += 5000;
    edit({ requestedOn: clock.now });
    beforeSave.push(() => { throw new Error('killed'); });
    await expect(look()).rejects.toThrow('killed');
    expect(await look()).toBe('checked');
    expect(microsoft.calls.filter((call) => call === 'signIn')).toHaveLength(4);
  });
});

describe('a question that is asked while a check goes on', () => {
  it('is not answered by what was found out before', async () => {
    const { look, edit, beforeSave, clock, row } = world();
    await look();
    edit({ requestedOn: clock.now });
    beforeSave.push(() => edit({ requestedOn: clock.now + 3000 }));
    expect(await look()).toBe('checked');
    expect(row().checkedOn).toBeLessThan(clock.now + 3000);
    clock.now += 4000;
    expect(await look()).toBe('checked');
    expect(await look()).toBe('not due');
  });
});

describe('a connection that does not work', () => {
  it('is not connected while something has to be entered, and Microsoft is not asked', async () => {
    const { look, row, microsoft } = world({ clientId: null });
    await look();
    expect(row().provider).toMatchObject({ connectionState: 'notConnected', connectionMessage: expect.stringContaining('client id') });
    expect(microsoft.calls).toEqual([]);
    expect(await look()).toBe('not due');
  });

  it.each([
    ['the secret is wrong', entra(7000215), /client secret is wrong/, 'failed: AADSTS7000215'],
    ['the secret has expired', entra(7000222), /has expired/, 'failed: AADSTS7000222'],
    ['the partner tenant is unknown', entra(90002, 'invalid_request'), /does not know the partner tenant/, 'failed: AADSTS90002'],
    ['the consent was withdrawn', entra(700016, 'unauthorized_client'), /have an administrator give consent/, 'failed: AADSTS700016'],
    ['Conditional Access blocks the application', entra(53003, 'invalid_grant'), /Conditional Access keeps the application out/, 'failed: AADSTS53003'],
    ['the host does not have the secret', failure(401, { service: 'entra', code: secretMissing, message: "The host has no secret named 'X'." }), /no secret named 'X'/, `failed: ${secretMissing}`],
    ['Entra says something new', entra(999999), /Check the client id and the secret\. Microsoft says: AADSTS999999/, 'failed: AADSTS999999'],
  ])('needs attention when %s', async (_when, fault, sentence, outcome) => {
    const { look, row, microsoft, outcomes } = world();
    microsoft.faults.set('signIn', fault);
    await look();
    expect(row().provider.connectionState).toBe('attention');
    expect(row().provider.connectionMessage).toMatch(sentence);
    expect(outcomes()).toEqual({ signIn: outcome });
  });

  it.each<[Call, RegExp]>([
    ['relationships', /consent to DelegatedAdminRelationship/],
    ['groups', /read security groups/],
    ['customers', /read customers/],
  ])('needs attention when Graph refuses %s', async (call, sentence) => {
    const { look, row, microsoft } = world();
    microsoft.faults.set(call, failure(403, { requestId: 'r1' }));
    await look();
    expect(row().provider).toMatchObject({ connectionState: 'attention', connectionMessage: expect.stringMatching(sentence) });
    expect(row().checks.find(({ id }) => id === call)).toEqual({ id: call, outcome: 'failed', detail: 'code403', requestId: 'r1' });
  });

  it('names the permissions that are missing', async () => {
    const { look, row, microsoft } = world();
    microsoft.permissions = allPermissions.slice(1);
    await look();
    expect(row().provider.connectionMessage).toMatch(/lacks permissions.*DelegatedAdminRelationship\.ReadWrite\.All \(Connect\)/);
  });

  it('is told on the timeline when it is lost, with what Microsoft said, and when it is found again', async () => {
    const { look, microsoft, clock, told } = world({ connectionState: 'connected' });
    await look();
    microsoft.faults.set('signIn', entra(7000222));
    expect(await look(true)).toBe('not due');
    clock.now += defaultPolicy.firstRetrySeconds * 1000;
    expect(await look(true)).toBe('lost');
    microsoft.faults.clear();
    clock.now += defaultPolicy.staffRetrySeconds * 1000;
    expect(await look()).toBe('connected');
    expect(told()).toEqual(['Connection lost', 'Connected again']);
  });

  it('is told once, however often the process dies before it is written', async () => {
    const { look, microsoft, told, beforeSave } = world({ connectionState: 'connected' });
    microsoft.faults.set('relationships', failure(403));
    for (let time = 0; time < 3; time += 1) {
      beforeSave.push(() => { throw new Error('killed'); });
      await expect(look()).rejects.toThrow('killed');
    }
    await look();
    expect(told()).toEqual(['Connection lost']);
  });

  it('is no news when only Microsoft’s id of the call is another', async () => {
    const { look, microsoft, clock, writes } = world();
    for (const requestId of ['one', 'two']) {
      microsoft.faults.set('relationships', failure(403, { requestId }));
      await look();
      clock.now += defaultPolicy.staffRetrySeconds * 1000;
    }
    expect(microsoft.calls.filter((call) => call === 'relationships')).toHaveLength(2);
    expect(writes).toHaveLength(1);
  });
});

describe('what stops nobody', () => {
  it.each<[string, (microsoft: ReturnType<typeof world>['microsoft']) => void, Record<string, string>]>([
    ['Partner Center refuses', ({ faults }) => faults.set('partnerCenter', failure(403, { service: 'partnerCenter' })), { partnerCenter: 'warning: code403' }],
    ['service principals cannot be read', ({ faults }) => faults.set('servicePrincipal', failure(403)), { servicePrincipal: 'warning: code403' }],
    ['a lesser permission is missing', (microsoft) => (microsoft.permissions = allPermissions.slice(0, 3)), { permissions: 'passed' }],
    ['groups can be read and not made', (microsoft) => (microsoft.permissions = allPermissions.filter((one) => !one.startsWith('Group'))), { permissions: 'warning: Group.ReadWrite.All' }],
  ])('%s', async (_what, arrange, expected) => {
    const { look, microsoft, row, outcomes } = world();
    arrange(microsoft);
    await look();
    expect(row().provider.connectionState).toBe('connected');
    expect(outcomes()).toMatchObject(expected);
  });
});

describe('the service principal for GDAP', () => {
  it('is made where it is missing and we may', async () => {
    const { look, microsoft, outcomes } = world();
    microsoft.hasPrincipal = false;
    microsoft.permissions = [...allPermissions, 'Application.ReadWrite.All'];
    await look();
    expect(microsoft.hasPrincipal).toBe(true);
    expect(outcomes()).toMatchObject({ servicePrincipal: 'passed' });
  });

  it('is asked of an administrator where we may not', async () => {
    const { look, microsoft, row } = world();
    microsoft.hasPrincipal = false;
    await look();
    expect(microsoft.calls).not.toContain('makePrincipal');
    expect(row().provider.connectionMessage).toMatch(/2832473f.*have an administrator make it/);
  });
});

describe('an indirect provider', () => {
  it('needs no Partner Center, and its tenant so that its relationships are known', async () => {
    const { look, microsoft, outcomes } = world({ type: 'ingram' });
    await look();
    expect(microsoft.calls).not.toContain('partnerCenter');
    expect(outcomes()).toMatchObject({ partnerCenter: 'notNeeded', indirectProvider: 'warning: missing' });
  });

  it.each([['contoso.com', 'warning: noGuid'], [guid(8), 'passed']])('with the tenant %s: %s', async (indirectProviderTenantId, outcome) => {
    const { look, outcomes } = world({ type: 'pax8', indirectProviderTenantId });
    await look();
    expect(outcomes()).toMatchObject({ indirectProvider: outcome });
  });
});

describe('trouble on Microsoft’s side', () => {
  const calls: Call[] = ['signIn', 'relationships', 'servicePrincipal', 'groups', 'customers', 'partnerCenter'];
  const trouble = fc.constantFrom(failure(503), failure(429, { retryAfterMs: 1000 }), failure(0, { code: 'timeout' }), failure(500));

  it('makes a connection neither better nor worse, and writes nothing', () =>
    fc.assert(fc.asyncProperty(fc.dictionary(fc.constantFrom(...calls), trouble), fc.boolean(), async (faults, works) => {
      const { look, microsoft, row, clock, writes } = world();
      if (!works) microsoft.faults.set('groups', failure(403));
      await look();
      const { connectionState } = row().provider;
      for (const [call, fault] of Object.entries(faults)) microsoft.faults.set(call as Call, fault);
      for (let round = 0; round < 3; round += 1) {
        clock.now += defaultPolicy.connectionCheckSeconds * 1000;
        await look();
      }
      expect(row().provider.connectionState).toBe(connectionState);
      expect(writes.filter(({ gdap_connectionstate: state }) => state !== undefined)).toHaveLength(1);
    })));

  it('is asked again soon, and told to whoever asked', async () => {
    const { look, microsoft, edit, clock, outcomes, row } = world();
    await look();
    microsoft.faults.set('customers', failure(503));
    edit({ requestedOn: clock.now });
    expect(await look()).toBe('checked');
    expect(outcomes()).toMatchObject({ customers: 'warning: noAnswer' });
    expect(row().provider.connectionState).toBe('connected');
    microsoft.faults.clear();
    clock.now += 2 * defaultPolicy.firstRetrySeconds * 1000;
    expect(await look()).toBe('checked');
    expect(outcomes()).toMatchObject({ customers: 'passed' });
  });
});
