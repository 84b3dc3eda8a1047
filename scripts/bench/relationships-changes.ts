import { partner } from '../demo/partner';
import type { GraphRelationship } from '../lib/graph-client';

/** Requests that Graph takes in one batch. */
const atOnce = 20;

type Known = GraphRelationship & { readonly '@odata.etag'?: string };

/** Changes relationships as somebody would in Partner Center, and changes them back: each is another version, and says the same as before. */
export async function changeAtMicrosoft(url: string, relationships: readonly Known[], count: number): Promise<void> {
  const token = await signIn(url);
  for (let start = 0; start < count; start += atOnce) {
    const some = relationships.slice(start, Math.min(start + atOnce, count));
    const off = await patch(url, token, some, 'PT0S');
    await patch(url, token, off, 'P180D');
  }
}

async function patch(url: string, token: string, some: readonly Known[], autoExtendDuration: string): Promise<Known[]> {
  const requests = some.map(({ id, '@odata.etag': etag = '' }, index) => ({
    id: String(index), method: 'PATCH', url: `/tenantRelationships/delegatedAdminRelationships/${id}`, headers: { 'Content-Type': 'application/json', 'If-Match': etag }, body: { autoExtendDuration },
  }));
  const response = await fetch(`${url}/graph/v1.0/$batch`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify({ requests }) });
  const { responses } = (await response.json()) as { responses: { status: number; body: Known }[] };
  const failed = responses.find(({ status }) => status !== 200);
  if (failed) throw new Error(`A relationship could not be changed: ${JSON.stringify(failed)}`);
  return responses.map(({ body }) => body);
}

async function signIn(url: string): Promise<string> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: partner.clientId, client_secret: 'any-secret-does-in-the-sandbox', scope: 'https://graph.microsoft.com/.default' });
  const response = await fetch(`${url}/login/${partner.tenantId}/oauth2/v2.0/token`, { method: 'POST', body });
  return ((await response.json()) as { access_token: string }).access_token;
}
