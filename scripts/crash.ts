import { parseArgs } from 'node:util';
import { crashOfCustomers } from './crash/customers';
import { crash } from './crash/run';

/** `npm run crash`: kills the sandbox and its handlers at 50 random moments and looks whether anything was lost. */
async function main() {
  const { values } = parseArgs({
    options: { kills: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' }, 'at-once': { type: 'string', default: '4' } },
  });
  const begun = performance.now();
  const report = await crash({
    kills: Number(values.kills),
    seed: Number(values.seed),
    atOnce: Number(values['at-once']),
    log: (line) => console.log(`  ${line}`),
  });
  console.log(`\n${report.kills} kills, ${report.requests} requests, ${((performance.now() - begun) / 1000).toFixed(0)} s.`);
  for (const problem of report.problems) console.log(`  ✗ ${problem}`);
  console.log(report.problems.length ? `${report.problems.length} problems.` : 'Every request is where it should be; no relationship was lost or made twice.');

  console.log('\nThe same while a provider\'s customers are read:');
  const customers = await crashOfCustomers({ kills: Math.ceil(Number(values.kills) / 5), customersAtOnce: 300, seed: Number(values.seed), log: (line) => console.log(`  ${line}`) });
  for (const problem of customers.problems) console.log(`  ✗ ${problem}`);
  console.log(customers.problems.length ? `${customers.problems.length} problems.` : `Each of ${customers.customers} customers has one row, as Microsoft has it.`);
  process.exitCode = report.problems.length + customers.problems.length ? 1 : 0;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
