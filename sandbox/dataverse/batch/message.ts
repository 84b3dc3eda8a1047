import { STATUS_CODES } from 'node:http';
import { badBatch } from '../errors';
import { parsePart, printPart } from './multipart';

/** One request of the Web API, without a socket: what the rows' handlers answer synchronously. */
export interface OperationRequest {
  readonly method: string;
  /** In a batch as it was written: absolute, `/api/data/…`, relative to the service, or beginning with `$` and a Content-ID. */
  readonly url: string;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** The answer to one request. */
export interface OperationResponse {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Characters of a URL within a batch: Microsoft allows 64 KB there, against 32 KB in a URL of its own. */
const MAX_URL = 65_536;

const METHODS = new Set(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']);

/** Reads the content of an `application/http` part. Pure. @throws DataverseError 400 when it is no request */
export function parseRequest(content: string): OperationRequest {
  // Clients leave empty lines before the request line: RFC 9112 has servers ignore them.
  const text = content.replace(/^(\r\n)+/, '');
  const lineEnd = text.indexOf('\r\n');
  const line = lineEnd < 0 ? text : text.slice(0, lineEnd);
  const [, method, url] = /^([A-Z]+) (\S(?:.*\S)?) HTTP\/1\.[01]$/.exec(line) ?? [];
  if (!method || !url || !METHODS.has(method)) throw badBatch(`A part of the batch has the line '${line.slice(0, 100)}' where a request line belongs.`);
  if (url.length > MAX_URL) throw badBatch(`A URL of the batch is longer than ${MAX_URL} characters.`);
  const { headers, content: body } = parsePart(lineEnd < 0 ? '' : text.slice(lineEnd + 2));
  return { method, url, headers, body };
}

/** Writes a response as the content of an `application/http` part. Pure. */
export const printResponse = ({ status, headers, body }: OperationResponse) =>
  `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${printPart({ headers, content: body })}`;
