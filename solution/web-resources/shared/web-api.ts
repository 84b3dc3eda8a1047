/** One operation on the environment's own Web API. */
export interface Operation {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  /** Relative to the service root, such as `accounts(…)`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** What became of operations. */
export type Answer =
  | { readonly kind: 'done' }
  /** A row is not what it was when it was read, is not there any more, or is there already. */
  | { readonly kind: 'changedMeanwhile'; readonly message: string }
  | { readonly kind: 'refused'; readonly message: string }
  /** No answer, or one that says nothing: it may have happened or not. Read before anything is repeated. */
  | { readonly kind: 'unknown' };

const version = '/api/data/v9.2/';
const boundary = 'batch_pages';
const common = { Accept: 'application/json', 'OData-MaxVersion': '4.0', 'OData-Version': '4.0' };
const lines = (...parts: readonly string[]) => parts.join('\r\n');

/**
 * Does everything or nothing: one change set in one `$batch`. By `fetch`, for `Xrm.WebApi` sends no `If-Match`, and
 * what two people or the handlers might do at once needs it.
 */
export const changeTogether = (operations: readonly Operation[]): Promise<Answer> =>
  ask('$batch', { 'Content-Type': `multipart/mixed; boundary=${boundary}` }, changeSetOf(operations));

/** Calls an action that is bound to a row. @param path such as `emails(…)/Microsoft.Dynamics.CRM.SendEmail` */
export const callAction = (path: string, parameters: object): Promise<Answer> => ask(path, { 'Content-Type': 'application/json' }, ascii(parameters));

async function ask(path: string, headers: Record<string, string>, body: string): Promise<Answer> {
  try {
    const answer = await fetch(`${Xrm.Utility.getGlobalContext().getClientUrl()}${version}${path}`, { method: 'POST', credentials: 'same-origin', headers: { ...common, ...headers }, body });
    return answerOf(answer.status, await answer.text());
  } catch {
    return { kind: 'unknown' };
  }
}

/** What is not ASCII is escaped: lengths and character sets of the parts then cannot be mistaken. */
const ascii = (body: object): string => JSON.stringify(body).replace(/[\u007f-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The body of a `$batch` with one change set. Pure. */
export function changeSetOf(operations: readonly Operation[]): string {
  const parts = operations.map(({ method, path, headers, body }, index) =>
    lines(
      '--changeset_pages', 'Content-Type: application/http', 'Content-Transfer-Encoding: binary', `Content-ID: ${index + 1}`, '',
      `${method} ${version}${path} HTTP/1.1`,
      ...(body === undefined ? [] : ['Content-Type: application/json; type=entry']),
      ...Object.entries(headers ?? {}).map(([name, value]) => `${name}: ${value}`),
      '',
      body === undefined ? '' : ascii(body),
    ),
  );
  return lines(`--${boundary}`, 'Content-Type: multipart/mixed; boundary=changeset_pages', '', ...parts, '--changeset_pages--', `--${boundary}--`, '');
}

/** What an answer means, to a single call and to a `$batch` with one change set alike. Pure. */
export function answerOf(status: number, body: string): Answer {
  const failing = [...body.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, part]) => Number(part)).find((part) => part >= 400);
  const failed = failing ?? (status >= 400 ? status : undefined);
  if (failed === undefined) return status >= 200 && status < 300 ? { kind: 'done' } : { kind: 'unknown' };
  const error = errorIn(body);
  if (failed === 412 || failed === 404) return { kind: 'changedMeanwhile', message: error?.message ?? `HTTP ${failed}` };
  // What Dataverse answered with an error of its own has been rolled back, whatever the status; a gateway's says nothing.
  return failed >= 500 && error === undefined ? { kind: 'unknown' } : { kind: 'refused', message: error?.message || `HTTP ${failed}` };
}

/** The error of Dataverse in an answer or in one of its parts. */
function errorIn(body: string): { readonly message: string } | undefined {
  const begin = body.search(/\{\s*"error"\s*:/);
  try {
    const { error } = JSON.parse(body.slice(begin, body.lastIndexOf('}') + 1)) as { error: { code?: unknown; message?: unknown } };
    return typeof error.code === 'string' && error.code !== '' ? { message: typeof error.message === 'string' ? error.message : error.code } : undefined;
  } catch {
    return undefined;
  }
}
