import { FABRIKAM, startTestSandbox, type TestSandbox } from './support';

const APPLICATION = '9d1f6a52-0000-4000-8000-000000000001';

describe('a token for Dataverse', () => {
  let sandbox: TestSandbox;
  beforeAll(async () => {
    sandbox = await startTestSandbox();
  });
  afterAll(() => sandbox.close());

  async function tokenFor(resource: string): Promise<string> {
    const form = { grant_type: 'client_credentials', client_id: APPLICATION, client_secret: 'secret', scope: `${resource}/.default` };
    const response = await fetch(`${sandbox.url}/login/${FABRIKAM}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams(form) });
    return ((await response.json()) as { access_token: string }).access_token;
  }
  const whoAmI = async (authorization?: string) =>
    (await sandbox.http('GET', '/api/data/v9.2/WhoAmI', undefined, authorization ? { Authorization: authorization } : {})).status;

  it('is of no use before the application has a user here', async () => {
    expect(await whoAmI(`Bearer ${await tokenFor(sandbox.url)}`)).toBe(403);
    const units = (await sandbox.http('GET', '/api/data/v9.2/businessunits?$select=businessunitid')).body as { value: { businessunitid: string }[] };
    const user = { lastname: '# Handlers', applicationid: APPLICATION, 'businessunitid@odata.bind': `/businessunits(${units.value[0]?.businessunitid})` };
    expect((await sandbox.http('POST', '/api/data/v9.2/systemusers', user)).status).toBe(204);
  });

  it('is what an application gets for the address of the environment, under each of its names', async () => {
    expect(await whoAmI(`Bearer ${await tokenFor(sandbox.url)}`)).toBe(200);
    expect(await whoAmI(`Bearer ${await tokenFor(sandbox.url.replace('127.0.0.1', 'localhost'))}`)).toBe(200);
  });

  it('is no token for Microsoft Graph, and none that somebody made up', async () => {
    expect(await whoAmI(`Bearer ${await tokenFor('https://graph.microsoft.com')}`)).toBe(401);
    expect(await whoAmI('Bearer nonsense')).toBe(401);
  });

  it('is not needed on loopback', async () => {
    expect(await whoAmI()).toBe(200);
  });
});
