import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describeAgainstCsdl } from './csdl';
import {
  activeRelationship,
  CONTOSO,
  GLOBAL_ADMINISTRATOR,
  ifMatch,
  NORTHWIND,
  READER,
  RELATIONSHIPS,
  roles,
  startTestSandbox,
  terms,
  USER_ADMINISTRATOR,
  type TestSandbox,
} from './support';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

const create = async (name: string, change: Record<string, unknown> = {}) =>
  (await sandbox.graph('POST', RELATIONSHIPS, terms(name, change))).body;
const read = async (id: string) => (await sandbox.graph('GET', `${RELATIONSHIPS}/${id}`)).body;
const request = (id: string, action: string, headers = {}) => sandbox.graph('POST', `${RELATIONSHIPS}/${id}/requests`, { action }, headers);

describe('a delegated admin relationship', () => {
  it('begins as created, with an address and an ETag, and without an end', async () => {
    const { status, headers, body } = await sandbox.graph('POST', RELATIONSHIPS, terms('First'));
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`${sandbox.url}/graph/v1.0${RELATIONSHIPS}/${body.id}`);
    expect(body).toMatchObject({
      status: 'created',
      displayName: 'First',
      duration: 'P730D',
      autoExtendDuration: 'P180D',
      activatedDateTime: null,
      endDateTime: null,
      customer: { tenantId: CONTOSO, displayName: null },
    });
    expect(body.id).toMatch(/^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-?){2}$/);
    expect(body.createdDateTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/);
    expect(body['@odata.etag']).toMatch(/^W\/"[A-Za-z0-9+/=]+"$/);
    expect(body['@odata.context']).toContain('tenantRelationships/$metadata#delegatedAdminRelationships/$entity');
    expect(await read(body.id)).toEqual(body);
  });

  it('is named by the caller once, whatever the case', async () => {
    await create('Unique name');
    expect(await sandbox.graph('POST', RELATIONSHIPS, terms('unique NAME'))).toMatchObject({
      status: 409,
      body: { error: { code: 'nameAlreadyExists' } },
    });
  });

  it('lives from draft to termination on the sandbox clock', async () => {
    const { id } = await create('Whole life');
    const locked = await request(id, 'lockForApproval');
    expect(locked).toMatchObject({ status: 201, body: { action: 'lockForApproval', status: 'created' } });
    sandbox.clock.advance('PT2M');
    expect((await read(id)).status).toBe('approvalPending');
    expect((await sandbox.graph('GET', `${RELATIONSHIPS}/${id}/requests/${locked.body.id}`)).body.status).toBe('succeeded');

    expect(await sandbox.http('POST', `/sandbox/customer/${id}/approve`)).toMatchObject({ status: 200, body: { status: 'approved' } });
    sandbox.clock.advance('PT2M');
    const active = await read(id);
    expect(active).toMatchObject({ status: 'active', customer: { tenantId: CONTOSO, displayName: 'Contoso' } });
    expect(Date.parse(active.endDateTime) - Date.parse(active.activatedDateTime)).toBe(730 * 86_400_000);

    sandbox.clock.advance('P731D');
    const extended = await read(id);
    expect(Date.parse(extended.endDateTime) - Date.parse(active.endDateTime)).toBe(180 * 86_400_000);
    sandbox.clock.advance('P540D');
    expect(Date.parse((await read(id)).endDateTime) - Date.parse(active.endDateTime)).toBe(4 * 180 * 86_400_000);

    expect((await request(id, 'terminate')).status).toBe(201);
    sandbox.clock.advance('PT2M');
    expect((await read(id)).status).toBe('terminated');
  });

  it('lapses after 90 days without approval', async () => {
    const { id } = await create('Ignored');
    await request(id, 'lockForApproval');
    sandbox.clock.advance('PT2M');
    sandbox.clock.advance('P89D');
    expect((await read(id)).status).toBe('approvalPending');
    sandbox.clock.advance('P1D');
    expect((await read(id)).status).toBe('expired');
  });

  it('expires at its end without auto-extension and is removed a year later', async () => {
    const { id } = await activeRelationship(sandbox, 'Short', { duration: 'P1D', autoExtendDuration: 'PT0S' });
    sandbox.clock.advance('P1D');
    sandbox.clock.advance('PT2M');
    expect((await read(id)).status).toBe('expired');
    sandbox.clock.advance('P366D');
    expect((await sandbox.graph('GET', `${RELATIONSHIPS}/${id}`)).status).toBe(404);
  });

  it('can be refused and ended by the customer', async () => {
    const { id } = await create('Refused');
    await request(id, 'lockForApproval');
    sandbox.clock.advance('PT2M');
    await sandbox.http('POST', `/sandbox/customer/${id}/reject`);
    expect((await read(id)).status).toBe('terminated');

    const active = await activeRelationship(sandbox, 'Ended by the customer');
    expect((await sandbox.http('POST', `/sandbox/customer/${active.id}/terminate`)).body).toEqual({ status: 'terminationRequested' });
    sandbox.clock.advance('PT2M');
    expect((await read(active.id)).status).toBe('terminated');
  });

  it('refuses actions that do not fit its state', async () => {
    const { id } = await create('Wrong actions');
    expect((await request(id, 'terminate')).status).toBe(400);
    expect((await request(id, 'approve')).status).toBe(400);
    expect((await request(id, 'explode')).status).toBe(400);
    await request(id, 'lockForApproval');
    expect((await request(id, 'lockForApproval')).status).toBe(409);
    sandbox.clock.advance('PT2M');
    expect((await request(id, 'lockForApproval')).status).toBe(400);
    expect((await request(id, 'terminate')).status).toBe(400);
  });
});

