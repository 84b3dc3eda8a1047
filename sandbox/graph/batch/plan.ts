import { batchMalformed } from '../errors';
import { isObject, type JsonObject } from '../http/body';

/** One request of a batch. */
export interface BatchItem {
  readonly id: string;
  readonly method: string;
  /** Below the base address, beginning with `/`, with its query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly dependsOn: readonly string[];
}

/** Microsoft's limit (Graph: "Combine multiple HTTP requests using JSON batching"). */
const MAX_ITEMS = 20;
const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];

/**
 * The requests of a batch in an order in which each comes after those that it depends on.
 * @throws GraphError 400 for the batch as a whole
 */
export function planBatch(body: unknown): BatchItem[] {
  const requests = isObject(body) ? body['requests'] : undefined;
  if (!Array.isArray(requests) || requests.length === 0)
    throw batchMalformed("Invalid batch payload format: 'requests' must be an array of at least one request.");
  if (requests.length > MAX_ITEMS) throw batchMalformed(`Number of batch request steps exceeds the maximum value of ${MAX_ITEMS}.`);
  const items = requests.map(readItem);

  const ids = items.map(({ id }) => id.toLowerCase());
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw batchMalformed(`Request Id ${twice} has to be unique in a batch.`);
  for (const { id, dependsOn } of items) {
    const unknown = dependsOn.find((other) => !ids.includes(other));
    if (unknown !== undefined) throw batchMalformed(`Request ${id} depends on ${unknown}, which is not in the batch.`);
  }
  return inOrder(items);
}

function inOrder(items: readonly BatchItem[]): BatchItem[] {
  const ordered: BatchItem[] = [];
  const done = new Set<string>();
  while (ordered.length < items.length) {
    const ready = items.filter(({ id, dependsOn }) => !done.has(id.toLowerCase()) && dependsOn.every((other) => done.has(other)));
    if (ready.length === 0) throw batchMalformed('The requests of the batch depend on each other in a circle.');
    for (const item of ready) done.add(item.id.toLowerCase());
    ordered.push(...ready);
  }
  return ordered;
}

function readItem(value: unknown): BatchItem {
  if (!isObject(value)) throw batchMalformed('Invalid batch payload format: each request must be an object.');
  const { id, method, url, body } = value;
  if (typeof id !== 'string' || id === '') throw batchMalformed("Invalid batch payload format: each request needs an 'id' that is a text.");
  if (typeof method !== 'string' || !methods.includes(method.toUpperCase())) throw batchMalformed(`Invalid method in request ${id}.`);
  if (typeof url !== 'string' || !isRelative(url)) throw batchMalformed(`Invalid request URI in request ${id}: it must be relative.`);
  const headers = readHeaders(value, id);
  const hasType = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  if (body !== undefined && body !== null && !hasType)
    throw batchMalformed(`Write request id : ${id} does not contain Content-Type header or body.`);
  return {
    id,
    method: method.toUpperCase(),
    url: url.startsWith('/') ? url : `/${url}`,
    headers,
    body: body ?? undefined,
    dependsOn: readDependencies(value, id),
  };
}

function isRelative(url: string): boolean {
  return (
    url !== '' &&
    !/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(url) &&
    !/^\/?\$batch\b/i.test(url) &&
    !url.split(/[?#]/)[0]?.split('/').includes('..')
  );
}

function readHeaders(item: JsonObject, id: string): Record<string, string> {
  const headers = item['headers'] ?? {};
  const valid =
    isObject(headers) &&
    Object.entries(headers).every(
      ([name, value]) => /^[\w!#$%&'*+.^`|~-]+$/.test(name) && typeof value === 'string' && /^[\t\x20-\x7e\x80-\xff]*$/.test(value),
    );
  if (!valid) throw batchMalformed(`Invalid headers in request ${id}.`);
  return headers as Record<string, string>;
}

function readDependencies(item: JsonObject, id: string): string[] {
  const dependsOn = item['dependsOn'] ?? [];
  if (!Array.isArray(dependsOn) || !dependsOn.every((other) => typeof other === 'string'))
    throw batchMalformed(`Invalid dependsOn in request ${id}.`);
  return dependsOn.map((other: string) => other.toLowerCase());
}
