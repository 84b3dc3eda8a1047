import { badPayload, contentIdUnknown } from '../errors';
import type { OperationRequest } from './message';

/** URL of the row that each finished request of a change set made or touched, by Content-ID. */
export type KnownRows = ReadonlyMap<string, string>;

const REFERENCE = /^\$([^/?()]+)/;

/**
 * A request with its references (`$1`) replaced by the rows' URLs: at the beginning of the URL, and in the body as
 * the value of `@odata.id` and `…@odata.bind`. Pure.
 * @throws DataverseError 400 when a reference names no request before this one
 */
export function resolveReferences(request: OperationRequest, rows: KnownRows): OperationRequest {
  return { ...request, url: resolveUrl(request.url, rows), body: resolveBody(request.body, rows) };
}

/** `$metadata` and the like are names of their own: only a Content-ID that is known, or a number, is a reference. */
function resolveUrl(url: string, rows: KnownRows): string {
  return url.replace(REFERENCE, (reference: string, id: string) => {
    const row = rows.get(id);
    if (row === undefined && /^\d+$/.test(id)) throw contentIdUnknown(reference);
    return row ?? reference;
  });
}

function resolveBody(body: string, rows: KnownRows): string {
  // A body that mentions no reference stays as it was sent, and so does one that is not JSON: its handler says so.
  if (!/"\$/.test(body)) return body;
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return body;
  }
  return JSON.stringify(resolveValue(value, rows, false, MAX_DEPTH));
}

/** Objects and lists inside one another in a body with references: no row is as deep. SIM. */
const MAX_DEPTH = 100;

function resolveValue(value: unknown, rows: KnownRows, isLink: boolean, depth: number): unknown {
  if (typeof value === 'string') return isLink ? resolveLink(value, rows) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) throw badPayload('', 'The request body is nested too deeply.');
  if (Array.isArray(value)) return value.map((item) => resolveValue(item, rows, isLink, depth - 1));
  return Object.fromEntries(Object.entries(value).map(([name, member]) =>
    [name, resolveValue(member, rows, name === '@odata.id' || name.endsWith('@odata.bind'), depth - 1)]));
}

function resolveLink(link: string, rows: KnownRows): string {
  return link.replace(REFERENCE, (reference: string, id: string) => {
    const row = rows.get(id);
    if (row === undefined) throw contentIdUnknown(reference);
    return row;
  });
}
