import { parseArgs } from 'node:util';
import type { Policy } from '@gdap-manager/plugins';
import { buildSolution, readBuiltParts } from '@gdap-manager/solution';
import { silentProgress } from '../lib/progress';
import { startStack } from '../lib/stack';

/** What the handlers also do by the clock waits: only what is asked for, or named by `--policy`, is measured. */
const dayInSeconds = 24 * 3600;
const nothingElse = { relationshipsRefreshSeconds: dayInSeconds, deepSweepSeconds: dayInSeconds, connectionCheckSeconds: dayInSeconds, groupsRefreshSeconds: dayInSeconds, rolesRefreshSeconds: dayInSeconds };

/** Sandbox and handlers in a process of their own, so that its memory is theirs alone. Ends with a signal. */
async function main() {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '0' }, data: { type: 'string' }, policy: { type: 'string', default: '{}' } } });
  if (!values.data) throw new Error('Say where the data lies: --data <folder>.');
  const solutionZip = buildSolution({ managed: true, parts: readBuiltParts() });
  const stack = await startStack({ port: Number(values.port), dataDir: values.data, solutionZip, progress: silentProgress, policy: { ...nothingElse, ...(JSON.parse(values.policy) as Partial<Policy>) } });
  const stop = () => void stack.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  console.log(`Ready at ${stack.url}`);
}

main().catch((error: Error) => {
  console.error(error);
  process.exit(1);
});
