import { badRequest } from '../errors';

/** Where the next page begins: after this row. */
export interface PagePosition {
  readonly seq: number | string;
  /** The row's value of the `$orderby` property; null without one. */
  readonly orderValue: string | number | null;
}

/** An opaque `$skiptoken`; it fits only the same `$orderby`. */
export function writeSkipToken({ seq, orderValue }: PagePosition, orderProperty: string | undefined): string {
  return Buffer.from(JSON.stringify([seq, orderValue, orderProperty ?? null])).toString('base64url');
}

/** @throws GraphError 400 when it is not one of ours or belongs to another `$orderby` */
export function readSkipToken(token: string, orderProperty: string | undefined): PagePosition {
  const [seq, orderValue, property] = parse(token);
  const isPlace = typeof seq === 'string' || (typeof seq === 'number' && Number.isSafeInteger(seq));
  const isValue = orderValue === null || typeof orderValue === 'string' || typeof orderValue === 'number';
  if (!isPlace || !isValue || property !== (orderProperty ?? null))
    throw badRequest('The $skiptoken is invalid.');
  return { seq, orderValue };
}

function parse(token: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
