import { zipSync } from 'fflate';

/** The first moment that a zip can hold. In local time, as zips are: so the bytes do not depend on the zone. */
const FIXED_TIME = new Date(1980, 0, 1);

/** A zip of these parts (path to content): the same parts give the same bytes, whenever and wherever. */
export function zip(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...parts].sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), { mtime: FIXED_TIME, level: 9 });
}
