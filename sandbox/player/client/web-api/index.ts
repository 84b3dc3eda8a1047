import type { ChangeRequest, RowPage, WebApi, WebApiError, WebApiRow } from '../player';
import { changeSetBody, decodeBatch, encodeBatch, type BatchAnswer, type BatchItem } from './batch';
import { pagedFetchXml, readPage } from './fetch-xml';
import { noAnswer, readWebApiError, WebApiFailure } from './web-api-error';

export { isWebApiError, noAnswer, readWebApiError, WebApiFailure } from './web-api-error';
export { decodeBatch, encodeBatch, type BatchAnswer, type BatchItem, type BatchPart } from './batch';

/** Requests in one `$batch` call; Dataverse allows 1000, smaller ones show progress sooner. */
const EACH_BATCH = 100;
/** Longer queries travel in the body of a `$batch`, as Learn "Query data using FetchXML" advises. */
const MAX_URL = 16_000;
const ALL_ANNOTATIONS = 'odata.include-annotations="*"';

/**
 * The environment's own Web API.
 * @param serviceRoot such as `/api/data/v9.2/`
 * @param fetch the browser's
 */
export function createWebApi(serviceRoot: string, fetch: typeof globalThis.fetch): WebApi {
  const send: WebApi['send'] = async (method, path, body, headers = {}) => {
    const init: RequestInit = { method, headers: requestHeaders(body, headers), credentials: 'same-origin' };
    if (body !== undefined) init.body = typeof body === 'string' ? body : JSON.stringify(body);
    try {
      return await fetch(serviceRoot + path.replace(/^\//, ''), init);
    } catch {
      throw noAnswer();
    }
  };

  const call: WebApi['send'] = async (...request) => {
    const response = await send(...request);
    if (!response.ok) throw readWebApiError(response.status, await textOf(response));
    return response;
  };

  const batch = async (items: readonly BatchItem[], goOn: boolean): Promise<readonly BatchAnswer[]> => {
    const { contentType, body } = encodeBatch(items, serviceRoot);
    const response = await send('POST', '$batch', body, { 'Content-Type': contentType, ...(goOn ? { Prefer: 'odata.continue-on-error' } : {}) });
    const answers = decodeBatch(response.headers.get('Content-Type') ?? '', await textOf(response));
    if (!answers) throw readWebApiError(response.status, '');
    return answers;
  };

  const get: WebApi['get'] = async (path, headers) => {
    if (path.length < MAX_URL) return jsonOf(await call('GET', path, undefined, headers));
    const [answer] = await batch([{ method: 'GET', path, headers: { Prefer: ALL_ANNOTATIONS, ...headers } }], false);
    return rowOf(answer);
  };

  return {
    send,
    get,
    async fetch(entitySetName, fetchXml, options = {}): Promise<RowPage> {
      const paged = pagedFetchXml(fetchXml, options);
      return readPage(await get(`${entitySetName}?fetchXml=${encodeURIComponent(paged.fetchXml)}`), paged.page);
    },
    async create(entitySetName, row) {
      const response = await call('POST', entitySetName, row);
      const id = /\(([0-9a-f-]{36})\)\/?$/i.exec(response.headers.get('OData-EntityId') ?? '')?.[1];
      if (!id) throw new WebApiFailure('The environment did not say which row it created.', response.status, '');
      return id.toLowerCase();
    },
    async update(entitySetName, id, changes, etag = '*') {
      await call('PATCH', `${entitySetName}(${id})`, changes, { 'If-Match': etag });
    },
    async remove(entitySetName, id) {
      await call('DELETE', `${entitySetName}(${id})`);
    },
    async changeSet(changes) {
      if (!changes.length) return [];
      const answers = await batch([changes.map(onlyExisting)], false);
      return changeSetBody(answers).map(rowOf);
    },
    async each(changes) {
      const results: (WebApiRow | WebApiError)[] = [];
      for (let start = 0; start < changes.length; start += EACH_BATCH) {
        const chunk = changes.slice(start, start + EACH_BATCH);
        results.push(...(await batch(chunk.map(onlyExisting), true).then((answers) => chunk.map((_, at) => outcomeOf(answers[at])), failAll(chunk.length))));
      }
      return results;
    },
  };
}

/** An update never makes a row that is gone: Dataverse would, for a PATCH is an upsert. */
const onlyExisting = (change: ChangeRequest): ChangeRequest =>
  change.method === 'PATCH' ? { ...change, headers: { 'If-Match': '*', ...change.headers } } : change;

const failAll = (count: number) => (thrown: unknown): WebApiError[] => {
  if (!(thrown instanceof WebApiFailure)) throw thrown;
  return Array.from({ length: count }, () => thrown);
};

/** The headers of every call, then the caller's; annotations come with whatever else is preferred. */
function requestHeaders(body: unknown, own: Readonly<Record<string, string>>): Record<string, string> {
  const { Prefer: prefer, ...others } = own;
  const wanted = prefer?.includes('odata.include-annotations') ? prefer : [prefer, ALL_ANNOTATIONS].filter(Boolean).join(',');
  return {
    Accept: 'application/json', 'OData-MaxVersion': '4.0', 'OData-Version': '4.0',
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...others, Prefer: wanted,
  };
}

/** The connection may break in the middle of an answer as well. */
const textOf = (response: Response): Promise<string> => response.text().catch(() => Promise.reject(noAnswer()));

async function jsonOf(response: Response): Promise<WebApiRow> {
  const text = await textOf(response);
  return text ? (JSON.parse(text) as WebApiRow) : {};
}

/** What one answer of a batch holds; of a create without a representation, its address as `@odata.id`. */
function rowOf(answer: BatchAnswer | undefined): WebApiRow {
  if (!answer) throw new WebApiFailure('The environment left a request of the batch without an answer.', 0, '');
  if (answer.status >= 400) throw readWebApiError(answer.status, answer.body);
  if (answer.body) return JSON.parse(answer.body) as WebApiRow;
  const address = answer.headers['odata-entityid'];
  return address ? { '@odata.id': address } : {};
}

function outcomeOf(answer: BatchAnswer | undefined): WebApiRow | WebApiError {
  try {
    return rowOf(answer);
  } catch (thrown) {
    if (thrown instanceof WebApiFailure) return thrown;
    throw thrown;
  }
}
