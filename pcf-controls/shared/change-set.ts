/** One write of a change set. */
export interface Change {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  /** Relative to the service root, such as `accounts(…)`. */
  readonly path: string;
  /** Such as `If-Match` with the row's ETag. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** What became of a change set. All of it is written, or nothing. */
export type ChangeSetOutcome =
  | { readonly kind: 'saved' }
  /** A row is not what it was when it was read, or is not there any more. */
  | { readonly kind: 'changedMeanwhile'; readonly message: string }
  /** @property code Dataverse's, such as 0x80040220 */
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly message: string }
  /** No answer, or one that says nothing: it may be written or not. Read again before anything is repeated. */
  | { readonly kind: 'unknown' };

export interface ChangeSetSender {
  readonly fetch: (
    address: string,
    request: { readonly method: string; readonly headers: Record<string, string>; readonly body: string; readonly credentials: 'same-origin' },
  ) => Promise<{ readonly status: number; text(): Promise<string> }>;
  /** Address of the environment; empty: the page's own. */
  readonly clientUrl: string;
}

const version = '/api/data/v9.2/';
/** Operations that Dataverse takes in one batch (Learn, "Execute batch operations using the Web API"). */
export const largestChangeSet = 1000;

/** Writes everything or nothing: `context.webAPI` has no change sets, so this calls the environment's own Web API. */
export async function sendChangeSet({ fetch, clientUrl }: ChangeSetSender, changes: readonly Change[]): Promise<ChangeSetOutcome> {
  if (changes.length === 0) return { kind: 'saved' };
  try {
    const answer = await fetch(`${clientUrl}${version}$batch`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': `multipart/mixed; boundary=${boundary}`, Accept: 'application/json', 'OData-MaxVersion': '4.0', 'OData-Version': '4.0' },
      body: encodeChangeSet(changes, version),
    });
    return readOutcome(answer.status, await answer.text());
  } catch {
    return { kind: 'unknown' };
  }
}

const boundary = 'batch_controls';
const lines = (...parts: readonly string[]) => parts.join('\r\n');

/** The body of a `$batch` with one change set. Pure. */
export function encodeChangeSet(changes: readonly Change[], serviceRoot: string): string {
  const parts = changes.map(({ method, path, headers, body }, index) =>
    lines(
      '--changeset_controls',
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      `Content-ID: ${index + 1}`,
      '',
      `${method} ${serviceRoot}${path} HTTP/1.1`,
      ...(body === undefined ? [] : ['Content-Type: application/json; type=entry']),
      ...Object.entries(headers ?? {}).map(([name, value]) => `${name}: ${value}`),
      '',
      // What is not ASCII is escaped: lengths and character sets of the parts then cannot be mistaken.
      body === undefined ? '' : JSON.stringify(body).replace(/[\u007f-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ),
  );
  return lines(`--${boundary}`, 'Content-Type: multipart/mixed; boundary=changeset_controls', '', ...parts, '--changeset_controls--', `--${boundary}--`, '');
}

/** What the answer to a `$batch` with one change set means. Pure. */
export function readOutcome(status: number, body: string): ChangeSetOutcome {
  const failing = [...body.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, part]) => Number(part)).find((part) => part >= 400);
  const failed = failing ?? (status >= 400 ? status : undefined);
  if (failed === undefined) return status >= 200 && status < 300 ? { kind: 'saved' } : { kind: 'unknown' };
  const { code, message } = errorIn(body);
  if (failed === 412 || failed === 404) return { kind: 'changedMeanwhile', message };
  // A change set that Dataverse itself answered with a code has been rolled back, whatever the status.
  if (failed >= 500 && code === '') return { kind: 'unknown' };
  return { kind: 'refused', status: failed, code, message: message || `HTTP ${failed}` };
}

/** The error of Dataverse in a part, or in an answer that is nothing else. */
function errorIn(body: string): { code: string; message: string } {
  const begin = body.search(/\{\s*"error"\s*:/);
  const json = begin < 0 ? '' : body.slice(begin, body.lastIndexOf('}') + 1);
  try {
    const { error } = JSON.parse(json) as { error: { code?: unknown; message?: unknown } };
    return { code: typeof error.code === 'string' ? error.code : '', message: typeof error.message === 'string' ? error.message : '' };
  } catch {
    return { code: '', message: '' };
  }
}
