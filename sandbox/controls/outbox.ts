import type { SandboxDatabase } from '../kernel/database';

/** A mail that one of the simulated services sent. */
export interface Mail {
  readonly id: number;
  /** ISO 8601, sandbox time. */
  readonly sentAt: string;
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly body: string;
}

/** The mail that left the simulated services, kept on disk; nothing is ever delivered. */
export interface Outbox {
  add(mail: Omit<Mail, 'id'>): void;
  /** Oldest first. */
  list(): Mail[];
  reset(): void;
}

export function createOutbox(database: SandboxDatabase): Outbox {
  database.define(`CREATE TABLE IF NOT EXISTS mail (
    id INTEGER PRIMARY KEY AUTOINCREMENT, sent_at TEXT NOT NULL, sender TEXT NOT NULL, recipients TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL
  )`);
  return {
    add: ({ sentAt, sender, recipients, subject, body }) =>
      database.run(
        'INSERT INTO mail (sent_at, sender, recipients, subject, body) VALUES (?, ?, ?, ?, ?)',
        sentAt,
        sender,
        JSON.stringify(recipients),
        subject,
        body,
      ),
    list: () =>
      database
        .all<Omit<Mail, 'recipients'> & { recipients: string }>(
          'SELECT id, sent_at AS sentAt, sender, recipients, subject, body FROM mail ORDER BY id',
        )
        .map((row) => ({ ...row, recipients: JSON.parse(row.recipients) as string[] })),
    reset: () => database.run('DELETE FROM mail'),
  };
}
