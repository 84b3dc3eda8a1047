import { createPublicKey } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { CONTOSO, FABRIKAM, msalClient, startTestSandbox, type TestSandbox } from './support';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

const good = { grant_type: 'client_credentials', client_id: 'app', client_secret: 'any', scope: 'https://graph.microsoft.com/.default' };
const ask = (change: Record<string, string> = {}, tenant = FABRIKAM) =>
  sandbox.http(
    'POST',
    `/login/${tenant}/oauth2/v2.0/token`,
    new URLSearchParams(Object.entries({ ...good, ...change }).filter(([, value]) => value !== '-')).toString(),
  );

describe("Entra's token endpoint", () => {
  it('gives an application of a partner tenant a token for Graph, by tenant id or domain', async () => {
    for (const tenant of [FABRIKAM, FABRIKAM.toUpperCase(), 'fabrikam.onmicrosoft.com']) {
      const { status, body } = await ask({}, tenant);
      expect([status, body.token_type, body.expires_in]).toEqual([200, 'Bearer', 3600]);
      expect(jwt.decode(body.access_token)).toMatchObject({
        tid: FABRIKAM,
        appid: 'app',
        aud: 'https://graph.microsoft.com',
        roles: expect.arrayContaining(['DelegatedAdminRelationship.ReadWrite.All']),
      });
    }
  });

  it('takes a partner tenant at the word of whoever runs the sandbox, and remembers it', async () => {
    const asked: string[] = [];
    const own = await startTestSandbox({ isPartnerTenant: async (tenantId) => asked.push(tenantId) > 0 && tenantId.startsWith('a') });
    const signIn = (tenantId: string) => own.http('POST', `/login/${tenantId}/oauth2/v2.0/token`, new URLSearchParams(good).toString());
    const partner = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
    const stranger = 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb';
    expect([(await signIn(partner)).status, (await signIn(partner.toUpperCase())).status, (await signIn(stranger)).status]).toEqual([200, 200, 400]);
    expect(asked).toEqual([partner, stranger]);
    await own.close();
  });

  it('signs with a key that it publishes', async () => {
    const { body: configuration } = await sandbox.http('GET', `/login/${FABRIKAM}/v2.0/.well-known/openid-configuration`);
    const { keys } = (await (await fetch(configuration.jwks_uri)).json()) as { keys: Record<string, string>[] };
    const { body } = await ask();
    const key = createPublicKey({ key: keys[0] as never, format: 'jwk' });
    expect(jwt.verify(body.access_token, key, { algorithms: ['RS256'] })).toMatchObject({ tid: FABRIKAM });
    expect(JSON.stringify(keys)).not.toContain('"d"');
  });

  it.each([
    ['an unknown tenant', {}, '99999999-9999-4999-8999-999999999999', 400, 'invalid_request', 90002],
    ['a customer tenant', {}, CONTOSO, 400, 'unauthorized_client', 700016],
    ['no secret', { client_secret: '-' }, FABRIKAM, 401, 'invalid_client', 7000218],
    ['an empty secret', { client_secret: '' }, FABRIKAM, 401, 'invalid_client', 7000218],
    ['no client', { client_id: '-' }, FABRIKAM, 400, 'invalid_request', 900144],
    ['no grant', { grant_type: '-' }, FABRIKAM, 400, 'invalid_request', 900144],
    ['another grant', { grant_type: 'password' }, FABRIKAM, 400, 'unsupported_grant_type', 70003],
    ['a delegated scope', { scope: 'https://graph.microsoft.com/Group.Read.All' }, FABRIKAM, 400, 'invalid_scope', 1002012],
    ['an unknown resource', { scope: 'https://example.com/.default' }, FABRIKAM, 400, 'invalid_resource', 500011],
  ])('refuses %s in its own form', async (_what, change, tenant, status, error, number) => {
    const answer = await ask(change, tenant);
    expect(answer).toMatchObject({
      status,
      body: {
        error,
        error_codes: [number],
        trace_id: expect.any(String),
        correlation_id: expect.any(String),
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/),
      },
    });
    expect(answer.body.error_description).toContain(`AADSTS${number}:`);
  });

  it('refuses other methods and says what it does not have', async () => {
    expect((await sandbox.http('GET', `/login/${FABRIKAM}/oauth2/v2.0/token`)).status).toBe(405);
    expect((await sandbox.http('GET', `/login/${FABRIKAM}/oauth2/token`)).status).toBe(501);
  });

  it('tells clients where everything is, under the name by which they ask', async () => {
    for (const name of [FABRIKAM, 'organizations']) {
      const { body } = await sandbox.http('GET', `/login/${name}/v2.0/.well-known/openid-configuration`);
      expect(body).toMatchObject({
        authorization_endpoint: `${sandbox.url}/login/${name}/oauth2/v2.0/authorize`,
        device_authorization_endpoint: `${sandbox.url}/login/${name}/oauth2/v2.0/devicecode`,
        end_session_endpoint: `${sandbox.url}/login/${name}/oauth2/v2.0/logout`,
      });
    }
    const asked = encodeURIComponent(`https://login.microsoftonline.com/${FABRIKAM}/oauth2/v2.0/authorize`);
    const { body } = await sandbox.http('GET', `/login/common/discovery/instance?api-version=1.1&authorization_endpoint=${asked}`);
    expect(body).toMatchObject({ tenant_discovery_endpoint: `${sandbox.url}/login/${FABRIKAM}/v2.0/.well-known/openid-configuration`, metadata: [{ preferred_cache: 'login.windows.net' }] });
  });

  it('refuses on demand as Entra would', async () => {
    for (const [code, status, error] of [['AADSTS53003', 400, 'interaction_required'], ['AADSTS7000215', 401, 'invalid_client']] as const) {
      await sandbox.http('POST', '/sandbox/faults', { service: 'login', status, code, times: 1 });
      expect(await ask()).toMatchObject({ status, body: { error, error_description: expect.stringContaining(`${code}: `), error_codes: [Number(code.slice(6))] } });
    }
  });

  it('works with MSAL', async () => {
    const result = await msalClient(sandbox, FABRIKAM).acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] });
    const answer = await sandbox.http('GET', '/graph/v1.0/organization', undefined, { Authorization: `Bearer ${result?.accessToken}` });
    expect(answer.body.value).toMatchObject([{ id: FABRIKAM, displayName: 'Fabrikam' }]);
  });

  it('tells MSAL why not', async () => {
    const unknown = msalClient(sandbox, '99999999-9999-4999-8999-999999999999');
    await expect(unknown.acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] })).rejects.toMatchObject({
      errorMessage: expect.stringContaining('AADSTS90002'),
    });
  });
});

