import type { Player } from '../player';

const reads = new WeakMap<Player, Map<string, string>>();

const keyOf = (table: string, id: string) => `${table} ${id}`;

/** Keeps the version of a row that a script has just read. */
export function noteRead(player: Player, table: string, id: string, etag: unknown): void {
  if (typeof etag !== 'string') return;
  reads.set(player, (reads.get(player) ?? new Map<string, string>()).set(keyOf(table, id), etag));
}

/** The ETag of the version of a row that a script read since this was asked last. */
export function takeRead(player: Player, table: string, id: string): string | undefined {
  const etag = reads.get(player)?.get(keyOf(table, id));
  reads.get(player)?.delete(keyOf(table, id));
  return etag;
}
