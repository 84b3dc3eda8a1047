import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recommendedMappings } from '../demo/seed';
import { addCustomer } from '../lib/customers';
import { idOf } from '../lib/ids';
import { createStaff } from '../lib/staff';
import { connectTo } from '../lib/stack';
import type { World } from '../walkthrough/world';
import { endings, live, type Life } from './lives';
import { freePort } from './free-port';
import { createPatientFetch } from './patient-fetch';
import { createRandom } from './random';
import { createVictim } from './victim';
import { verify } from './verify';

export interface CrashOptions {
  /** How often the process is killed. */
  readonly kills: number;
  /** The same seed kills after the same pauses. */
  readonly seed: number;
  /** Requests that are on their way at once. */
  readonly atOnce: number;
  readonly log: (line: string) => void;
}

export interface CrashReport {
  readonly kills: number;
  readonly requests: number;
  /** What is wrong afterwards; empty when nothing was lost and nothing made twice. */
  readonly problems: readonly string[];
}

/**
 * Lets requests live their lives while the process that holds sandbox and handlers is killed at random moments and
 * started again; then looks whether every request is where it should be, with one relationship each.
 */
export async function crash({ kills, seed, atOnce, log }: CrashOptions): Promise<CrashReport> {
  const random = createRandom(seed);
  const dataDir = mkdtempSync(join(tmpdir(), 'crash-'));
  const port = await freePort();
  const victim = createVictim(port, dataDir);
  try {
    await victim.start();
    const world = await worldOf(`http://127.0.0.1:${port}`);
    const lives: Life[] = [];
    let killed = 0;

    const player = async () => {
      while (killed < kills) {
        const number = lives.length;
        const life: Life = { id: idOf('life', String(seed), String(number)), ending: endings[number % endings.length]! };
        lives.push(life);
        await live(world, life);
      }
    };
    // The pause counts from the beginning of a start: some kills hit the system while it is still coming up.
    const starts: Promise<void>[] = [];
    const killer = async () => {
      while (killed < kills) {
        const pause = random.between(50, 2500);
        await new Promise((resolve) => setTimeout(resolve, pause));
        await victim.kill();
        killed += 1;
        starts.push(victim.start());
        log(`kill ${killed} of ${kills}, ${pause} ms after a start; ${lives.length} requests so far`);
      }
      await Promise.all(starts);
    };
    await Promise.all([killer(), ...Array.from({ length: atOnce }, player)]);
    return { kills: killed, requests: lives.length, problems: await verify(world, lives) };
  } finally {
    await victim.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function worldOf(url: string): Promise<World> {
  const connection = await connectTo(url, createPatientFetch());
  if (!connection) throw new Error(`No sandbox answers at ${url}.`);
  return {
    ...connection,
    staff: createStaff(connection.api),
    mappings: await recommendedMappings(connection.api, connection.groups),
    newId: (name) => idOf(name),
    newCustomer: (name) => addCustomer(connection.api, connection.controls, { name, domain: name.toLowerCase().replaceAll(/[^a-z0-9]/g, '') }),
  };
}
