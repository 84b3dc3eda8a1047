import { createHash } from 'node:crypto';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a value is a GUID as text, in upper or lower case, without braces. Pure. */
export const isGuid = (value: unknown): value is string => typeof value === 'string' && GUID.test(value);

/**
 * The id of a row that belongs to another one: always the same for the same row and key, so that a repeat overwrites
 * or is refused, and never doubles. Shaped as a GUID (version 8, own digest). Pure.
 */
export function steadyId(rowId: string, key: string): string {
  const hex = createHash('sha256').update(`${rowId.toLowerCase()} ${key}`).digest('hex');
  const variant = ((parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
