import { PublicClientApplication, type DeviceCodeRequest, ConfidentialClientApplication, type AuthenticationResult } from '@azure/msal-node';
import { ADMIN, askToken, authorizeAddress, browse, CLIENT, press, proofKey, RETURN, signIn, TECHNICIAN } from './sign-in';
import { activeRelationship, CONTOSO, FABRIKAM, msalConfiguration, startTestSandbox, type TestSandbox } from './support';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await startTestSandbox({ settings: { login: { deviceIntervalSeconds: 1 } } });
});
afterEach(() => sandbox.close());

const scopes = ['User.Read', 'GroupMember.Read.All'];
const organizations = () => new PublicClientApplication(msalConfiguration(sandbox, 'organizations'));
const confidential = (tenant: string) => new ConfidentialClientApplication(msalConfiguration(sandbox, tenant, 'any'));
const consentToAll = (tenantId = FABRIKAM) => sandbox.http('POST', '/sandbox/consents', { tenantId, clientId: CLIENT });

describe('MSAL on a device without a browser', () => {
  /** Signs in at the page that the device names, with the code that it shows. */
  async function onDevice(answer: (form: Record<string, string>) => Promise<unknown>, change: Partial<DeviceCodeRequest> = {}): Promise<AuthenticationResult | null> {
    let shown: Promise<unknown> = Promise.resolve();
    const result = organizations().acquireTokenByDeviceCode({
      scopes,
      deviceCodeCallback: ({ userCode, verificationUri, message }) => {
        expect([verificationUri, message]).toEqual([`${sandbox.url}/login/device`, expect.stringContaining(userCode)]);
        shown = answer({ code: `${userCode.slice(0, 4)} ${userCode.slice(4).toLowerCase()}` });
      },
      ...change,
    });
    const [answered] = await Promise.allSettled([result]);
    await shown;
    if (answered.status === 'rejected') throw answered.reason as Error;
    return answered.value;
  }
  const enter = (form: Record<string, string>) => press(sandbox, '/login/device', form);

  it('signs somebody in who types its code and consents', async () => {
    const result = await onDevice(async (code) => {
      expect((await enter(code)).text).toContain(ADMIN);
      expect((await enter({ ...code, account: ADMIN })).text).toContain('GroupMember.Read.All');
      expect((await enter({ ...code, account: ADMIN, decision: 'accept', everybody: 'yes' })).text).toContain('You have signed in');
      // Each code is for one sign-in.
      expect((await enter(code)).status).toBe(400);
    });
    expect(result?.account?.username).toBe(ADMIN);
    const groups = await sandbox.http('GET', '/graph/v1.0/me/memberOf', undefined, { Authorization: `Bearer ${result?.accessToken}` });
    expect(groups.body.value[0].displayName).toBe('AdminAgents');
  });

  it('hears that somebody declined', async () => {
    await consentToAll();
    await expect(
      onDevice(async (code) => {
        expect((await enter({ ...code, account: TECHNICIAN })).text).toContain('Only go on if you started this yourself');
        await enter({ ...code, account: TECHNICIAN, decision: 'cancel' });
      }),
    ).rejects.toThrow('authorization_declined');
  });

  it('hears that nobody came in time', async () => {
    await expect(onDevice(async () => sandbox.clock.advance('PT16M'))).rejects.toThrow('expired_token');
    expect(await askToken(sandbox, 'organizations', { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: 'made up' })).toMatchObject({ status: 400, body: { error: 'bad_verification_code' } });
  });
});

describe('MSAL on a server', () => {
  it('takes a code with its secret, keeps somebody signed in, and learns of their consent', async () => {
    const client = confidential(FABRIKAM);
    const { verifier, challenge } = proofKey();
    const address = await client.getAuthCodeUrl({ scopes, redirectUri: RETURN, codeChallenge: challenge, codeChallengeMethod: 'S256' });
    const answer = await signIn(sandbox, address.replace('https://login.microsoftonline.com', '/login'));
    const result = await client.acquireTokenByCode({ code: answer.get('code') ?? '', scopes, redirectUri: RETURN, codeVerifier: verifier });
    expect(result.account?.username).toBe(ADMIN);
    const again = await client.acquireTokenSilent({ scopes, account: result.account!, forceRefresh: true });
    expect([again.accessToken === result.accessToken, again.fromCache]).toEqual([false, false]);
    // A token for something that nobody has consented to needs a person.
    await expect(client.acquireTokenSilent({ scopes: ['User.Invite.All'], account: result.account! })).rejects.toMatchObject({ name: 'InteractionRequiredAuthError', errorMessage: expect.stringContaining('AADSTS65001') });
  });
});

