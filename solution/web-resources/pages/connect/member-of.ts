import { Problem } from './microsoft';

/** Pages that are read at most: nobody is in more than some thousand groups. */
const mostPages = 10;

interface Page {
  readonly value?: readonly { readonly displayName?: unknown }[];
  readonly '@odata.nextLink'?: string;
  readonly error?: { readonly code?: string; readonly message?: string };
}

/** Names of the groups of whoever the token belongs to. Source: Graph "List a user's direct memberships". @throws Problem */
export async function groupNames(graphUrl: string, token: string): Promise<string[]> {
  const names: string[] = [];
  let path: string | undefined = '/me/memberOf?$select=id,displayName&$top=999';
  for (let page = 0; path !== undefined && page < mostPages; page += 1) {
    const found: Page = await read(`${graphUrl}/v1.0${path}`, token);
    for (const { displayName } of found.value ?? []) if (typeof displayName === 'string') names.push(displayName);
    // Only the part after the version: our token goes nowhere else.
    path = found['@odata.nextLink']?.split('/v1.0').slice(1).join('/v1.0') || undefined;
  }
  return names;
}

async function read(address: string, token: string): Promise<Page> {
  let response: Response;
  let body: Page;
  try {
    response = await fetch(address, { headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' } });
    body = (await response.json()) as Page;
  } catch {
    throw new Problem('offline');
  }
  if (!response.ok) throw new Problem('refused', body.error?.code ?? String(response.status), body.error?.message ?? '');
  return body;
}
