import type { Player } from '../player';

/** A version of a row that a script read. */
export interface RowRead {
  readonly etag: string;
  /** The `$select` of the read; absent: every column. */
  readonly columns?: readonly string[];
}

type Listener = (table: string, id: string, read: RowRead) => void;

const listeners = new WeakMap<Player, Set<Listener>>();

/** Tells whoever follows a row that a script has just read it. */
export function noteRead(player: Player, table: string, id: string, read: RowRead): void {
  listeners.get(player)?.forEach((listener) => listener(table, id, read));
}

/**
 * Follows which versions of a row scripts read from now on.
 * @returns ends that, and says which they were, the latest last
 */
export function followReads(player: Player, table: string, id: string): () => readonly RowRead[] {
  const reads: RowRead[] = [];
  const listener: Listener = (readTable, readId, read) => {
    if (readTable === table && readId === id) reads.push(read);
  };
  const all = listeners.get(player) ?? new Set();
  listeners.set(player, all.add(listener));
  return () => {
    all.delete(listener);
    return reads;
  };
}

/** Whether a read told the values of all these columns. */
export const hasRead = ({ columns }: RowRead, names: readonly string[]): boolean =>
  columns === undefined || names.every((name) => columns.includes(name) || columns.includes(`_${name}_value`));
