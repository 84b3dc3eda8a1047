/** One request of a batch. */
export interface BatchPart {
  readonly method: string;
  /** Relative to the service root, or `$1` and the like within a change set. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request on its own, or a change set: all of its requests or none. */
export type BatchItem = BatchPart | readonly BatchPart[];

const CRLF = '\r\n';
/** Bodies are JSON on one line, so no line of theirs can begin with a boundary: constant ones are safe. */
const BATCH = 'batch_player';

/**
 * A `$batch` body as Learn "Execute batch operations using the Web API" describes it. Requests of a change set get
 * the Content-IDs 1, 2, … in their order within the whole batch, so that `$1` names the first. Pure.
 */
export function encodeBatch(items: readonly BatchItem[], serviceRoot: string): { readonly contentType: string; readonly body: string } {
  let contentId = 0;
  const parts = items.map((item, at) => {
    if (!isChangeSet(item)) return lines(['Content-Type: application/http', 'Content-Transfer-Encoding: binary', '', request(item, serviceRoot)]);
    const boundary = `changeset_player_${at + 1}`;
    const members = item.map((part) => {
      contentId += 1;
      return lines(['Content-Type: application/http', 'Content-Transfer-Encoding: binary', `Content-ID: ${contentId}`, '', request(part, serviceRoot)]);
    });
    return lines([`Content-Type: multipart/mixed;boundary=${boundary}`, '', multipart(members, boundary)]);
  });
  return { contentType: `multipart/mixed;boundary=${BATCH}`, body: multipart(parts, BATCH) };
}

const isChangeSet = (item: BatchItem): item is readonly BatchPart[] => Array.isArray(item);

function request({ method, path, body, headers = {} }: BatchPart, serviceRoot: string): string {
  const target = path.startsWith('$') ? path : serviceRoot + path.replace(/^\//, '');
  const sent = { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json;type=entry' }), ...headers };
  const head = [`${method} ${target} HTTP/1.1`, ...Object.entries(sent).map(([name, value]) => `${name}: ${oneLine(value)}`)];
  return lines([...head, '', body === undefined ? '' : JSON.stringify(body)]);
}

/** A header's value must not end its line. */
const oneLine = (value: string) => value.replace(/[\r\n]+/g, ' ');

const lines = (all: readonly string[]) => all.join(CRLF);

const multipart = (parts: readonly string[], boundary: string) => `${parts.map((part) => `--${boundary}${CRLF}${part}${CRLF}`).join('')}--${boundary}--${CRLF}`;
