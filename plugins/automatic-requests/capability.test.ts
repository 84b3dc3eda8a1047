import { account, automaticKey, gdapProvider, gdapProviderAccount, gdapRequest, gdapTemplate, RequestOrigin, RequestStatus } from '@gdap-manager/entities';
import type { Work } from '../work';
import { createMemoryStore, type Fault } from './testing/memory-store';
import { accountOf, fill, hostOver, now, smb, template, tenant, work } from './testing/world';

/** A store with tenants and templates, and a host that looks when told to. */
function setUp(tenants = [tenant('t')], templates = [template('standard')]) {
  const faults: Fault[] = [];
  const store = createMemoryStore({ fault: (call) => (call === 'write' ? faults.shift() : undefined) });
  fill(store, tenants, templates);
  const announced: Work[] = [];
  const { capability, upserts } = hostOver(store, (one) => announced.push(one));
  const look = (table: string, id: string) => capability.looks[table]?.(work(table, id), false);
  return {
    store, faults, announced, upserts, capability, look,
    lookAtTenant: (id = 't') => look(gdapProviderAccount.logicalName, id),
    requests: () => [...store.requestRows.values()],
    rows: () => [...store.requestRows.values()].map(({ row }) => row),
    told: () => store.events.map(({ gdap_name, gdap_message }) => `${String(gdap_name)}: ${String(gdap_message)}`),
  };
}

describe('a request that is made by itself', () => {
  it('holds what its template says, for the owner of the account, with why', async () => {
    const { lookAtTenant, rows, store } = setUp();
    expect(await lookAtTenant()).toBe('made 1, moved 0, told of 0');
    expect(rows()).toEqual([
      {
        gdap_requestid: expect.stringMatching(/^[0-9a-f-]{36}$/), gdap_name: 'Customer t: standard', gdap_autorenew: true, gdap_durationdays: 365, gdap_origin: RequestOrigin.onboarding, gdap_waitingsince: '2026-11-22T10:00:00Z',
        'gdap_AccountId@odata.bind': '/accounts(account-t)', 'gdap_ProviderAccountId@odata.bind': '/gdap_provideraccounts(t)', 'gdap_TemplateId@odata.bind': '/gdap_templates(standard)',
        gdap_templatereason: '‘standard’ applies: it is a default for every customer of ‘Fabrikam’.', gdap_uniquekey: 't/standard', 'ownerid@odata.bind': '/systemusers(owner)',
      },
    ]);
    expect(store.requestMappings.map((row) => [row['gdap_DirectoryRoleId@odata.bind'], row['gdap_SecurityGroupId@odata.bind']])).toEqual([
      ['/gdap_directoryroles(helpdesk)', '/gdap_securitygroups(desk)'], ['/gdap_directoryroles(reader)', undefined],
    ]);
    expect(await lookAtTenant()).toBe('unchanged');
  });

  it('says which tenant where the customer has several', async () => {
    const both = { account: accountOf('t') };
    const { lookAtTenant, rows } = setUp([tenant('t', both), tenant('u', both)]);
    await lookAtTenant('u');
    expect(rows()[0]?.['gdap_name']).toBe('Customer t (Tenant u): standard');
  });

  it('is submitted at once where the template says so, and else stays a draft that says why', async () => {
    const [good, bad, empty] = ['good', 'bad', 'empty'].map((id) => template(id, { submitsAutomatically: true, isDefault: true, problems: id === 'bad' ? 'No such role.' : '' }));
    const { lookAtTenant, requests, store, told, announced } = setUp([tenant('t')], [good!, bad!, empty!]);
    store.mappingsOf.delete('empty');
    await lookAtTenant();
    const of = (id: string) => requests().find(({ templateId }) => templateId === id)?.row;
    expect(of('good')).toMatchObject({ statuscode: RequestStatus.submitting });
    expect(of('bad')).toMatchObject({ gdap_lasterror: expect.stringMatching(/^It was not submitted by itself: Microsoft would refuse it\..*No such role\.$/) });
    expect(of('empty')).toMatchObject({ gdap_lasterror: expect.stringMatching(/no role/) });
    expect([of('bad')?.['statuscode'], of('empty')?.['statuscode']]).toEqual([undefined, undefined]);
    expect(announced).toEqual([{ table: gdapRequest.logicalName, id: of('good')?.['gdap_requestid'], message: 'submitted', correlationId: 'tracked t' }]);
    expect(told()).toEqual([expect.stringMatching(/drafts from ‘bad’, ‘empty’\..*Submitted at once for Customer t: ‘good’\./)]);
  });

  it('is announced although nobody answered whether it is there', async () => {
    const { lookAtTenant, requests, faults, announced } = setUp([tenant('t')], [template('sent', { submitsAutomatically: true })]);
    faults.push('lost');
    expect(await lookAtTenant()).toBe('unchanged');
    expect([requests().length, announced.map(({ id }) => id)]).toEqual([1, requests().map(({ id }) => id)]);
  });

  it('belongs to the handlers where the owner of the account may own none, and says so', async () => {
    const { lookAtTenant, rows, faults, told } = setUp();
    faults.push('refused');
    await lookAtTenant();
    expect(rows()).toEqual([expect.not.objectContaining({ 'ownerid@odata.bind': expect.anything() })]);
    expect(told()).toEqual([expect.stringContaining('assign them to whoever looks after the customer')]);
  });

  it('is not there where Dataverse refuses it altogether', async () => {
    const { lookAtTenant, rows, faults } = setUp();
    faults.push('refused', 'refused');
    await expect(lookAtTenant()).rejects.toThrow(/403/);
    expect(rows()).toEqual([]);
  });

  it('is not made a second time where staff gave the first one to another tenant', async () => {
    const { lookAtTenant, requests, store } = setUp([tenant('t'), tenant('u', { account: null })]);
    await lookAtTenant();
    const [made] = requests();
    store.requestRows.set(made!.id, { ...made!, tenantId: 'u' });
    store.change('t', { memory: { accountId: null, templates: [], told: {} } });
    expect(await lookAtTenant()).toBe('made 0, moved 0, told of 0');
    expect(requests()).toHaveLength(1);
  });

  it('is made with others in as many change sets as they need', async () => {
    const many = Array.from({ length: 5 }, (_, index) => template(`t${index}`));
    const { lookAtTenant, requests, store } = setUp([tenant('t')], many);
    for (const { id } of many) store.mappingsOf.set(id, Array.from({ length: 400 }, (_, index) => ({ name: null, roleId: `r${index}`, groupId: null })));
    await lookAtTenant();
    expect([requests().length, store.calls.writes]).toEqual([5, 3]);
  });
});

