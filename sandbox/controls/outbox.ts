import type { SandboxDatabase } from '../kernel/database';

/** A mail that one of the simulated services sent. */
export interface Mail {
  readonly id: number;
  /** ISO 8601, sandbox time. */
  readonly sentAt: string;
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly subject: string;
  /** HTML. */
  readonly body: string;
  /** The activity that the mail is kept as. */
  readonly activityId: string;
  /** The row that the mail is about. */
  readonly regarding: { readonly table: string; readonly id: string } | null;
}

/** The mail that left the simulated services, kept on disk; nothing is ever delivered. */
export interface Outbox {
  /** Takes a mail over, once: the same key a second time changes nothing. */
  add(mail: Omit<Mail, 'id'> & { readonly key: string }): void;
  /** Oldest first. @param after the id of the last one that is known */
  list(after?: number): Mail[];
  reset(): void;
}

export function createOutbox(database: SandboxDatabase): Outbox {
  database.define('CREATE TABLE IF NOT EXISTS sent_mail (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, mail TEXT NOT NULL)');
  return {
    add: ({ key, ...mail }) => database.run('INSERT OR IGNORE INTO sent_mail (key, mail) VALUES (?, ?)', key, JSON.stringify(mail)),
    list: (after = 0) =>
      database
        .all<{ id: number; mail: string }>('SELECT id, mail FROM sent_mail WHERE id > ? ORDER BY id', after)
        .map(({ id, mail }) => ({ id, ...(JSON.parse(mail) as Omit<Mail, 'id'>) })),
    reset: () => database.run('DELETE FROM sent_mail'),
  };
}
