import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recommendedMappings } from '../../scripts/demo/seed';
import { addCustomer } from '../../scripts/lib/customers';
import { idOf } from '../../scripts/lib/ids';
import { silentProgress } from '../../scripts/lib/progress';
import { createStaff } from '../../scripts/lib/staff';
import { startStack, type Stack, type StackOptions } from '../../scripts/lib/stack';
import type { World } from '../../scripts/walkthrough/world';
import { copyPrepared } from './prepared';

/** Whoever waits for handlers says what for, and gives up sooner than this: no test fails because a machine is busy. */
jest.setTimeout(300_000);

/** The whole system on a free port, with the zip of this very source, in a folder that goes away with it: as it is after a restart. */
export async function startTestStack(options: Partial<StackOptions> = {}): Promise<Stack> {
  const dataDir = mkdtempSync(join(tmpdir(), 'stack-test-'));
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  try {
    const solutionZip = await copyPrepared(options.demonstration ?? false, dataDir);
    const stack = await startStack({ port: 0, dataDir, solutionZip, progress: silentProgress, ...options });
    return { ...stack, close: () => stack.close().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** A world to play in. */
export async function worldOf(stack: Stack): Promise<World> {
  let customers = 0;
  return {
    ...stack,
    staff: createStaff(stack.api),
    mappings: await recommendedMappings(stack.api, stack.groups),
    newId: (name) => idOf(name),
    newCustomer: (name) => addCustomer(stack.api, stack.controls, { name, domain: `customer${(customers += 1)}` }),
  };
}
