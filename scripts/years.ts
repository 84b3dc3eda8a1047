import { parseArgs } from 'node:util';
import { builtSolutionZip } from './lib/built';
import { simulate } from './years/simulate';
import { tableOf } from './years/lines';

/** `npm run years`: five years of a few hundred customers on the sandbox's clock, with failures and kills. */
async function main() {
  const { values } = parseArgs({
    options: {
      customers: { type: 'string', default: '300' }, years: { type: 'string', default: '5' }, seed: { type: 'string', default: '1' },
      'step-days': { type: 'string', default: '4' }, kills: { type: 'string', default: '40' }, faults: { type: 'string', default: '120' },
    },
  });
  const begun = performance.now();
  const { lines, judgement, problems, steps, kills, faults, messages, calls } = await simulate({
    customers: Number(values.customers), years: Number(values.years), seed: Number(values.seed), stepDays: Number(values['step-days']), kills: Number(values.kills), faults: Number(values.faults),
    solutionZip: builtSolutionZip(), log: (line) => console.log(`  ${line}`),
  });
  console.log(`\n${tableOf(lines).join('\n')}\n`);
  const overlaps = [...judgement.overlaps].sort((a, b) => a - b);
  const seconds = (ms: number | undefined) => (ms === undefined ? '-' : `${Math.round(ms / 1000)} s`);
  console.log(`${overlaps.length} relationships were ended because their replacement was in force: the two lived beside each other for ${seconds(overlaps[Math.floor(overlaps.length / 2)])} in the middle, ${seconds(overlaps.at(-1))} at most.`);
  console.log(`${steps} steps, ${kills} kills, ${faults} failures, ${messages} messages, ${calls.graph} calls of Graph, ${calls.dataverse} of Dataverse, ${((performance.now() - begun) / 1000).toFixed(0)} s.`);
  for (const problem of problems.slice(0, 50)) console.log(`  ✗ ${problem}`);
  console.log(problems.length ? `${problems.length} problems.` : 'Nobody lost an assignment who had approved in time; nobody got a message twice; nothing was left behind.');
  process.exitCode = problems.length ? 1 : 0;
}

main().catch((error: Error) => {
  console.error(error.stack);
  process.exit(1);
});
