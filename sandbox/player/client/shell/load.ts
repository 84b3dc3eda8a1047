import type { AppModel, SessionModel } from '../../app-model';

/** Reads the session from the player's server. Rejects with an `Error` whose message says what to do. */
export const loadSession = (fetch: typeof globalThis.fetch) => read<SessionModel>(fetch, '/player/session.json');

/** Reads an app in a language. */
export const loadApp = (fetch: typeof globalThis.fetch, uniqueName: string, languageId: number) =>
  read<AppModel>(fetch, `/player/apps/${encodeURIComponent(uniqueName)}.json?lcid=${languageId}`);

/** Goes on as another person or in another language: from here on the environment answers accordingly. */
export async function changeSession(fetch: typeof globalThis.fetch, change: { readonly userId: string } | { readonly languageId: number }): Promise<void> {
  const response = await fetch('/player/session', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(change) });
  if (!response.ok) throw new Error(await refusal(response));
}

async function read<Model>(fetch: typeof globalThis.fetch, address: string): Promise<Model> {
  const response = await fetch(address, { headers: { Accept: 'application/json' } }).catch(() => {
    throw new Error('The sandbox does not answer. Look whether it still runs, then try again.');
  });
  if (!response.ok) throw new Error(await refusal(response));
  return (await response.json()) as Model;
}

async function refusal(response: Response): Promise<string> {
  const text = (await response.text()).trim();
  return text && !text.startsWith('<') ? text : `The sandbox answered ${response.status}.`;
}
