import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from './child';
import { askToken, authorizeAddress, proofKey, RETURN, signIn } from './sign-in';
import { activeRelationship, FABRIKAM, RELATIONSHIPS, startTestSandbox, terms } from './support';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sandbox-durable-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe('what the sandbox keeps', () => {
  it('survives a restart: rows, tenants, tokens, the clock and what was still under way', async () => {
    const first = await startTestSandbox({ dataDir });
    const { id } = await activeRelationship(first, 'Kept');
    first.clock.advance('P100D');
    await first.graph('POST', `${RELATIONSHIPS}/${id}/requests`, { action: 'terminate' });
    const [token, before] = [await first.token(), first.clock.now()];
    await first.close();

    const second = await startTestSandbox({ dataDir });
    expect(second.clock.now().getTime()).toBeGreaterThanOrEqual(before.getTime());
    second.clock.advance('PT5M');
    expect(await second.http('GET', `/graph/v1.0${RELATIONSHIPS}/${id}`, undefined, { Authorization: `Bearer ${token}` })).toMatchObject({
      status: 200,
      body: { status: 'terminated' },
    });
    await second.close();

    const fresh = await startTestSandbox({ dataDir, fresh: true });
    expect((await fresh.graph('GET', RELATIONSHIPS)).body.value).toEqual([]);
    expect((await fresh.http('GET', '/graph/v1.0/groups', undefined, { Authorization: `Bearer ${token}` })).status).toBe(401);
    await fresh.close();
  });

  it('survives a restart: who has signed in, and what they and their administrators consented to', async () => {
    const first = await startTestSandbox({ dataDir });
    const { verifier, challenge } = proofKey();
    const code = (await signIn(first, authorizeAddress(FABRIKAM, { code_challenge: challenge }))).get('code') ?? '';
    await first.close();

    const second = await startTestSandbox({ dataDir });
    const redeemed = await askToken(second, FABRIKAM, { grant_type: 'authorization_code', code, redirect_uri: RETURN, code_verifier: verifier });
    await second.close();

    const third = await startTestSandbox({ dataDir });
    const refreshed = await askToken(third, FABRIKAM, { grant_type: 'refresh_token', refresh_token: redeemed.body.refresh_token, scope: 'User.Read' });
    expect([redeemed.status, refreshed.status]).toEqual([200, 200]);
    await third.close();
  });

  it('survives kill -9: everything that was answered is there', async () => {
    const child = await startChild(dataDir);
    const answered: string[] = [];
    const making = makeUntilItDies(child.url, answered);
    await until(() => answered.length >= 20);
    child.process.kill('SIGKILL');
    await making;

    const reopened = await startTestSandbox({ dataDir });
    const names = (await reopened.graph('GET', RELATIONSHIPS)).body.value.map(
      ({ displayName }: { displayName: string }) => displayName,
    ) as string[];
    expect(names.slice(0, answered.length)).toEqual(answered);
    // At most the one whose answer was on its way.
    expect(names.length - answered.length).toBeLessThanOrEqual(1);
    await reopened.close();
  });
});

/** Makes one relationship after another, and notes the name of each that was answered with 201. */
async function makeUntilItDies(url: string, answered: string[]): Promise<void> {
  const tenantId = '11111111-1111-4111-8111-111111111111';
  const send = (path: string, body: string, headers = {}) => fetch(`${url}${path}`, { method: 'POST', body, headers });
  await send('/sandbox/tenants', JSON.stringify({ tenantId, displayName: 'Fabrikam', defaultDomain: 'fabrikam.onmicrosoft.com' }));
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: 'app',
    client_secret: 'any',
    scope: 'https://graph.microsoft.com/.default',
  });
  const { access_token } = (await (await send(`/login/${tenantId}/oauth2/v2.0/token`, form.toString())).json()) as { access_token: string };
  for (let index = 0; ; index += 1) {
    const name = `Number ${index}`;
    const response = await send(`/graph/v1.0${RELATIONSHIPS}`, JSON.stringify(terms(name)), {
      Authorization: `Bearer ${access_token}`,
    }).catch(() => undefined);
    if (response?.status !== 201) return;
    answered.push(name);
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((later) => setTimeout(later, 5));
}
