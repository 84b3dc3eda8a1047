import { ADMIN, askToken, authorizeAddress, CLIENT, press, proofKey, RETURN, signIn, TECHNICIAN, WITHOUT_MFA } from './sign-in';
import { CONTOSO, FABRIKAM, READER, RELATIONSHIPS, activeRelationship, roles, securityGroup, startTestSandbox, type TestSandbox } from './support';

const SERVICE_PRINCIPAL = '2832473f-ec63-45fb-976f-5d45a7d4bb91';
const ASSIGNED = { displayName: 'x', mailNickname: 'x', mailEnabled: false, securityEnabled: true };

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await startTestSandbox();
});
afterEach(() => sandbox.close());

/** What somebody's token for Graph is, once an administrator has consented for everybody. */
async function tokenOf(account: string, tenant = FABRIKAM): Promise<string> {
  await sandbox.http('POST', '/sandbox/consents', { tenantId: tenant, clientId: CLIENT });
  const { verifier, challenge } = proofKey();
  const answer = await signIn(sandbox, authorizeAddress(tenant, { scope: 'openid https://graph.microsoft.com/.default', code_challenge: challenge }), account);
  const { body } = await askToken(sandbox, tenant, { grant_type: 'authorization_code', code: answer.get('code') ?? '', redirect_uri: RETURN, code_verifier: verifier });
  return body.access_token as string;
}

const graphAs = async (account: string, method: string, path: string, body?: unknown) =>
  sandbox.http(method, `/graph/v1.0${path}`, body, { Authorization: `Bearer ${await tokenOf(account)}`, 'Content-Type': 'application/json' });

describe('Graph, for people', () => {
  it('says who is signed in, and of which groups and roles they are', async () => {
    expect((await graphAs(ADMIN, 'GET', '/me?$select=userPrincipalName')).body).toMatchObject({ userPrincipalName: ADMIN });
    const { body } = await graphAs(ADMIN, 'GET', '/me/memberOf?$select=id,displayName&$top=999');
    expect(body.value).toEqual([
      { '@odata.type': '#microsoft.graph.group', id: expect.any(String), displayName: 'AdminAgents' },
      { '@odata.type': '#microsoft.graph.directoryRole', id: expect.any(String), displayName: 'Global Administrator' },
    ]);
    expect((await graphAs(ADMIN, 'GET', '/me/transitiveMemberOf/microsoft.graph.group')).body.value).toHaveLength(1);
    expect((await graphAs(TECHNICIAN, 'GET', '/me/memberOf')).body.value).toEqual([]);
  });

  it('pages through groups and roles', async () => {
    const { body } = await graphAs(ADMIN, 'GET', '/me/memberOf?$top=1');
    const next = String(body['@odata.nextLink']).split('/v1.0')[1] ?? '';
    const last = await graphAs(ADMIN, 'GET', next);
    expect([body.value[0].displayName, last.body.value.map(({ displayName }: { displayName: string }) => displayName), last.body['@odata.nextLink']]).toEqual(['AdminAgents', ['Global Administrator'], undefined]);
  });

  it('does not know an application by /me', async () => {
    expect(await sandbox.graph('GET', '/me')).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining('delegated') } } });
  });

  it('shows relationships to Admin agents only, and to nobody without a second factor', async () => {
    await activeRelationship(sandbox, 'Contoso');
    const list = async (account: string) => (await graphAs(account, 'GET', RELATIONSHIPS)) as { status: number; body: { value?: unknown[]; error?: { message: string } } };
    expect((await list(ADMIN)).body.value).toHaveLength(1);
    expect(await list(TECHNICIAN)).toMatchObject({ status: 200, body: { value: [] } });
    expect(await list(WITHOUT_MFA)).toMatchObject({ status: 403, body: { error: { message: expect.stringContaining('does not have the required permissions') } } });
    expect((await graphAs(TECHNICIAN, 'POST', RELATIONSHIPS, {})).status).toBe(403);
  });

  it('goes by what the application may do for people, not by what it may do itself', async () => {
    await sandbox.http('POST', '/sandbox/consents', { tenantId: FABRIKAM, clientId: CLIENT, scopes: ['User.Read'] });
    const { verifier, challenge } = proofKey();
    const code = (await signIn(sandbox, authorizeAddress(FABRIKAM, { scope: 'User.Read', code_challenge: challenge }))).get('code') ?? '';
    const { body } = await askToken(sandbox, FABRIKAM, { grant_type: 'authorization_code', code, redirect_uri: RETURN, code_verifier: verifier });
    const answer = await sandbox.http('GET', `/graph/v1.0${RELATIONSHIPS}`, undefined, { Authorization: `Bearer ${body.access_token}` });
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'Authorization_RequestDenied' } } });
  });

  it('answers pages of every origin', async () => {
    const asked = await sandbox.http('OPTIONS', '/graph/v1.0/me', undefined, { Origin: 'http://localhost:8080', 'Access-Control-Request-Headers': 'authorization,client-request-id' });
    expect([asked.status, asked.headers.get('access-control-allow-headers')]).toEqual([204, 'authorization,client-request-id']);
    const answer = await sandbox.http('GET', '/graph/v1.0/me', undefined, { Origin: 'http://localhost:8080' });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([401, '*']);
  });
});

