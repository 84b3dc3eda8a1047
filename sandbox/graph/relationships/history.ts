import type { SandboxDatabase } from '../../kernel/database';
import type { Happening } from './model';

/** Something that happened, and with which relationship. */
export interface HistoryEntry extends Happening {
  /** Grows from one to the next. */
  readonly number: number;
  readonly relationshipId: string;
}

/** Everything that ever happened with relationships, those that are gone too: for who wants to know from outside what was when. */
export interface History {
  add(relationshipId: string, happened: readonly Happening[]): void;
  /** In the order in which it was noticed. @param number of the last one that is known */
  after(number: number): HistoryEntry[];
}

export const defineHistory = (database: SandboxDatabase): void =>
  database.define('CREATE TABLE IF NOT EXISTS relationship_history (number INTEGER PRIMARY KEY AUTOINCREMENT, relationship_id TEXT NOT NULL, happening TEXT NOT NULL)');

export function createHistory(database: SandboxDatabase): History {
  return {
    add(relationshipId, happened) {
      for (const happening of happened) database.run('INSERT INTO relationship_history (relationship_id, happening) VALUES (?, ?)', relationshipId, JSON.stringify(happening));
    },
    after: (number) =>
      database
        .all<{ number: number; relationshipId: string; happening: string }>('SELECT number, relationship_id AS relationshipId, happening FROM relationship_history WHERE number > ? ORDER BY number', number)
        .map(({ happening, ...where }) => ({ ...where, ...(JSON.parse(happening) as Happening) })),
  };
}
