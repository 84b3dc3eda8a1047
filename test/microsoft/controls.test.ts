import { request as rawRequest } from 'node:http';
import { FABRIKAM, NORTHWIND, RELATIONSHIPS, startTestSandbox, terms, type TestSandbox } from './support';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await startTestSandbox();
});
afterEach(() => sandbox.close());

describe('faults on demand', () => {
  it('let a relationship be made whose answer never arrives', async () => {
    await sandbox.http('POST', '/sandbox/faults', { service: 'graph', method: 'POST', path: RELATIONSHIPS, when: 'after', cut: true });
    await expect(sandbox.graph('POST', RELATIONSHIPS, terms('Unknown outcome'))).rejects.toThrow();
    expect((await sandbox.graph('GET', RELATIONSHIPS)).body.value).toMatchObject([{ displayName: 'Unknown outcome' }]);
    expect((await sandbox.http('GET', '/sandbox/calls?service=graph')).body.calls).toMatchObject([
      { method: 'POST', status: 0 },
      { method: 'GET', status: 200 },
    ]);
  });

  it('answer 504 after or 503 before it happened', async () => {
    await sandbox.http('POST', '/sandbox/faults', { method: 'POST', path: RELATIONSHIPS, when: 'after', status: 504 });
    await sandbox.http('POST', '/sandbox/faults', { method: 'POST', path: RELATIONSHIPS, when: 'before', status: 503, retryAfter: 9 });
    expect(await sandbox.graph('POST', RELATIONSHIPS, terms('One'))).toMatchObject({
      status: 504,
      body: { error: { code: 'generalException' } },
    });
    const unavailable = await sandbox.graph('POST', RELATIONSHIPS, terms('Two'));
    expect([unavailable.status, unavailable.headers.get('retry-after')]).toEqual([503, '9']);
    expect((await sandbox.graph('GET', RELATIONSHIPS)).body.value).toMatchObject([{ displayName: 'One' }]);
  });

  it('speak in the words of the service that they hit', async () => {
    await sandbox.http('POST', '/sandbox/faults', { service: 'login', status: 401 });
    expect((await sandbox.http('POST', `/login/${FABRIKAM}/oauth2/v2.0/token`, '')).body).toMatchObject({
      error: 'invalid_client',
      error_codes: [7000215],
    });
  });

  it('can be listed and taken back', async () => {
    const { body } = await sandbox.http('POST', '/sandbox/faults', { status: 500 });
    expect((await sandbox.http('GET', '/sandbox/faults')).body.faults).toEqual([body]);
    expect((await sandbox.http('DELETE', `/sandbox/faults/${body.id}`)).status).toBe(204);
    expect((await sandbox.http('DELETE', `/sandbox/faults/${body.id}`)).status).toBe(404);
    expect((await sandbox.http('POST', '/sandbox/faults', { status: 'bad' })).body.error.message).toContain("'status'");
  });
});

describe('the controls', () => {
  it('move the clock, and every answer carries its time', async () => {
    const { body } = await sandbox.http('POST', '/sandbox/clock', { advance: 'P90D' });
    expect(Date.parse(body.now) - Date.now()).toBeGreaterThan(89 * 86_400_000);
    const { headers } = await sandbox.graph('GET', '/groups');
    expect(Date.parse(headers.get('date') ?? '') - Date.parse(body.now)).toBeLessThan(60_000);
    for (const advance of ['-P1D', 'soon', 7, undefined])
      expect((await sandbox.http('POST', '/sandbox/clock', { advance })).status).toBe(400);
  });

  it('refuse what a customer cannot do, in a sentence', async () => {
    const { body: draft } = await sandbox.graph('POST', RELATIONSHIPS, terms('Draft'));
    const { body: open } = await sandbox.graph('POST', RELATIONSHIPS, terms('Open', { customer: undefined }));
    for (const { id } of [draft, open]) await sandbox.graph('POST', `${RELATIONSHIPS}/${id}/requests`, { action: 'lockForApproval' });
    const customer = (id: string, action: string, body?: unknown) => sandbox.http('POST', `/sandbox/customer/${id}/${action}`, body);

    expect((await customer(draft.id, 'approve')).body.error.message).toBe('The relationship must be approvalPending, but it is created.');
    sandbox.clock.advance('PT2M');
    expect(await customer('nobody', 'approve')).toMatchObject({
      status: 404,
      body: { error: { message: "There is no relationship 'nobody'." } },
    });
    expect((await customer(draft.id, 'terminate')).status).toBe(409);
    expect((await customer(draft.id, 'approve', { tenantId: NORTHWIND })).status).toBe(400);
    expect((await customer(open.id, 'approve')).status).toBe(400);
    expect((await customer(open.id, 'approve', { tenantId: 'x' })).status).toBe(400);
    expect((await customer(open.id, 'approve', '{')).status).toBe(400);
    expect((await customer(open.id, 'approve', { tenantId: '77777777-7777-4777-8777-777777777777', displayName: 'New' })).body).toEqual({
      status: 'approved',
    });
    expect((await sandbox.graph('GET', `${RELATIONSHIPS}/${open.id}`)).body.customer).toEqual({
      tenantId: '77777777-7777-4777-8777-777777777777',
      displayName: 'New',
    });
  });

  it('know tenants, mail and themselves', async () => {
    expect((await sandbox.http('GET', '/sandbox/tenants')).body.tenants).toHaveLength(3);
    expect(
      (await sandbox.http('POST', '/sandbox/tenants', { tenantId: FABRIKAM, displayName: 'F', defaultDomain: 'no domain' })).status,
    ).toBe(400);
    expect((await sandbox.http('GET', '/sandbox/outbox')).body).toEqual({ mails: [] });
    expect((await sandbox.http('GET', '/sandbox/')).body).toHaveProperty(['POST /sandbox/reset']);
    expect((await sandbox.http('GET', '/sandbox/nothing')).body.error.message).toContain('/sandbox/nothing');
  });

  it('empty every service on reset', async () => {
    await sandbox.graph('POST', RELATIONSHIPS, terms('Gone soon'));
    expect((await sandbox.http('POST', '/sandbox/reset')).status).toBe(204);
    expect((await sandbox.graph('GET', RELATIONSHIPS)).body.value).toEqual([]);
    expect((await sandbox.http('GET', '/sandbox/tenants')).body.tenants).toEqual([]);
  });
});