describe('the service principal of delegated administration', () => {
  it('stands in a partner tenant, can be removed and made again', async () => {
    const filter = `/servicePrincipals?$filter=appId eq '${SERVICE_PRINCIPAL}'&$select=id,appId`;
    expect((await sandbox.graph('GET', filter)).body.value).toEqual([{ id: expect.any(String), appId: SERVICE_PRINCIPAL }]);
    expect((await sandbox.graph('POST', '/servicePrincipals', { appId: SERVICE_PRINCIPAL })).status).toBe(409);
    expect((await sandbox.graph('DELETE', `/servicePrincipals(appId='${SERVICE_PRINCIPAL}')`)).status).toBe(204);
    expect((await sandbox.graph('GET', `/servicePrincipals(appId='${SERVICE_PRINCIPAL}')`)).status).toBe(404);
    expect((await sandbox.graph('GET', filter)).body.value).toEqual([]);
    const made = await sandbox.graph('POST', '/servicePrincipals', { appId: SERVICE_PRINCIPAL });
    expect([made.status, (await sandbox.graph('GET', `/servicePrincipals/${made.body.id}`)).body.appId]).toEqual([201, SERVICE_PRINCIPAL]);
    expect((await sandbox.graph('POST', '/servicePrincipals', { appId: CONTOSO })).status).toBe(400);
  });

  it('is needed by applications that give roles to groups', async () => {
    const { id } = await activeRelationship(sandbox, 'Contoso');
    const group = await securityGroup(sandbox, 'Helpdesk');
    const assignment = { accessContainer: { accessContainerId: group, accessContainerType: 'securityGroup' }, accessDetails: roles(READER) };
    await sandbox.http('DELETE', '/sandbox/service-principals', { tenantId: FABRIKAM, appId: SERVICE_PRINCIPAL });
    expect(await sandbox.graph('POST', `${RELATIONSHIPS}/${id}/accessAssignments`, assignment)).toMatchObject({ status: 500, body: { error: { code: 'unexpectedError' } } });
    await sandbox.http('POST', '/sandbox/service-principals', { tenantId: FABRIKAM, appId: SERVICE_PRINCIPAL });
    expect((await sandbox.graph('POST', `${RELATIONSHIPS}/${id}/accessAssignments`, assignment)).status).toBe(201);
  });
});