describe('a look', () => {
  it('finds the tenants of an account', async () => {
    const { look, rows, store } = setUp([tenant('t'), tenant('u')], [template('small', { categoryId: 'smb' })]);
    expect(await look(account.logicalName, 'account-t')).toBe('unchanged');
    store.change('t', smb);
    await look(account.logicalName, 'account-t');
    expect(rows().map((row) => row['gdap_uniquekey'])).toEqual(['t/small']);
  });

  it('at a template sees to all tenants of its provider, and of the one to which it belonged', async () => {
    const { look, rows, told, store } = setUp([tenant('t'), tenant('u'), tenant('v', { providerId: 'q' })]);
    await look(gdapTemplate.logicalName, 'standard');
    expect(rows().map((row) => row['gdap_uniquekey'])).toEqual(['t/standard', 'u/standard']);
    store.templateRows.set('standard', template('standard', { providerId: 'q' }));
    store.events.length = 0;
    await look(gdapTemplate.logicalName, 'standard');
    expect(rows().map((row) => row['gdap_uniquekey'])).toEqual(['t/standard', 'u/standard', 'v/standard']);
    expect(told().filter((text) => text.includes('its template is for another provider now'))).toHaveLength(2);
  });

  it('makes nothing while the provider has automatic requests off, and everything when they are on', async () => {
    const off = { provider: { name: 'Fabrikam', automaticRequests: false } };
    const { look, lookAtTenant, rows, store } = setUp([tenant('t', off), tenant('u', off)]);
    expect([await lookAtTenant(), await look(gdapProvider.logicalName, 'p')]).toEqual(['automatic requests are off', 'unchanged']);
    expect(store.calls.reads).toBeLessThanOrEqual(5);
    for (const id of ['t', 'u']) store.change(id, { provider: { name: 'Fabrikam', automaticRequests: true } });
    expect(await look(gdapProvider.logicalName, 'p')).toBe('saw to 2 tenants, 0 to be tried again');
    expect(rows()).toHaveLength(2);
  });

  it('reads little of many that have nothing to do', async () => {
    const { look, store } = setUp(Array.from({ length: 500 }, (_, index) => tenant(`t${index}`)));
    await look(gdapProvider.logicalName, 'p');
    const { reads } = store.calls;
    await look(gdapProvider.logicalName, 'p');
    expect(store.calls.reads - reads).toBeLessThanOrEqual(5);
    await look(gdapTemplate.logicalName, 'standard');
    expect(store.calls.reads - reads).toBeLessThanOrEqual(12);
  });

  it('takes no more than a host can finish when it is to stop, and goes on in another', async () => {
    const { look, requests, announced } = setUp(Array.from({ length: 1100 }, (_, index) => tenant(`t${index}`)));
    const made: number[] = [];
    for (let looks = 1; looks > 0; looks = announced.splice(0).length) {
      await look(gdapProvider.logicalName, 'p');
      made.push(requests().length);
    }
    expect(made).toEqual([500, 1000, 1100]);
  });

  it('goes on nowhere where all of them fail, and is to be tried again', async () => {
    const { look, faults, announced } = setUp(Array.from({ length: 600 }, (_, index) => tenant(`t${index}`, { account: { ...accountOf(`t${index}`), owner: undefined } })));
    faults.push(...Array.from({ length: 600 }, () => 'refused' as const));
    await expect(look(gdapProvider.logicalName, 'p')).rejects.toThrow(/403/);
    expect(announced).toEqual([]);
  });

  it('puts off one tenant that fails, and goes on with the others', async () => {
    const { look, rows, faults, announced } = setUp([tenant('t', { account: { ...accountOf('t'), owner: undefined } }), tenant('u')]);
    faults.push('refused');
    expect(await look(gdapProvider.logicalName, 'p')).toBe('saw to 1 tenants, 1 to be tried again');
    expect(rows().map((row) => row['gdap_uniquekey'])).toEqual(['u/standard']);
    expect(announced).toEqual([expect.objectContaining({ table: gdapProviderAccount.logicalName, id: 't', capability: 'automatic-requests' })]);
  });

  it('at several tenants at once reads once', async () => {
    const { lookAtTenant, store } = setUp(Array.from({ length: 8 }, (_, index) => tenant(`t${index}`)));
    await Promise.all(Array.from({ length: 8 }, (_, index) => lookAtTenant(`t${index}`)));
    expect(store.calls).toEqual({ reads: 5, writes: 8 });
  });

  it('at a tenant or a template that is gone does nothing', async () => {
    const { lookAtTenant, look } = setUp();
    expect([await lookAtTenant('none'), await look(gdapTemplate.logicalName, 'none')]).toEqual(['gone', 'unchanged']);
  });
});

