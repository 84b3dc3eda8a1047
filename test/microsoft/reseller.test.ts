import { CONTOSO, FABRIKAM, NORTHWIND, READER, RELATIONSHIPS, startTestSandbox, USER_ADMINISTRATOR, type TestSandbox } from './support';

let sandbox: TestSandbox;
const RESELLER_TYPE = '#microsoft.graph.resellerDelegatedAdminRelationship';
const start = async (graph = {}) => (sandbox = await startTestSandbox({ settings: { graph } }));
afterEach(() => sandbox.close());

const ask = (change: Record<string, unknown> = {}) =>
  sandbox.http('POST', '/sandbox/reseller-relationships', {
    resellerTenantId: FABRIKAM,
    indirectProviderTenantId: NORTHWIND,
    customer: { tenantId: CONTOSO, displayName: 'Contoso' },
    displayName: 'Distributor for Contoso',
    duration: 'P365D',
    roles: [READER, USER_ADMINISTRATOR],
    ...change,
  });
const asked = async () => (await ask()).body.id as string;
const read = async (id: string) => (await sandbox.graph('GET', `${RELATIONSHIPS}/${id}`)).body;
const request = (id: string, action: string, tenantId = FABRIKAM) => sandbox.graph('POST', `${RELATIONSHIPS}/${id}/requests`, { action }, {}, tenantId);
const later = () => sandbox.clock.advance('PT5M');

describe('a relationship that an indirect provider made for its reseller', () => {
  it('waits for the reseller’s consent and says what it is', async () => {
    await start();
    const id = await asked();
    expect(await read(id)).toMatchObject({
      '@odata.type': RESELLER_TYPE,
      status: 'approvalPending',
      indirectProviderTenantId: NORTHWIND,
      isPartnerConsentPending: true,
      customer: { tenantId: CONTOSO },
      duration: 'P365D',
    });
    expect((await sandbox.graph('GET', RELATIONSHIPS)).body.value).toMatchObject([{ id, '@odata.type': RESELLER_TYPE, isPartnerConsentPending: true }]);
    expect((await sandbox.graph('GET', RELATIONSHIPS, undefined, {}, NORTHWIND)).body.value).toEqual([]);
  });

  it('can be approved by the customer once the reseller has agreed', async () => {
    await start();
    const id = await asked();
    expect(await sandbox.http('POST', `/sandbox/customer/${id}/approve`)).toMatchObject({ status: 409, body: { error: { message: expect.stringMatching(/has not agreed yet/) } } });
    expect(await request(id, 'approve')).toMatchObject({ status: 201, body: { action: 'approve', status: 'created' } });
    later();
    expect(await read(id)).toMatchObject({ status: 'approvalPending', isPartnerConsentPending: false });
    expect(await sandbox.http('POST', `/sandbox/customer/${id}/approve`)).toMatchObject({ status: 200 });
    later();
    expect(await read(id)).toMatchObject({ '@odata.type': RESELLER_TYPE, status: 'active', isPartnerConsentPending: false });
  });

  it('is approved by the reseller where a setting says so', async () => {
    await start({ resellerApproval: 'approves' });
    const id = await asked();
    await request(id, 'approve');
    later();
    expect(await read(id)).toMatchObject({ status: 'active', isPartnerConsentPending: false });
  });

  it('is over when the reseller rejects it', async () => {
    await start();
    const id = await asked();
    const { body } = await sandbox.graph('POST', `${RELATIONSHIPS}/${id}/requests`, { action: 'reject' }, { Prefer: 'include-unknown-enum-members' });
    expect(body).toMatchObject({ action: 'reject' });
    later();
    expect(await read(id)).toMatchObject({ status: 'terminated', isPartnerConsentPending: false });
    expect((await sandbox.graph('GET', `${RELATIONSHIPS}/${id}/requests`)).body.value).toMatchObject([{ action: 'unknownFutureValue', status: 'succeeded' }]);
  });

  it('is decided once', async () => {
    await start();
    const id = await asked();
    await request(id, 'approve');
    later();
    expect(await request(id, 'reject')).toMatchObject({ status: 400, body: { error: { message: expect.stringMatching(/already/) } } });
  });

  it('lapses like any other', async () => {
    await start();
    const id = await asked();
    sandbox.clock.advance('P91D');
    expect(await read(id)).toMatchObject({ status: 'expired' });
  });

  it('is gone when the indirect provider takes it back', async () => {
    await start();
    const id = await asked();
    expect((await sandbox.http('DELETE', `/sandbox/reseller-relationships/${id}`)).status).toBe(204);
    expect((await sandbox.graph('GET', `${RELATIONSHIPS}/${id}`)).status).toBe(404);
    expect((await sandbox.http('DELETE', `/sandbox/reseller-relationships/${id}`)).status).toBe(404);
  });

  it('loses what only its type has to $select, but not its type', async () => {
    await start();
    await asked();
    expect((await sandbox.graph('GET', `${RELATIONSHIPS}?$select=displayName`)).body.value).toEqual([{ '@odata.type': RESELLER_TYPE, displayName: 'Distributor for Contoso' }]);
  });

  it('keeps it where a setting says so', async () => {
    await start({ selectKeepsDerived: true });
    await asked();
    expect((await sandbox.graph('GET', `${RELATIONSHIPS}?$select=displayName`)).body.value).toMatchObject([{ displayName: 'Distributor for Contoso', isPartnerConsentPending: true }]);
  });

  it('is refused where it makes no sense, in a sentence', async () => {
    await start();
    await asked();
    expect(await ask()).toMatchObject({ status: 400, body: { error: { message: expect.stringMatching(/already exists/) } } });
    for (const change of [{ resellerTenantId: 'x' }, { roles: 'all' }, { roles: ['x'] }, { duration: 'P3Y' }, { displayName: undefined }])
      expect(await ask({ displayName: 'Another', ...change })).toMatchObject({ status: 400, body: { error: { message: expect.any(String) } } });
  });
});

it('consent is nothing that other relationships need', async () => {
  await start();
  const { body } = await sandbox.graph('POST', RELATIONSHIPS, { displayName: 'Own', duration: 'P1D', accessDetails: { unifiedRoles: [{ roleDefinitionId: READER }] } });
  expect(await request(body.id, 'approve')).toMatchObject({ status: 400 });
  expect(body).not.toHaveProperty('isPartnerConsentPending');
});