describe('consent of an administrator', () => {
  const form = { grant_type: 'client_credentials', client_secret: 'any', scope: 'https://graph.microsoft.com/.default' };
  const groups = async () => {
    const { body } = await askToken(sandbox, FABRIKAM, form);
    return (await sandbox.http('POST', '/graph/v1.0/groups', ASSIGNED, { Authorization: `Bearer ${body.access_token}` })).status;
  };
  const consentAddress = (change: Record<string, string> = {}) =>
    `/login/${FABRIKAM}/v2.0/adminconsent?${new URLSearchParams({ client_id: CLIENT, scope: 'https://graph.microsoft.com/.default', redirect_uri: RETURN, state: 'mine', ...change })}`;

  it('can be withdrawn, which Graph tells by 403, and given again', async () => {
    expect(await groups()).toBe(201);
    await sandbox.http('DELETE', '/sandbox/consents', { tenantId: FABRIKAM, clientId: CLIENT });
    expect(await groups()).toBe(403);

    expect((await press(sandbox, consentAddress(), { account: ADMIN })).text).toContain('DelegatedAdminRelationship.ReadWrite.All');
    const { location } = await press(sandbox, consentAddress(), { account: ADMIN, decision: 'accept' });
    expect(Object.fromEntries(location?.searchParams ?? [])).toEqual({ admin_consent: 'True', tenant: FABRIKAM, scope: 'https://graph.microsoft.com/.default', state: 'mine' });
    expect(await groups()).toBe(201);
  });

  it('is refused by turning back, and no technician can give it', async () => {
    const { location } = await press(sandbox, consentAddress(), { account: ADMIN, decision: 'cancel' });
    expect(Object.fromEntries(location?.searchParams ?? [])).toEqual({ admin_consent: 'True', error: 'consent_required', error_description: expect.stringContaining('AADSTS65004'), state: 'mine' });
    await sandbox.http('DELETE', '/sandbox/consents', { tenantId: FABRIKAM, clientId: CLIENT });
    const page = await press(sandbox, consentAddress(), { account: TECHNICIAN, decision: 'accept' });
    expect([page.location, page.text]).toEqual([undefined, expect.stringContaining('Need admin approval')]);
    expect(await groups()).toBe(403);
  });

  it('is for addresses of this machine only', async () => {
    for (const redirect_uri of ['https://example.com/', `${RETURN}#here`]) {
      const page = await press(sandbox, consentAddress({ redirect_uri }), { account: ADMIN });
      expect([page.status, page.location, page.text]).toEqual([400, undefined, expect.stringContaining('AADSTS50011')]);
    }
  });

  it('is asked for from the beginning where the settings say so', async () => {
    const own = await startTestSandbox({ settings: { login: { applicationConsent: 'asked' } } });
    expect((await own.graph('GET', '/groups')).status).toBe(403);
    await own.close();
  });

  it('does not help an application that is disabled', async () => {
    await sandbox.http('POST', '/sandbox/consents', { tenantId: FABRIKAM, clientId: CLIENT, disabled: true });
    expect(await askToken(sandbox, FABRIKAM, form)).toMatchObject({ status: 400, body: { error: 'unauthorized_client', error_codes: [7000112] } });
  });
});

describe('controls of a directory', () => {
  const user = { tenantId: FABRIKAM, userPrincipalName: 'anna@fabrikam.onmicrosoft.com', displayName: 'Anna', adminAgent: true };

  it('add people who can sign in', async () => {
    expect((await sandbox.http('POST', '/sandbox/users', user)).body).toMatchObject({ ...user, directoryRoles: [], mfa: true });
    const { body } = await sandbox.http('GET', `/sandbox/users?tenantId=${FABRIKAM}`);
    expect(body.users.map(({ displayName }: { displayName: string }) => displayName)).toContain('Anna');
    expect((await graphAs(user.userPrincipalName, 'GET', '/me')).body.displayName).toBe('Anna');
  });

  it.each([
    ['users', { ...user, tenantId: 'x' }],
    ['users', { ...user, tenantId: READER }],
    ['users', { ...user, userPrincipalName: 'anna' }],
    ['users', { ...user, userPrincipalName: 'anna@contoso.onmicrosoft.com' }],
    ['users', { ...user, mfa: 'no' }],
    ['users', { ...user, directoryRoles: 'all' }],
    ['consents', { tenantId: FABRIKAM, clientId: 'app' }],
    ['consents', { tenantId: FABRIKAM, clientId: CLIENT, roles: [1] }],
    ['service-principals', { tenantId: FABRIKAM, appId: 'app' }],
  ])('say what is wrong with what is sent to %s', async (path, body) => {
    const answer = await sandbox.http('POST', `/sandbox/${path}`, body);
    expect([answer.status, typeof answer.body.error.message]).toEqual([400, 'string']);
  });

  it('tell what somebody decided about applications', async () => {
    expect((await sandbox.http('GET', '/sandbox/consents')).body.consents).toEqual([]);
    await sandbox.http('POST', '/sandbox/consents', { tenantId: FABRIKAM, clientId: CLIENT, roles: ['Group.Read.All'], scopes: ['User.Read'] });
    expect((await sandbox.http('GET', '/sandbox/consents')).body.consents).toEqual([
      { tenantId: FABRIKAM, clientId: CLIENT, roles: ['Group.Read.All'], scopes: [{ resource: 'https://graph.microsoft.com', scope: 'User.Read' }], disabled: false },
    ]);
  });
});
