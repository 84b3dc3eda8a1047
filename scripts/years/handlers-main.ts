import type { Host } from '@gdap-manager/plugins';
import { startHandlers } from '../lib/handlers';
import type { Answer, Order } from './handlers-process';

/** The handlers in a process of their own, told what to do by whoever started it. Its end needs no farewell: it is killed. */
let host: Host | undefined;
let sandboxUrl = '';
let now = 0;
/** What the handlers have heard and looked at. */
let heard = 0;
let isTickDone = false;

/** However restless it is: what is left is done at the next settling. */
const mostRounds = 50;

/** @returns how much is left that is soon to be tried again: what failed is hidden until then, and so is what a killed process had in work */
async function settle(started: Host): Promise<number> {
  isTickDone = true;
  await started.tick();
  return (await looked(started)) + (isTickDone ? 0 : 1);
}

/** Until everything that Dataverse has to tell has been told and looked at. */
async function looked(started: Host): Promise<number> {
  let left = 0;
  for (let [before, round] = [-1, 0]; before !== heard && round < mostRounds; round += 1) {
    before = heard;
    await fetch(`${sandboxUrl}/sandbox/idle`);
    left = await started.idle();
  }
  return left;
}

async function obey(order: Order): Promise<string> {
  now = order.now;
  if (order.do === 'settle') {
    if (!host) throw new Error('The handlers have not been started.');
    return String(await settle(host));
  }
  sandboxUrl = order.settings.sandboxUrl;
  host = await startHandlers(order.settings, (_level, event) => {
    if (event === 'looked' || event === 'look failed') heard += 1;
    if (event === 'tick failed') isTickDone = false;
  }, { now: () => now });
  return host.webhookUrl;
}

process.on('message', (order: Order) => {
  const answer = (more: Partial<Answer>) => process.send?.({ id: order.id, ...more } satisfies Answer);
  obey(order).then((result) => answer({ result }), (error: Error) => answer({ error: error.message }));
});
// Whoever started us is gone.
process.on('disconnect', () => process.exit(0));
