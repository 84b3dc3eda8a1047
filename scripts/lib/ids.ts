import { createHash } from 'node:crypto';

/** A GUID that is always the same for the same name: what is seeded twice is the same row. */
export function idOf(...name: readonly string[]): string {
  const hex = createHash('sha256').update(name.join('\u0000')).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
