import { randomUUID } from 'node:crypto';

/** A row to create, or to change where it exists. */
export interface RowWrite {
  /** Below the service root, such as `accounts(<id>)`. */
  readonly path: string;
  readonly row: Record<string, unknown>;
}

/**
 * The body of a `$batch` with one change set: all writes happen, or none.
 * Source: Microsoft Learn "Execute batch operations using the Web API".
 */
export function changeSetBody(serviceRoot: string, writes: readonly RowWrite[]): { contentType: string; body: string } {
  const batch = `batch_${randomUUID()}`;
  const changeSet = `changeset_${randomUUID()}`;
  const parts = writes.map(({ path, row }, index) => [
    `--${changeSet}`,
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    `Content-ID: ${index + 1}`,
    '',
    `PATCH ${new URL(path, serviceRoot).href} HTTP/1.1`,
    'Content-Type: application/json',
    '',
    JSON.stringify(row),
  ]);
  const lines = [`--${batch}`, `Content-Type: multipart/mixed; boundary=${changeSet}`, '', ...parts.flat(), `--${changeSet}--`, `--${batch}--`, ''];
  return { contentType: `multipart/mixed; boundary=${batch}`, body: lines.join('\r\n') };
}

/** The error in the answer to a batch; undefined where everything was written. */
export function errorInBatch(answer: string): { status: number; code: string; message: string } | undefined {
  const failed = /^HTTP\/1\.1 ([45]\d\d)/m.exec(answer);
  const json = failed && /\{"error":[\s\S]*?\}\}/.exec(answer.slice(failed.index))?.[0];
  if (!failed) return undefined;
  const { error } = JSON.parse(json ?? '{"error":{"code":"","message":"The batch failed."}}') as { error: { code: string; message: string } };
  return { status: Number(failed[1]), ...error };
}
