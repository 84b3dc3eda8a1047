import { Hono } from 'hono';
import { isSameOrigin } from '../kernel/same-origin';
import type { Service } from '../kernel/service';
import type { ShellOptions } from '../kernel/service-shell';
import { userCookie } from '../kernel/session-cookie';
import type { Environment } from '../dataverse/environment';
import { componentFile, iconFont, webResource } from './assets/files';
import { createPlayerScripts } from './assets/scripts';
import { respondWith } from './assets/responses';
import { createAppModels } from './model/app-models';
import { noAppPage } from './no-app-page';
import { isForReading, noPage } from './no-page';
import { languageCookie, setCookie } from './session/cookies';
import { currentLanguage, languagesOf, peopleOf } from './session/people';
import { appsOf, sessionModel } from './session/session';
import { shellPage } from './shell-page';

export interface PlayerOptions {
  /** The environment whose apps are played: asked for each time, for a reset opens a new one. */
  environment(): Environment;
}

export interface Player extends Service {
  readonly shell: ShellOptions;
}

/** Paths that the player answers, as Power Apps has them (`/main.aspx`, `/WebResources/…`) or of its own. */
export const playerPaths = ['/', '/main.aspx', '/player/*', '/WebResources/*'];

/** Plays the model-driven apps of an environment: pages, scripts, what was imported with the apps, who is there. */
export function createPlayer({ environment }: PlayerOptions): Player {
  const scripts = createPlayerScripts();
  const models = createAppModels();
  const app = new Hono();
  const page = (request: Request) => {
    const [first] = appsOf(environment());
    return first ? shellPage(String(first.name), languageTag(currentLanguage(environment(), request)), scripts.addresses()) : noAppPage();
  };
  app.get('/', ({ req }) => page(req.raw));
  app.get('/main.aspx', ({ req }) => page(req.raw));
  app.get('/player/:script{\\w+\\.js}', async ({ req }) => (await scripts.respond(req.raw, req.param('script').slice(0, -3))) ?? nothing(req.path));
  app.get('/player/fonts/:name', async ({ req }) => (await iconFont(req.raw, req.param('name'))) ?? nothing(req.path));
  app.get('/player/controls/:path{.+}', ({ req }) => componentFile(environment(), req.raw, req.param('path')) ?? nothing(req.path));
  app.get('/WebResources/:name{.+}', ({ req }) => {
    const name = req.param('name');
    return webResource(environment(), req.raw, name) ?? (isForReading(req.raw) ? noPage(name) : nothing(req.path));
  });
  app.get('/player/session.json', ({ req, json }) => json(sessionModel(environment(), req.raw), 200, { 'Cache-Control': 'no-store' }));
  app.get('/player/apps/:file{.+\\.json}', ({ req }) => {
    const name = req.param('file').slice(0, -'.json'.length);
    const model = models.get(environment(), name, Number(req.query('lcid')) || currentLanguage(environment(), req.raw));
    return model
      ? respondWith(req.raw, { body: JSON.stringify(model), type: 'application/json', etag: model.version })
      : sentence(`There is no app '${name}' in this environment.`, 404);
  });
  app.post('/player/session', async ({ req }) => changeSession(environment(), req.raw));
  app.notFound(({ req }) => nothing(req.path));
  app.onError((error) => {
    throw error;
  });
  return {
    name: 'player',
    handle: async (request) => app.fetch(request),
    close: () => undefined,
    shell: { maxBodyBytes: 4096, error: ({ status, message }) => sentence(message ?? 'Something went wrong inside the player.', status) },
  };
}

/** Somebody chooses who they are, or a language: cookies say it from then on. */
async function changeSession(environment: Environment, request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return sentence('Only a page of the sandbox may do this.', 403);
  const { userId, languageId } = (await request.json().catch(() => ({}))) as { userId?: unknown; languageId?: unknown };
  const headers = new Headers();
  if (userId !== undefined) {
    const known = peopleOf(environment).find(({ systemuserid }) => systemuserid === String(userId).toLowerCase());
    if (!known) return sentence(`'${String(userId).slice(0, 100)}' is no enabled user of the environment.`, 400);
    headers.append('Set-Cookie', setCookie(userCookie, String(known.systemuserid)));
  }
  if (languageId !== undefined) {
    if (!languagesOf(environment).includes(Number(languageId))) return sentence(`The environment has no texts in the language '${String(languageId).slice(0, 20)}'.`, 400);
    headers.append('Set-Cookie', setCookie(languageCookie, String(languageId)));
  }
  return new Response(null, { status: 204, headers });
}

const nothing = (path: string) => sentence(`There is nothing at '${path}'.`, 404);

const sentence = (message: string, status: number) => Response.json({ error: { message } }, { status });

/** BCP 47 tag of an LCID, for `lang`: the languages that Power Apps has most users in, and English for others. */
const languageTag = (lcid: number) => ({ 1031: 'de', 1036: 'fr', 1040: 'it', 3082: 'es', 1043: 'nl', 1046: 'pt-BR' })[lcid] ?? 'en';
