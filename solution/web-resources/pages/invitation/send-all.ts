import type { Outcome } from '../../commands/outcome';
import { environmentNow } from '../../shared/environment-time';
import { contentOf, type Draft } from './draft';
import { send } from './send';

/** Messages that are under way at once. */
const atOnce = 4;

/**
 * Sends messages, each by itself; an outcome for each, in their order.
 * @param now the moment of which they tell
 * @param progress told how many are through
 */
export async function sendAll(drafts: readonly Draft[], now: number, progress: (done: number) => void): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...drafts.entries()];
  let done = 0;
  progress(done);
  const sentOn = await environmentNow();
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, draft] = next;
      outcomes[index] = await sendOne(draft, now, sentOn);
      progress((done += 1));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return outcomes;
}

async function sendOne(draft: Draft, now: number, sentOn: number): Promise<Outcome> {
  const { message: { company, requests }, recipient } = draft;
  if (!recipient) return { name: company.name, result: 'skipped' };
  const { subject, html } = contentOf(draft, now);
  return send({ name: company.name, accountId: company.id, requests, recipient, subject, html }, sentOn);
}