describe('changing a relationship', () => {
  it('needs the present ETag: of two who read the same, the second loses', async () => {
    const draft = await create('Race');
    const path = `${RELATIONSHIPS}/${draft.id}`;
    expect((await sandbox.graph('PATCH', path, { duration: 'P30D' })).status).toBe(400);
    const winner = await sandbox.graph('PATCH', path, { duration: 'P30D' }, ifMatch(draft));
    expect(winner).toMatchObject({ status: 200, body: { duration: 'P30D' } });
    expect(await sandbox.graph('PATCH', path, { duration: 'P60D' }, ifMatch(draft))).toMatchObject({
      status: 412,
      body: { error: { code: 'resourceModified' } },
    });
    expect((await sandbox.graph('DELETE', path, undefined, ifMatch(draft))).status).toBe(412);
    expect((await sandbox.graph('DELETE', path, undefined, ifMatch(winner.body))).status).toBe(204);
    expect((await sandbox.graph('GET', path)).status).toBe(404);
  });

  it('switches auto-extension while it is active, and nothing else', async () => {
    const active = await activeRelationship(sandbox, 'Toggled');
    const path = `${RELATIONSHIPS}/${active.id}`;
    const off = await sandbox.graph('PATCH', path, { autoExtendDuration: 'PT0S' }, ifMatch(active));
    expect(off).toMatchObject({ status: 200, body: { autoExtendDuration: 'PT0S' } });
    expect((await sandbox.graph('PATCH', path, { displayName: 'Other' }, ifMatch(off.body))).status).toBe(400);
    expect((await sandbox.graph('DELETE', path, undefined, ifMatch(off.body))).status).toBe(400);
  });

  it('takes Global Administrator away as a long-running operation, and only then extends itself', async () => {
    const active = await activeRelationship(sandbox, 'With GA', {
      accessDetails: roles(READER, GLOBAL_ADMINISTRATOR),
      autoExtendDuration: 'PT0S',
    });
    const path = `${RELATIONSHIPS}/${active.id}`;
    expect((await sandbox.graph('PATCH', path, { autoExtendDuration: 'P180D' }, ifMatch(active))).status).toBe(400);

    const accepted = await sandbox.graph('PATCH', path, { accessDetails: roles(READER) }, ifMatch(active));
    expect(accepted).toMatchObject({ status: 202, body: undefined });
    expect(accepted.headers.get('content-type')).toBeNull();
    expect(accepted.headers.get('retry-after')).toMatch(/^\d+$/);
    const operation = (accepted.headers.get('location') ?? '').replace(`${sandbox.url}/graph/v1.0`, '');
    expect((await sandbox.graph('GET', operation)).body).toMatchObject({ status: 'notStarted', operationType: 'unknownFutureValue' });
    sandbox.clock.advance('PT2M');
    const { body } = await sandbox.graph('GET', operation, undefined, { Prefer: 'include-unknown-enum-members' });
    expect(body).toMatchObject({ status: 'succeeded', operationType: 'delegatedAdminRelationshipUpdate' });
    expect(JSON.parse(body.data)).toMatchObject({ id: active.id, accessDetails: roles(READER) });

    const after = await read(active.id);
    expect(after.accessDetails).toEqual(roles(READER));
    expect((await sandbox.graph('PATCH', path, { autoExtendDuration: 'P180D' }, ifMatch(after))).status).toBe(200);
  });
});