/** A refresh token as a partner's service account gives it to the server once. */
async function refreshToken(account = ADMIN, change: Record<string, string> = {}, origin?: string): Promise<string> {
  await consentToAll();
  const { verifier, challenge } = proofKey();
  const answer = await signIn(sandbox, authorizeAddress(FABRIKAM, { scope: 'offline_access https://graph.microsoft.com/.default', code_challenge: challenge }), account);
  const { body } = await askToken(sandbox, FABRIKAM, { grant_type: 'authorization_code', code: answer.get('code') ?? '', redirect_uri: RETURN, code_verifier: verifier, ...change }, origin);
  return body.refresh_token as string;
}
const refresh = (token: string, change: Record<string, string> = {}, { tenant = FABRIKAM, origin }: { tenant?: string; origin?: string } = {}) =>
  askToken(sandbox, tenant, { grant_type: 'refresh_token', refresh_token: token, scope: 'https://graph.microsoft.com/.default', ...change }, origin);
const secret = { client_secret: 'any' };

describe('refresh tokens', () => {
  it('are good for 90 days after each use, and old ones stay good', async () => {
    const first = await refreshToken(ADMIN, secret);
    sandbox.clock.advance('P80D');
    const second = await refresh(first, secret);
    expect(second.body).toMatchObject({ access_token: expect.any(String), refresh_token: expect.not.stringMatching(`^${first}$`) });
    sandbox.clock.advance('P9D');
    expect((await refresh(first, secret)).status).toBe(200);
    sandbox.clock.advance('P2D');
    expect((await refresh(first, secret)).body).toMatchObject({ error: 'invalid_grant', error_codes: [700082] });
    expect((await refresh(second.body.refresh_token as string, secret)).status).toBe(200);
  });

  it('of pages are good for 24 hours after signing in, however often they are used', async () => {
    const origin = 'http://localhost:8080';
    const first = await refreshToken(ADMIN, {}, origin);
    sandbox.clock.advance('PT23H');
    const { body } = await refresh(first, {}, { origin });
    expect(body.refresh_token_expires_in).toBeLessThanOrEqual(3600);
    sandbox.clock.advance('PT2H');
    expect((await refresh(body.refresh_token as string, {}, { origin })).body).toMatchObject({ error: 'invalid_grant', error_codes: [700084] });
  });

  it.each([
    ['without the secret', {}, {}, 7000218],
    ['by another application', { ...secret, client_id: '55555555-5555-4555-8555-555555555555' }, {}, 70000],
    ['from a page', {}, { origin: 'http://localhost:8080' }, 9002326],
    ['for a scope that does not exist', { ...secret, scope: 'No.Such' }, {}, 650053],
    ['for two resources at once', { ...secret, scope: 'User.Read https://api.partnercenter.microsoft.com/user_impersonation' }, {}, 28000],
    ['for what nobody consented to', { ...secret, scope: 'https://api.partnercenter.microsoft.com/user_impersonation' }, {}, 65001],
    ['in the tenant of a customer that the partner does not administer', secret, { tenant: CONTOSO }, 50020],
  ])('are refused %s', async (_what, change, where, number) => {
    const answer = await refresh(await refreshToken(ADMIN, secret), change, where);
    expect([answer.status, answer.body.error_codes]).toEqual([number === 7000218 ? 401 : 400, [number]]);
  });

  it('work in the tenants of customers once the partner administers them and the application has consent there', async () => {
    const token = await refreshToken(ADMIN, secret);
    await activeRelationship(sandbox, 'Contoso');
    expect((await refresh(token, secret, { tenant: CONTOSO })).body).toMatchObject({ error_codes: [65001], suberror: 'consent_required' });
    await consentToAll(CONTOSO);
    expect((await refresh(token, secret, { tenant: CONTOSO })).status).toBe(200);
  });
});

describe('sessions of browsers', () => {
  it('answer without a page, and end by signing out', async () => {
    await consentToAll();
    const silent = authorizeAddress(FABRIKAM, { prompt: 'none', scope: 'openid https://graph.microsoft.com/.default' });
    expect((await browse(sandbox, silent)).location?.searchParams.get('error')).toBe('login_required');
    const { headers } = await press(sandbox, authorizeAddress(FABRIKAM, { scope: 'openid https://graph.microsoft.com/.default' }), { account: ADMIN });
    const Cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(headers.get('set-cookie')).toContain('HttpOnly');
    expect((await browse(sandbox, silent, { headers: { Cookie } })).location?.searchParams.get('code')).toBeTruthy();
    const other = authorizeAddress(FABRIKAM, { prompt: 'none', scope: 'https://api.partnercenter.microsoft.com/user_impersonation' });
    expect((await browse(sandbox, other, { headers: { Cookie } })).location?.searchParams.get('error')).toBe('consent_required');
    await browse(sandbox, `/login/${FABRIKAM}/oauth2/v2.0/logout`, { headers: { Cookie } });
    expect((await browse(sandbox, silent, { headers: { Cookie } })).location?.searchParams.get('error')).toBe('login_required');
  });
});
