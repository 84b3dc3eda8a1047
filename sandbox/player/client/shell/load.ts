import type { AppModel, SessionModel } from '../../app-model';

/** Reads the session from the player's server. Rejects with an `Error` whose message says what to do. */
export const loadSession = (fetch: typeof globalThis.fetch) => read<SessionModel>(fetch, '/player/session.json');

/** Reads an app in a language. */
export async function loadApp(fetch: typeof globalThis.fetch, uniqueName: string, languageId: number): Promise<AppModel> {
  const app = await read<AppModel>(fetch, `/player/apps/${encodeURIComponent(uniqueName)}.json?lcid=${languageId}`);
  const tables = Object.entries(app.tables).map(([name, table]) => [name, { ...table, columns: dictionary(table.columns) }] as const);
  return { ...app, tables: dictionary(Object.fromEntries(tables)), components: dictionary(app.components) };
}

/** Names to look up come from addresses and scripts, too: nothing is found under `constructor`, as with other objects. */
const dictionary = <Value>(entries: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> =>
  Object.assign(Object.create(null) as Record<string, Value>, entries);

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

/** What the player's server says of a refusal: `{"error": {"message": …}}`. */
async function refusal(response: Response): Promise<string> {
  const { error } = (await response.json().catch(() => ({}))) as { readonly error?: { readonly message?: string } };
  return error?.message ?? `The sandbox answered ${response.status}.`;
}
