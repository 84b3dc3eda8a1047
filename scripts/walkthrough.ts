import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recommendedMappings } from './demo/seed';
import { builtSolutionZip } from './lib/built';
import { addCustomer } from './lib/customers';
import { idOf } from './lib/ids';
import { consoleProgress } from './lib/progress';
import { createStaff } from './lib/staff';
import { connectTo, startStack, type Connection } from './lib/stack';
import { keepingAccess } from './walkthrough/keeping-access';
import { onboarding } from './walkthrough/onboarding';
import { story } from './walkthrough/story';
import { tally } from './walkthrough/tally';
import type { World } from './walkthrough/world';

/**
 * `npm run walkthrough`: what staff and customers do with requests, step by step, against the sandbox that
 * `npm start` started, or against one of its own when none is running.
 */
async function main() {
  const begun = performance.now();
  const port = Number(process.env.PORT ?? 4180);
  const running = await connectTo(`http://127.0.0.1:${port}`);
  const { connection, close } = running ? { connection: running, close: async () => undefined } : await ownStack();
  console.log(running ? `Playing against ${running.url}\n` : '\nNo sandbox is running: playing in one of our own.\n');
  try {
    await play(await worldOf(connection));
  } finally {
    await close();
  }
  console.log(`\nDone in ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
}

async function play(world: World) {
  console.log(`${'step'.padEnd(72)}${'ms'.padStart(6)}  ${'Dataverse'.padStart(9)}  ${'Graph writes'.padStart(12)}  ${'reads'.padStart(5)}`);
  const total = { ms: 0, dataverse: 0, graphWrites: 0, graphReads: 0 };
  for (const { title, play: playStep } of [...onboarding(), ...story(), ...keepingAccess()]) {
    const before = tally(await world.controls.calls());
    const begun = performance.now();
    const result = await playStep(world);
    const ms = Math.round(performance.now() - begun);
    const after = tally(await world.controls.calls());
    const cost = {
      ms,
      dataverse: after.dataverse - before.dataverse,
      graphWrites: after.graphWrites - before.graphWrites,
      graphReads: after.graphReads - before.graphReads,
    };
    console.log(row(title, cost));
    console.log(`    ${result}`);
    for (const name of Object.keys(total) as (keyof typeof total)[]) total[name] += cost[name];
  }
  console.log(row('altogether', total));
}

const row = (title: string, cost: { ms: number; dataverse: number; graphWrites: number; graphReads: number }) =>
  `${title.padEnd(72)}${String(cost.ms).padStart(6)}  ${String(cost.dataverse).padStart(9)}  ${String(cost.graphWrites).padStart(12)}  ${String(cost.graphReads).padStart(5)}`;

async function ownStack() {
  const dataDir = mkdtempSync(join(tmpdir(), 'walkthrough-'));
  const stack = await startStack({ port: 0, dataDir, solutionZip: builtSolutionZip(), progress: consoleProgress() });
  return {
    connection: stack as Connection,
    close: async () => {
      await stack.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** @param connection what to play against; every run makes customers and ids of its own */
async function worldOf(connection: Connection): Promise<World> {
  const run = Date.now().toString(36);
  return {
    ...connection,
    staff: createStaff(connection.api),
    mappings: await recommendedMappings(connection.api, connection.groups),
    newId: (name) => idOf(run, name),
    newCustomer: (name) =>
      addCustomer(connection.api, connection.controls, { name, domain: `${name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}-${run}` }),
  };
}

main().catch((error: Error) => {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
});
