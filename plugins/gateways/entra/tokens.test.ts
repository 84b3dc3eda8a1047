import { createTokenSource } from './tokens';

const login = 'http://127.0.0.1:9/login';
const tenantId = '7d0c5a1e-3f0b-4c58-9b7e-2f6a1c9d4e10';
const credentials = { tenantId, clientId: '5b0f6c2a-91d4-4a57-8e0d-6f3a2b1c7d80', secret: 'a-secret-of-ours' };

/** Entra as far as MSAL asks it. @param token what the token endpoint answers */
function entra(token: () => { status: number; body: object } | Error) {
  const asked: string[] = [];
  const send = async (url: unknown, init?: RequestInit) => {
    asked.push(`${init?.method} ${String(url)}`);
    const answer = String(url).endsWith('/token') || String(url).includes('/token?')
      ? token()
      : { status: 200, body: { token_endpoint: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`, issuer: `https://login.microsoftonline.com/${tenantId}/v2.0`, authorization_endpoint: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/authorize`, jwks_uri: 'https://login.microsoftonline.com/keys' } };
    if (answer instanceof Error) throw answer;
    return new Response(JSON.stringify(answer.body), { status: answer.status, headers: { 'content-type': 'application/json' } });
  };
  return { asked, tokenCalls: () => asked.filter((call) => call.startsWith('POST')).length, source: createTokenSource(credentials, { loginUrl: login, fetch: send as typeof fetch }) };
}

describe('tokens of a partner’s application', () => {
  const granting = () => {
    let count = 0;
    return entra(() => ({ status: 200, body: { token_type: 'Bearer', expires_in: 3600, access_token: `token${(count += 1)}` } }));
  };

  it('come from the login address that we name', async () => {
    const { source, asked } = granting();
    expect(await source.get()).toBe('token1');
    expect(asked.every((call) => call.split(' ')[1]?.startsWith(`${login}/${tenantId}/`))).toBe(true);
  });

  it('are fetched once, however many ask at once and later', async () => {
    const { source, tokenCalls } = granting();
    expect(await Promise.all([source.get(), source.get(), source.get()])).toEqual(['token1', 'token1', 'token1']);
    expect(await source.get()).toBe('token1');
    expect(tokenCalls()).toBe(1);
  });

  it('are fetched anew when they end within five minutes', async () => {
    let count = 0;
    const { source } = entra(() => ({ status: 200, body: { token_type: 'Bearer', expires_in: 290, access_token: `token${(count += 1)}` } }));
    expect([await source.get(), await source.get()]).toEqual(['token1', 'token2']);
  });

  it('are fetched anew when Graph did not accept one', async () => {
    const { source } = granting();
    await source.get();
    source.forget();
    expect(await source.get()).toBe('token2');
  });

  it('are new ones for whoever says so while others are given what is in memory', async () => {
    const { source, tokenCalls } = granting();
    await source.get();
    const others = source.get();
    source.forget();
    const [one, another] = [source.get(), source.get()];
    expect(await Promise.all([others, one, another])).toEqual(['token1', 'token2', 'token2']);
    expect(await source.get()).toBe('token2');
    expect(tokenCalls()).toBe(2);
  });

  it('are refused with Entra’s code, and without our secret', async () => {
    const { source } = entra(() => ({ status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.', error_codes: [7000215] } }));
    const error = await source.get().catch((caught: unknown) => caught);
    expect(error).toMatchObject({ failure: { service: 'entra', status: 401, code: 'invalid_client', outcomeUnknown: false, message: expect.stringContaining('AADSTS7000215') } });
    expect(JSON.stringify(error)).not.toContain(credentials.secret);
  });

  it('are refused with Entra’s sentence alone: times and ids differ each time', async () => {
    const { source } = entra(() => ({ status: 400, body: {
      error: 'invalid_request', error_codes: [90002], timestamp: '2026-11-22 05:51:18Z', trace_id: 'a1', correlation_id: 'b2',
      error_description: "AADSTS90002: Tenant 'x' not found. Check the tenant ID. Trace ID: a1 Correlation ID: b2 Timestamp: 2026-11-22 05:51:18Z",
    } }));
    await expect(source.get()).rejects.toMatchObject({ failure: { message: "AADSTS90002: Tenant 'x' not found. Check the tenant ID." } });
  });

  it.each([429, 503])('are no less allowed because Entra is busy (%d), also where MSAL says so from memory', async (status) => {
    const { source, tokenCalls } = entra(() => ({ status, body: { error: 'temporarily_unavailable', error_description: 'AADSTS90033: A transient error has occurred. Please try again.', error_codes: [90033] } }));
    await expect(source.get()).rejects.toMatchObject({ failure: { status, message: 'AADSTS90033: A transient error has occurred. Please try again.' } });
    await expect(source.get()).rejects.toMatchObject({ failure: { status: 429 } });
    expect(tokenCalls()).toBe(1);
  });

  it('are missing without an answer, and asked for again the next time', async () => {
    let down = true;
    const { source } = entra(() => (down ? new TypeError('fetch failed') : { status: 200, body: { token_type: 'Bearer', expires_in: 3600, access_token: 't' } }));
    await expect(source.get()).rejects.toMatchObject({ failure: { service: 'entra', status: 0 } });
    down = false;
    expect(await source.get()).toBe('t');
  });
});
