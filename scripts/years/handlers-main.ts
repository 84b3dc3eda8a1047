import { setTimeout as sleep } from 'node:timers/promises';
import type { Host } from '@gdap-manager/plugins';
import { startHandlers } from '../lib/handlers';
import type { Answer, Order } from './handlers-process';

/** The handlers in a process of their own, told what to do by whoever started it. Its end needs no farewell: it is killed. */
let host: Host | undefined;
/** What the handlers have heard and looked at. */
let heard = 0;

/** Rounds of looking at the clock without anything to look at before everything counts as done. */
const quietRounds = 2;
/** Real milliseconds in which Dataverse calls the webhook for what was just written. */
const webhookMs = 20;
/** However restless it is: what is left is done at the next settling. */
const mostRounds = 150;

async function settle(): Promise<void> {
  for (let quiet = 0, round = 0; quiet < quietRounds && round < mostRounds; round += 1) {
    const before = heard;
    await host?.tick();
    await host?.idle();
    await sleep(webhookMs);
    quiet = heard === before ? quiet + 1 : 0;
  }
}

async function obey(order: Order): Promise<string | undefined> {
  if (order.do === 'settle') return void (await settle());
  host = await startHandlers(order.settings, (_level, event) => {
    if (event === 'looked' || event === 'look failed') heard += 1;
  });
  return host.webhookUrl;
}

process.on('message', (order: Order) => {
  const answer = (more: Partial<Answer>) => process.send?.({ id: order.id, ...more } satisfies Answer);
  obey(order).then((result) => answer(result === undefined ? {} : { result }), (error: Error) => answer({ error: error.message }));
});
// Whoever started us is gone.
process.on('disconnect', () => process.exit(0));