describe('Graph', () => {
  const withToken = (token: string) => sandbox.http('GET', '/graph/v1.0/groups', undefined, { Authorization: token });

  const ownKey = jwt.sign({ aud: 'https://graph.microsoft.com', tid: FABRIKAM, roles: [] }, 'own key');
  it.each([
    ['no token', '', 'empty'],
    ['basic authentication', 'Basic abc', 'empty'],
    ['nonsense', 'Bearer abc', 'parsing'],
    ['a token of somebody else', `Bearer ${ownKey}`, 'parsing'],
  ])('answers 401 to %s', async (_what, token, text) => {
    const { status, headers, body } = await withToken(token);
    expect([status, body.error.code]).toEqual([401, 'InvalidAuthenticationToken']);
    expect(body.error.message).toContain(text);
    expect(headers.get('www-authenticate')).toContain('Bearer');
  });

  it('answers 401 to a token that is for another resource or was changed', async () => {
    const { body } = await ask({ scope: 'https://api.partnercenter.microsoft.com/.default' });
    expect((await withToken(`Bearer ${body.access_token}`)).body.error.message).toContain('audience');
    const [head, , signature] = (await sandbox.token()).split('.');
    const forged = Buffer.from(JSON.stringify({ ...(jwt.decode(await sandbox.token()) as object), tid: CONTOSO })).toString('base64url');
    expect((await withToken(`Bearer ${head}.${forged}.${signature}`)).status).toBe(401);
  });

  it('answers 401 when a token is out of date, by the clock that the settings name', async () => {
    const strict = await startTestSandbox({ settings: { login: { tokenClock: 'sandbox' } } });
    expect((await strict.graph('GET', '/groups')).status).toBe(200);
    strict.clock.advance('PT1H1S');
    expect((await strict.graph('GET', '/groups')).body.error.message).toContain('expired');
    await strict.close();

    sandbox.clock.advance('P1D');
    expect((await sandbox.graph('GET', '/groups')).status).toBe(200);
  });

  it('answers 403 without the permission', async () => {
    const reader = await startTestSandbox({ settings: { login: { graphRoles: ['DelegatedAdminRelationship.Read.All'] } } });
    expect((await reader.graph('GET', '/tenantRelationships/delegatedAdminRelationships')).status).toBe(200);
    for (const [method, path] of [
      ['POST', '/tenantRelationships/delegatedAdminRelationships'],
      ['GET', '/groups'],
    ] as const) {
      expect(await reader.graph(method, path)).toMatchObject({ status: 403, body: { error: { code: 'Authorization_RequestDenied' } } });
    }
    await reader.close();
  });
});
