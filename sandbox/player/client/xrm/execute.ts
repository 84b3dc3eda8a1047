import type { Player } from '../player';
import { decodeBatch, encodeBatch, readWebApiError, type BatchAnswer, type BatchItem } from '../web-api';
import { composeRequest } from './compose-request';
import { entitySetOf } from './entity-sets';

/** `Xrm.WebApi.execute`: one operation. @returns the answer as `fetch` gives it */
export async function execute(player: Player, request: object): Promise<Response> {
  const { method, path, body, headers } = await composeRequest(request, (table) => entitySetOf(player, table));
  const response = await player.api.send(method, path, body, headers);
  if (!response.ok) throw readWebApiError(response.status, await response.text());
  return response;
}

/**
 * `Xrm.WebApi.executeMultiple`: several operations in one `$batch`; an array among them is a change set.
 * @returns one answer for each operation, those of change sets in line
 */
export async function executeMultiple(player: Player, requests: readonly (object | readonly object[])[]): Promise<readonly Response[]> {
  const compose = (request: object) => composeRequest(request, (table) => entitySetOf(player, table));
  const composeItem = (request: object | readonly object[]): Promise<BatchItem> => (Array.isArray(request) ? Promise.all(request.map(compose)) : compose(request));
  const items = await Promise.all(requests.map(composeItem));
  const serviceRoot = '/api/data/v9.2/';
  const { contentType, body } = encodeBatch(items, serviceRoot);
  const response = await player.api.send('POST', '$batch', body, { 'Content-Type': contentType });
  const answers = decodeBatch(response.headers.get('Content-Type') ?? '', await response.text());
  const failed = answers?.find(({ status }) => status >= 400);
  if (!answers || failed) throw readWebApiError(failed?.status ?? response.status, failed?.body ?? '');
  return answers.map(asResponse);
}

/** A body is forbidden where there is no content. */
const asResponse = ({ status, headers, body }: BatchAnswer): Response => new Response(status === 204 ? null : body, { status, headers });
