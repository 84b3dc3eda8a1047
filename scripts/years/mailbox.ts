import type { SandboxControls } from '../lib/sandbox-controls';

/** A message as a customer got it. */
export interface Letter {
  readonly to: string;
  /** Milliseconds since 1970. */
  readonly on: number;
  /** The relationships whose acceptance links stand in it, in order. */
  readonly relationshipIds: readonly string[];
}

/** What left by mail. */
export interface Mailbox {
  /** What has come since it was read last. */
  read(): Promise<Letter[]>;
  count(): number;
  /** Messages that somebody got twice: the same words about the same link. */
  doubles(): string[];
}

const link = /granularAdminRelationships\/([\w-]+)/g;

export function createMailbox(controls: Pick<SandboxControls, 'outbox'>): Mailbox {
  let last = 0;
  let count = 0;
  const seen = new Map<string, number>();
  return {
    async read() {
      const fresh = await controls.outbox(last);
      last = fresh.at(-1)?.id ?? last;
      count += fresh.length;
      return fresh.flatMap(({ recipients, sentAt, subject, body }) => {
        const relationshipIds = [...new Set([...body.matchAll(link)].map(([, id]) => id!))];
        for (const to of recipients) {
          const words = `${to}: ${subject} (${relationshipIds.join(', ')}) ${body}`;
          seen.set(words, (seen.get(words) ?? 0) + 1);
        }
        return recipients.map((to) => ({ to, on: Date.parse(sentAt), relationshipIds }));
      });
    },
    count: () => count,
    doubles: () => [...seen].flatMap(([words, times]) => (times > 1 ? [`The same message came ${times} times: ${words.slice(0, 200)}`] : [])),
  };
}