describe('the server', () => {
  it('refuses requests under another name than its own', async () => {
    const status = await new Promise((resolve, reject) => {
      rawRequest(`${sandbox.url}/sandbox/clock`, { headers: { Host: 'evil.example' } }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  it.each(['/sandbox/reset', '/api/data/v9.2/accounts', '/player/session'])('refuses a change of %s by a page of another site', async (path) => {
    expect((await sandbox.http('POST', path, {}, { Origin: 'https://elsewhere.example', 'Content-Type': 'text/plain' })).status).toBe(403);
    expect((await sandbox.http('POST', path, {}, { Origin: sandbox.url, 'Content-Type': 'application/json' })).status).not.toBe(403);
  });

  it('serves Dataverse beside Microsoft 365, under the same clock, faults and count of calls', async () => {
    const accounts = '/api/data/v9.2/accounts';
    expect((await sandbox.http('GET', '/api/data/v9.2/WhoAmI')).body.UserId).toEqual(expect.any(String));
    await sandbox.http('POST', '/sandbox/clock', { advance: 'P365D' });
    const made = await sandbox.http('POST', accounts, { name: 'Contoso' }, { 'Content-Type': 'application/json' });
    expect([made.status, made.headers.get('content-type')]).toEqual([204, null]);
    const { body, headers } = await sandbox.http('GET', `${accounts}?$select=name,createdon`);
    expect(body.value).toMatchObject([{ name: 'Contoso' }]);
    expect(Date.parse(body.value[0].createdon) - Date.now()).toBeGreaterThan(364 * 86_400_000);
    expect(Date.parse(headers.get('date') ?? '') - Date.now()).toBeGreaterThan(364 * 86_400_000);

    await sandbox.http('POST', '/sandbox/faults', { service: 'dataverse', path: '/v9.2/accounts', status: 429, retryAfter: 5 });
    expect(await sandbox.http('GET', accounts)).toMatchObject({ status: 429, body: { error: { code: expect.any(String) } } });
    const { body: counted } = await sandbox.http('GET', '/sandbox/calls?service=dataverse');
    expect(counted.calls).toContainEqual(expect.objectContaining({ method: 'GET', path: '/v9.2/accounts', status: 429, count: 1 }));
    await sandbox.http('POST', '/sandbox/reset');
    expect((await sandbox.http('GET', accounts)).body.value).toEqual([]);
  });

  it('answers 404 beside its services, and lists them', async () => {
    expect((await sandbox.http('GET', '/elsewhere')).status).toBe(404);
    expect((await sandbox.http('GET', '/')).body.sandbox).toEqual(['/api/data/', '/graph/v1.0/', '/partnercenter/', '/login/', '/admin/', '/sandbox/']);
  });

  it('answers 501 for what Graph has and the sandbox has not', async () => {
    expect(await sandbox.graph('GET', '/users')).toMatchObject({
      status: 501,
      body: { error: { code: 'notSupported', message: 'The sandbox does not support GET /users.' } },
    });
    expect((await sandbox.graph('GET', `${RELATIONSHIPS}?$expand=requests`)).status).toBe(501);
    expect((await sandbox.graph('DELETE', RELATIONSHIPS)).status).toBe(405);
  });

  it('answers 501 for versions of Graph that it has not', async () => {
    expect(await sandbox.http('GET', '/graph/beta/users')).toMatchObject({ status: 501, body: { error: { message: expect.stringMatching(/^The sandbox does not support /) } } });
  });

  it('answers 400 for a body that is no JSON and 413 for one that is too large', async () => {
    expect((await sandbox.graph('POST', RELATIONSHIPS, '{"displayName":')).status).toBe(400);
    expect((await sandbox.graph('POST', RELATIONSHIPS)).status).toBe(400);
    expect((await sandbox.graph('POST', RELATIONSHIPS, JSON.stringify({ displayName: 'x'.repeat(5_000_000) }))).status).toBe(413);
  });
});
