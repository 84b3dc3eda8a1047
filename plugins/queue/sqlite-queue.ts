import { randomUUID } from 'node:crypto';
import Database from 'libsql';
import { MessageGone, poisonName, validateBody, validateReceive, validateVisibility, type Queue, type Receipt, type ReceivedMessage } from './queue';

export interface SqliteQueueOptions {
  /** File of the database; several queues may share it. `:memory:` for none. */
  readonly path: string;
  /** Milliseconds since 1970 by which visibility is reckoned. */
  readonly now: () => number;
  /** Tries before a message counts as poison; default 5. */
  readonly maxDequeueCount?: number;
}

/** Queues in one SQLite file. They survive a kill at any moment: every step is one transaction. */
export interface SqliteQueues {
  open(name: string): Queue;
  close(): void;
}

interface Stored {
  readonly id: string;
  readonly pop_receipt: string;
  readonly dequeue_count: number;
  readonly inserted_at: number;
  readonly body: string;
}

const schema = `
  CREATE TABLE IF NOT EXISTS message (
    id TEXT PRIMARY KEY, queue TEXT NOT NULL, body TEXT NOT NULL, inserted_at INTEGER NOT NULL,
    visible_at INTEGER NOT NULL, dequeue_count INTEGER NOT NULL DEFAULT 0, pop_receipt TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS message_by_visibility ON message (queue, visible_at);
`;

/** Opens the file, or makes it. */
export function openSqliteQueues({ path, now, maxDequeueCount = 5 }: SqliteQueueOptions): SqliteQueues {
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.pragma('busy_timeout = 5000');
  database.exec(schema);

  const insert = database.prepare('INSERT INTO message (id, queue, body, inserted_at, visible_at, pop_receipt) VALUES (?, ?, ?, ?, ?, ?)');
  const visible = database.prepare('SELECT id, pop_receipt, dequeue_count, inserted_at, body FROM message WHERE queue = ? AND visible_at <= ? ORDER BY visible_at LIMIT ?');
  const take = database.prepare('UPDATE message SET visible_at = ?, dequeue_count = dequeue_count + 1, pop_receipt = ? WHERE id = ?');
  const spoil = database.prepare('UPDATE message SET queue = ?, visible_at = ?, dequeue_count = 0, pop_receipt = ? WHERE id = ?');
  const remove = database.prepare('DELETE FROM message WHERE id = ? AND pop_receipt = ?');
  const hide = database.prepare('UPDATE message SET visible_at = ?, pop_receipt = ? WHERE id = ? AND pop_receipt = ?');
  const count = database.prepare('SELECT COUNT(*) AS n FROM message WHERE queue = ?');

  const receive = database.transaction((queue: string, max: number, visibilitySeconds: number): ReceivedMessage[] => {
    const time = now();
    const received: ReceivedMessage[] = [];
    for (;;) {
      const wanted = max - received.length;
      const rows = wanted > 0 ? (visible.all(queue, time, wanted) as Stored[]) : [];
      if (rows.length === 0) return received;
      let spoiled = 0;
      for (const row of rows) {
        const popReceipt = randomUUID();
        if (row.dequeue_count >= maxDequeueCount && !queue.endsWith(poisonName(''))) {
          spoil.run(poisonName(queue), time, popReceipt, row.id);
          spoiled += 1;
          continue;
        }
        take.run(time + visibilitySeconds * 1000, popReceipt, row.id);
        received.push({ id: row.id, popReceipt, dequeueCount: row.dequeue_count + 1, insertedAt: new Date(row.inserted_at), body: row.body });
      }
      if (spoiled === 0) return received;
    }
  });

  const open = (name: string): Queue => ({
    name,
    async enqueue(body, delaySeconds = 0) {
      validateBody(body);
      validateVisibility(delaySeconds);
      const id = randomUUID();
      insert.run(id, name, body, now(), now() + delaySeconds * 1000, randomUUID());
      return id;
    },
    async receive(max, visibilitySeconds) {
      validateReceive(max, visibilitySeconds);
      return receive.immediate(name, max, visibilitySeconds) as ReceivedMessage[];
    },
    async complete({ id, popReceipt }) {
      if (remove.run(id, popReceipt).changes === 0) throw new MessageGone(id);
    },
    async setVisibility({ id, popReceipt }, visibilitySeconds): Promise<Receipt> {
      validateVisibility(visibilitySeconds);
      const next = randomUUID();
      if (hide.run(now() + visibilitySeconds * 1000, next, id, popReceipt).changes === 0) throw new MessageGone(id);
      return { id, popReceipt: next };
    },
    async length() {
      return (count.get(name) as { n: number }).n;
    },
  });

  return { open, close: () => void database.close() };
}
