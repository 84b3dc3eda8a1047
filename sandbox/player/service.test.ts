import { importSolution } from '../dataverse/solutions/import-solution';
import { newEnvironment } from '../dataverse/solutions/testing';
import { testSolution } from '../dataverse/solutions/test-solution';
import { writePlatformRow } from '../dataverse/storage/platform-rows';
import { wellKnown } from '../dataverse/storage/well-known';
import type { SessionModel } from './app-model';
import { createPlayer } from './service';

const origin = 'http://localhost:4180';
const ada = 'aaaaaaaa-0000-4000-8000-000000000001';

function opened({ withApp = true } = {}) {
  const environment = newEnvironment();
  if (withApp) importSolution(environment, testSolution());
  const user = { businessunitid: wellKnown.rootBusinessUnit, isdisabled: 0, accessmode: 0 };
  writePlatformRow(environment, 'systemuser', { ...user, systemuserid: ada, fullname: 'Ada Agent' });
  writePlatformRow(environment, 'systemuser', { ...user, systemuserid: 'aaaaaaaa-0000-4000-8000-000000000002', fullname: 'Gone', isdisabled: 1 });
  writePlatformRow(environment, 'systemuser', { ...user, systemuserid: 'aaaaaaaa-0000-4000-8000-000000000003', fullname: 'A program', applicationid: ada });
  const player = createPlayer({ environment: () => environment });
  return {
    get: (path: string, headers: Record<string, string> = {}) => player.handle(new Request(origin + path, { headers }), path),
    post: (path: string, body: unknown, headers: Record<string, string> = { Origin: origin }) =>
      player.handle(new Request(origin + path, { method: 'POST', body: JSON.stringify(body), headers }), path),
  };
}

describe('The page of the player', () => {
  it.each(['/', '/main.aspx?appid=1'])('is at %s, with its scripts and nothing of elsewhere', async (path) => {
    const page = await opened().get(path);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const html = await page.text();
    expect(html).toContain('<title>Acme Desk</title>');
    expect([...html.matchAll(/src="([^"]*)"/g)].map(([, address]) => address)).toEqual([
      expect.stringMatching(/^\/player\/platform\.js\?v=[0-9a-f]{16}$/), expect.stringMatching(/^\/player\/client\.js\?v=[0-9a-f]{16}$/),
    ]);
    expect(html).not.toMatch(/https?:/);
  });

  it('runs and styles only what the sandbox serves', async () => {
    const page = await opened().get('/');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(await page.text()).toContain(`nonce="${/nonce-([^']+)/.exec(policy)?.[1]}"`);
  });

  it('gives every page another nonce', async () => {
    const { get } = opened();
    const [one, other] = [await get('/'), await get('/')].map(({ headers }) => headers.get('content-security-policy'));
    expect(one).not.toBe(other);
  });

  it('says what to do while there is no app', async () => {
    const html = await (await opened({ withApp: false }).get('/')).text();
    expect(html).toContain('ImportSolution');
    expect(html).not.toContain('<script');
  });
});

describe('What came with the app', () => {
  it('serves web resources by name, with their content type', async () => {
    const { get } = opened();
    const script = await get('/WebResources/acm_/js/ticket.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await script.text()).toBe('window.acme = {};');
    expect((await get('/WebResources/acm_/js/other.js')).status).toBe(404);
  });

  it('serves code components byte for byte, and their manifests', async () => {
    const { get } = opened();
    expect(await (await get('/player/controls/acm_Acme.Gauge/bundle.js')).text()).toBe('var gauge = 1;');
    expect((await get('/player/controls/acm_Acme.Gauge/ControlManifest.xml')).headers.get('content-type')).toBe('text/xml; charset=utf-8');
    expect((await get('/player/controls/../dataverse.db')).status).toBe(404);
  });

  it('answers 304 for what the browser has', async () => {
    const { get } = opened();
    const etag = (await get('/WebResources/acm_/js/ticket.js')).headers.get('etag') ?? '';
    expect((await get('/WebResources/acm_/js/ticket.js', { 'If-None-Match': etag })).status).toBe(304);
  });

  it('serves the fonts of the icons from this machine', async () => {
    const { get } = opened();
    expect((await get('/player/fonts/fabric-icons-a13498cf.woff')).headers.get('content-type')).toBe('font/woff');
    expect((await get('/player/fonts/..%2f..%2fpackage.json')).status).toBe(404);
  });
});

describe('Who uses the player', () => {
  const sessionOf = async (response: Promise<Response>) => (await (await response).json()) as SessionModel;

  it('is the system administrator at first, and may be any enabled person', async () => {
    const session = await sessionOf(opened().get('/player/session.json'));
    expect(session.user).toMatchObject({ id: wellKnown.administrator, name: 'System Administrator' });
    expect(session.user.privileges).toMatchObject({ prvReadacm_Ticket: 8, prvCreateAccount: 8 });
    expect(session.users.map(({ name }) => name)).toEqual(['Ada Agent', 'System Administrator']);
  });

  it('tells the apps, the languages and the time of the environment', async () => {
    const session = await sessionOf(opened().get('/player/session.json'));
    expect(session).toMatchObject({ languageId: 1033, languages: expect.arrayContaining([1033]), now: '2026-11-22T04:05:44.123Z', apps: [{ uniqueName: 'acm_Desk', name: 'Acme Desk' }] });
  });

  it('is who was chosen, from then on', async () => {
    const { get, post } = opened();
    const chosen = await post('/player/session', { userId: ada });
    const cookie = chosen.headers.get('set-cookie') ?? '';
    expect([chosen.status, cookie]).toEqual([204, `SandboxUser=${ada}; Path=/; SameSite=Strict; HttpOnly`]);
    expect((await sessionOf(get('/player/session.json', { Cookie: `other=1; ${cookie.split(';')[0]}` }))).user).toMatchObject({ id: ada });
  });

  it.each([
    ['a user that is not there', { userId: 'aaaaaaaa-0000-4000-8000-000000000009' }],
    ['a disabled user', { userId: 'aaaaaaaa-0000-4000-8000-000000000002' }],
    ['a program', { userId: 'aaaaaaaa-0000-4000-8000-000000000003' }],
    ['a language without texts', { languageId: 1055 }],
  ])('refuses %s', async (_, body) => {
    const response = await opened().post('/player/session', body);
    expect([response.status, response.headers.get('set-cookie')]).toEqual([400, null]);
  });

  it('refuses a change that comes from another site', async () => {
    expect((await opened().post('/player/session', { userId: ada }, { Origin: 'https://elsewhere.example' })).status).toBe(403);
  });
});

describe('A web resource that is missing', () => {
  it('is a sentence for people where a page should be, and for scripts elsewhere', async () => {
    const { get } = opened();
    const page = await get('/WebResources/acm_/<b>.html', { Accept: 'text/html,*/*' });
    expect(page.status).toBe(404);
    expect(await page.text()).toMatch(/<h1>Not there<\/h1>\n<p>There is no web resource 'acm_\/&lt;b&gt;\.html'/);
    const script = await get('/WebResources/acm_/gone.js', { Accept: '*/*' });
    expect([script.status, await script.json()]).toEqual([404, { error: { message: "There is nothing at '/WebResources/acm_/gone.js'." } }]);
  });
});
