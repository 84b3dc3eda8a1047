import jwt from 'jsonwebtoken';
import { ADMIN, askToken, authorizeAddress, browse, CLIENT, press, proofKey, RETURN, signIn, TECHNICIAN } from './sign-in';
import { CONTOSO, FABRIKAM, startTestSandbox, type TestSandbox } from './support';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

const PAGE = 'http://localhost:8080';
const everything = 'openid profile offline_access User.Read Directory.Read.All';

describe('signing in', () => {
  it('asks who somebody is, then for consent, and leads back with a code that is worth tokens', async () => {
    const { verifier, challenge } = proofKey();
    const address = authorizeAddress(FABRIKAM, { scope: everything, code_challenge: challenge, client_info: '1' });
    const asked = await browse(sandbox, address);
    expect([asked.status, asked.text]).toEqual([200, expect.stringContaining(ADMIN)]);
    const consent = await press(sandbox, address, { account: ADMIN });
    expect(consent.text).toContain('Directory.Read.All');
    const back = await press(sandbox, address, { account: ADMIN, decision: 'accept' });
    expect(back.location?.href).toContain(`${RETURN}?`);
    const answer = Object.fromEntries(back.location?.searchParams ?? []);
    expect(answer).toMatchObject({ code: expect.any(String), state: 'my state', client_info: expect.any(String) });

    const redeem = { grant_type: 'authorization_code', code: answer['code'] ?? '', redirect_uri: RETURN, code_verifier: verifier, client_info: '1' };
    const { status, body, headers } = await askToken(sandbox, FABRIKAM, redeem, PAGE);
    expect([status, headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    expect(body).toMatchObject({ token_type: 'Bearer', scope: 'openid profile User.Read Directory.Read.All', refresh_token: expect.any(String), refresh_token_expires_in: 86400 });
    const { oid } = jwt.decode(body.access_token) as { oid: string };
    expect(jwt.decode(body.access_token)).toMatchObject({
      aud: 'https://graph.microsoft.com', tid: FABRIKAM, appid: CLIENT, idtyp: 'user', upn: ADMIN, scp: 'openid profile Directory.Read.All User.Read', amr: ['pwd', 'mfa'],
      wids: expect.arrayContaining(['62e90394-69f5-4237-9190-012177145e10']),
    });
    expect(jwt.decode(body.id_token)).toMatchObject({ aud: CLIENT, tid: FABRIKAM, oid, nonce: 'my nonce', preferred_username: ADMIN, ver: '2.0' });
    expect(JSON.parse(Buffer.from(body.client_info, 'base64url').toString())).toEqual({ uid: oid, utid: FABRIKAM });

    expect((await askToken(sandbox, FABRIKAM, redeem, PAGE)).body).toMatchObject({ error: 'invalid_grant', error_codes: [54005] });
  });

  it('lets people who are no administrators turn back only, where the application wants what is for administrators', async () => {
    const address = authorizeAddress(FABRIKAM, { scope: 'Group.ReadWrite.All', response_mode: 'fragment' });
    const page = await press(sandbox, address, { account: TECHNICIAN });
    expect(page.text).toContain('Need admin approval');
    for (const decision of ['cancel', 'accept']) {
      const { location } = await press(sandbox, address, { account: TECHNICIAN, decision, everybody: 'yes' });
      expect(Object.fromEntries(new URLSearchParams(location?.hash.slice(1)))).toMatchObject({ error: 'access_denied', state: 'my state', error_description: expect.stringContaining('AADSTS65004') });
    }
  });

  it('lets nobody into a tenant in which they have no business', async () => {
    const address = authorizeAddress(CONTOSO);
    expect((await press(sandbox, address, { account: ADMIN })).text).toContain('AADSTS50020');
    expect((await press(sandbox, address, { account: 'nobody@example.com' })).text).toContain('could not find an account');
    expect((await signIn(sandbox, address, 'admin@contoso.onmicrosoft.com')).get('code')).toBeTruthy();
  });
});