describe('what a caller may see', () => {
  it('is its own tenant only', async () => {
    const { id } = await create('Mine');
    expect((await sandbox.graph('GET', `${RELATIONSHIPS}/${id}`, undefined, {}, NORTHWIND)).status).toBe(404);
    expect((await request(id, 'lockForApproval', {})).status).toBe(201);
    expect((await sandbox.graph('POST', RELATIONSHIPS, terms('Mine'), {}, NORTHWIND)).status).toBe(201);
    expect((await sandbox.graph('GET', RELATIONSHIPS, undefined, {}, NORTHWIND)).body.value).toMatchObject([{ displayName: 'Mine' }]);
    expect((await sandbox.graph('GET', '/tenantRelationships/delegatedAdminCustomers', undefined, {}, NORTHWIND)).body.value).toEqual([]);
  });

  it('filters by status and customer', async () => {
    const other = '55555555-5555-4555-8555-555555555555';
    const { id } = await create('For another', { customer: { tenantId: other, displayName: 'Other' } });
    const list = async (query: string) => (await sandbox.graph('GET', `${RELATIONSHIPS}?${query}`)).body;
    expect((await list(`$filter=customer/tenantId eq '${other.toUpperCase()}'`)).value).toMatchObject([{ id }]);
    expect(await list(`$filter=(status eq 'created') AND (customer/tenantId eq '${other}')&$select=id,status&$count=true`)).toMatchObject({
      '@odata.count': 1,
      value: [{ id, status: 'created' }],
    });
    expect((await list(`$filter=status eq 'active' and customer/tenantId eq '${other}'`)).value).toEqual([]);
    expect((await list("$filter=status eq 'sleeping'")).error.code).toBe('badRequest');
    expect((await sandbox.graph('GET', `${RELATIONSHIPS}?$filter=displayName eq 'x'`)).status).toBe(501);
  });

  it.each([
    ['not-an-id', 400],
    [USER_ADMINISTRATOR, 400],
    [`${READER}-${READER}`, 404],
  ])('answers for the relationship %s with %p', async (id, status) => {
    expect(await sandbox.graph('GET', `${RELATIONSHIPS}/${id}`)).toMatchObject({
      status,
      body: { error: { innerError: { 'request-id': expect.any(String) } } },
    });
  });

  it('lists customers while relationships with them are in force', async () => {
    const tenantId = '66666666-6666-4666-8666-666666666666';
    const customers = '/tenantRelationships/delegatedAdminCustomers';
    const { id } = await activeRelationship(sandbox, 'Customer of ours', { customer: { tenantId, displayName: 'Woodgrove' } });
    expect((await sandbox.graph('GET', `${customers}?$orderby=displayName desc&$top=1`)).body.value).toMatchObject([
      { id: tenantId, tenantId, displayName: 'Woodgrove' },
    ]);
    expect((await sandbox.graph('GET', `${customers}/${tenantId}`)).body).toMatchObject({ displayName: 'Woodgrove' });
    expect((await sandbox.graph('GET', `${customers}/${tenantId}/serviceManagementDetails`)).body.value).toHaveLength(4);
    await sandbox.http('POST', `/sandbox/customer/${id}/terminate`);
    sandbox.clock.advance('PT2M');
    expect((await sandbox.graph('GET', `${customers}/${tenantId}`)).status).toBe(404);
  });
});

describe('observed oddities, where a setting asks for them', () => {
  it('hide a new relationship for a while and refuse to lock it too soon', async () => {
    const odd = await startTestSandbox({ settings: { graph: { staleReadAfterCreateMs: 60_000, lockTooSoonMs: 120_000 } } });
    const { id } = (await odd.graph('POST', RELATIONSHIPS, terms('New'))).body;
    expect((await odd.graph('GET', `${RELATIONSHIPS}/${id}`)).status).toBe(404);
    expect((await odd.graph('GET', RELATIONSHIPS)).body.value).toEqual([]);
    odd.clock.advance('PT1M');
    expect((await odd.graph('GET', RELATIONSHIPS)).body.value).toHaveLength(1);
    expect((await odd.graph('POST', `${RELATIONSHIPS}/${id}/requests`, { action: 'lockForApproval' })).status).toBe(405);
    odd.clock.advance('PT1M');
    expect((await odd.graph('POST', `${RELATIONSHIPS}/${id}/requests`, { action: 'lockForApproval' })).status).toBe(201);
    await odd.close();
  });
});

// Microsoft's CSDL is not ours to ship: the suite is there where the file is at hand.
const csdl = process.env.GRAPH_CSDL ?? join(__dirname, '../../../shared/data/graph-gdap.csdl.xml');
if (existsSync(csdl)) describeAgainstCsdl(csdl);
