import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { buildSolution, checkSolution, readBuiltParts } from '@gdap-manager/solution';
import { buildControls } from './build-controls';
import { buildWebResources } from './build-web-resources';
import { solutionZipPath } from './built';
import type { Progress } from './progress';

/** A check found a fault: the zip was not written. */
export class UnsoundSolution extends Error {
  override readonly name = 'UnsoundSolution';
}

/**
 * Builds everything that is stale, and both zips.
 * @throws UnsoundSolution, Error when a control cannot be built
 */
export async function build(progress: Progress): Promise<void> {
  await progress.step('code components', buildControls);
  await progress.step('web resources', buildWebResources);
  const parts = readBuiltParts();
  for (const managed of [false, true]) {
    await progress.step(`solution${managed ? ', managed' : ''}`, () => {
      const zip = buildSolution({ managed, parts });
      const findings = checkSolution(zip);
      if (findings.length > 0) {
        throw new UnsoundSolution(`The solution would not be sound:\n${findings.map(({ check, where, problem }) => `  ${check}: ${where} ${problem}.`).join('\n')}`);
      }
      const file = solutionZipPath(managed);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, zip);
    });
  }
}