describe('a tenant that belongs to another account', () => {
  it('takes its draft along, and tells of what stays', async () => {
    const { lookAtTenant, requests, store, told } = setUp([tenant('t')], [template('standard'), template('sent', { submitsAutomatically: true })]);
    await lookAtTenant();
    store.events.length = 0;
    store.change('t', { account: accountOf('new') });
    expect(await lookAtTenant()).toBe('made 0, moved 1, told of 1');
    expect(Object.fromEntries(requests().map(({ templateId, accountId }) => [templateId, accountId]))).toEqual({ standard: 'account-new', sent: 'account-t' });
    expect(told().map((text) => text.slice(0, 40))).toEqual([expect.stringMatching(/^A draft went along/), expect.stringMatching(/^Requests stay with the former customer/)]);
  });
});

it('sweeps deep alone, and leaves the work to the workers', async () => {
  const { capability, announced } = setUp();
  await capability.sweep?.(now, false);
  expect(announced).toEqual([]);
  await capability.sweep?.(now, true);
  expect(announced).toEqual([expect.objectContaining({ table: gdapProvider.logicalName, id: 'p', message: 'sweep' })]);
});

it('tells staff of what failed too often, once', async () => {
  const { capability, upserts } = setUp();
  await capability.reportPoison?.(work(gdapProviderAccount.logicalName, 't'));
  await capability.reportPoison?.(work(account.logicalName, 'a'));
  expect(upserts).toEqual([expect.objectContaining({ gdap_name: 'Automatic requests could not be made' })]);
});

it('names requests by tenant and template, whatever the case of ids', () => {
  expect(automaticKey('T', 'X')).toBe('t/x');
});
