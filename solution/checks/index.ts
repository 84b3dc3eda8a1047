import { commands } from './commands';
import { customApis } from './custom-apis';
import { environmentVariables } from './environment-variables';
import type { Check, Finding } from './finding';
import { identity } from './identity';
import { ids } from './ids';
import { openPackage, UnreadablePackage, type Package } from './package';
import { parts } from './parts';
import { references } from './references';
import { roles } from './roles';
import { rootComponents } from './root-components';
import { steps } from './steps';
import { tables } from './tables';

export type { Check, Finding } from './finding';
export { openPackage, UnreadablePackage, type Package } from './package';

/** What no schema sees, but an import or an environment would suffer from. */
export const checks: readonly Check[] = [rootComponents, parts, ids, tables, references, commands, steps, customApis, environmentVariables, roles, identity];

/** @param previous what is installed today, where that is known */
export const runChecks = (solution: Package, previous?: Package): Finding[] =>
  checks.flatMap(({ name, run }) => run(solution, previous).map((problem) => ({ check: name, ...problem })));

/** Opens a solution zip and runs every check. A file that is no solution is a finding too. */
export function checkSolution(zip: Uint8Array): Finding[] {
  try {
    return runChecks(openPackage(zip));
  } catch (error) {
    if (!(error instanceof UnreadablePackage)) throw error;
    return [{ check: 'package', where: error.part, problem: error.message }];
  }
}
