import { changeSetBody, errorInBatch, type RowWrite } from './change-set';

/** What a Web API answered when it refused. */
export class WebApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'WebApiError';
  }
}

type Json = Record<string, unknown>;

/** A plain client of the Dataverse Web API, as anybody could write it: this is what staff's tools do. */
export interface WebApi {
  readonly url: string;
  /** Rows of one page, or one row. */
  get<T = Json>(path: string): Promise<T>;
  /** All rows, page after page. */
  list<T = Json>(path: string): Promise<T[]>;
  /** Creates a row and returns its id. */
  create(set: string, row: Json): Promise<string>;
  /** Changes a row that exists. */
  update(path: string, changes: Json): Promise<void>;
  /** Creates the row, or changes it where it exists. */
  upsert(path: string, row: Json): Promise<void>;
  remove(path: string): Promise<void>;
  /** Creates or changes several rows at once: all of them, or none. */
  writeTogether(writes: readonly RowWrite[]): Promise<void>;
  /** Adds a row to a list of another one; both as paths, such as `systemusers(…)/systemuserroles_association` and `roles(…)`. */
  associate(list: string, row: string): Promise<void>;
  /** Calls an unbound action. */
  action(name: string, body: Json): Promise<void>;
}

/**
 * @param baseUrl such as `http://127.0.0.1:4180`
 * @param send takes the place of `fetch`, for instance to try again while a server restarts
 */
export function createWebApi(baseUrl: string, send: typeof fetch = fetch): WebApi {
  const url = `${baseUrl}/api/data/v9.2/`;

  async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const response = await send(new URL(path, url), {
      method,
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw await errorOf(response, method, path);
    return response;
  }

  return {
    url,
    get: async <T>(path: string) => (await (await call('GET', path)).json()) as T,
    async list<T>(path: string) {
      const rows: T[] = [];
      for (let next: string | undefined = path; next; ) {
        const page = (await (await call('GET', next)).json()) as { value: T[]; '@odata.nextLink'?: string };
        rows.push(...page.value);
        next = page['@odata.nextLink'];
      }
      return rows;
    },
    async create(set, row) {
      const response = await call('POST', set, row);
      const location = response.headers.get('odata-entityid') ?? '';
      return location.slice(location.lastIndexOf('(') + 1, -1);
    },
    update: async (path, changes) => void (await call('PATCH', path, changes, { 'if-match': '*' })),
    upsert: async (path, row) => void (await call('PATCH', path, row)),
    remove: async (path) => void (await call('DELETE', path)),
    async writeTogether(writes) {
      const { contentType, body } = changeSetBody(url, writes);
      const response = await send(new URL('$batch', url), { method: 'POST', headers: { 'content-type': contentType }, body });
      const error = errorInBatch(await response.text());
      if (error) throw new WebApiError(error.status, error.code, error.message);
      if (!response.ok) throw new WebApiError(response.status, '', `POST $batch answered ${response.status}.`);
    },
    associate: async (list, row) => void (await call('POST', `${list}/$ref`, { '@odata.id': `${url}${row}` })),
    action: async (name, body) => void (await call('POST', name, body)),
  };
}

async function errorOf(response: Response, method: string, path: string): Promise<WebApiError> {
  const text = await response.text();
  try {
    const { error } = JSON.parse(text) as { error: { code?: string; message: string } };
    return new WebApiError(response.status, error.code ?? '', error.message);
  } catch {
    return new WebApiError(response.status, '', `${method} ${path} answered ${response.status}: ${text.slice(0, 200)}`);
  }
}
