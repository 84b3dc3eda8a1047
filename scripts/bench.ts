import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adoptionBench } from './bench/adoption';
import { automaticRequestsBench } from './bench/automatic-requests';
import { browserBench } from './bench/browser';
import { callsForGroups } from './bench/calls';
import { customersBench } from './bench/customers';
import { end, residentMegabytes, runScript, startScript } from './bench/process';
import { bundleSizes } from './bench/bundles';
import { queryBench } from './bench/queries';
import { relationshipsBench } from './bench/relationships';
import { connectTo } from './lib/stack';

/** The first of three. None of them may be 4190, which `fetch` refuses (Fetch standard, "bad port"). */
const port = Number(process.env.BENCH_PORT ?? 4200);

/** `npm run bench`: the figures that we hold ourselves to, each beside what it is measured against. `-- customers 10000`, `-- requests 1000`, `-- relationships 12000`, `-- adoption 12000`: only those of customers, of automatic requests, of the refresh of all relationships, or of their adoption. */
async function main() {
  const [only, many] = process.argv.slice(2);
  if (only === 'customers') return customers(Number(many ?? 10_000));
  if (only === 'requests') return automaticRequests(Number(many ?? 1_000));
  if (only === 'relationships') return relationships(Number(many ?? 12_000));
  if (only === 'adoption') return adoption(Number(many ?? 12_000));
  await everythingElse();
  await customers(10_000);
  await automaticRequests(1_000);
  await relationships(12_000);
  await adoption(12_000);
}

async function everythingElse() {
  const build = await runScript('build');
  line('Build both solution zips, with their checks', `${seconds(build.ms)}`, 'at most 5 s');

  const dataDir = mkdtempSync(join(tmpdir(), 'bench-'));
  const { child, ms } = await startScript('start', ['--port', String(port), '--data', dataDir], 'Ready in');
  try {
    line('Built tree to ready, demonstration included', seconds(ms), 'at most 5 s');
    const walkthrough = await runScript('walkthrough', [], { PORT: String(port) });
    line('Walkthrough', seconds(walkthrough.ms), 'at most 20 s');
    line('Memory of sandbox and handlers after it', `${residentMegabytes(child.pid ?? 0).toFixed(0)} MB`, 'under 300 MB');

    const connection = await connectTo(`http://127.0.0.1:${port}`);
    if (!connection) throw new Error('The sandbox went away.');
    for (const groups of [1, 5, 20, 40]) {
      const { calls, roundTrips } = await callsForGroups(connection, groups);
      line(`Graph writes from Submit to Active, ${groups} groups`, String(calls), `at most ${groups + 3}; in ${roundTrips} round trips, naively ${groups + 2}`);
    }
  } finally {
    await end(child);
    rmSync(dataDir, { recursive: true, force: true });
  }

  console.log('\nThe Web API over 100,000 requests, through HTTP (median, 95th percentile of 100):');
  for (const { name, medianMs, p95Ms } of await queryBench(100_000)) {
    console.log(`  ${name.padEnd(60)}${medianMs.toFixed(1).padStart(8)} ms${p95Ms.toFixed(1).padStart(8)} ms`);
  }

  console.log('\nThe app in Chromium, each time in a new window without a cache (median, longest of 5):');
  for (const { name, medianMs, longestMs, limit } of await browserBench(10_000)) {
    console.log(`  ${name.padEnd(60)}${medianMs.toFixed(0).padStart(8)} ms${longestMs.toFixed(0).padStart(8)} ms${limit && `   (${limit})`}`);
  }

  console.log('\nBundles, production:');
  for (const { name, kilobytes, zippedKilobytes } of bundleSizes()) console.log(`  ${name.padEnd(60)}${kilobytes.toFixed(0).padStart(8)} KB${zippedKilobytes.toFixed(0).padStart(8)} KB gzipped`);
}

async function customers(many: number) {
  console.log(`\nA provider with ${many.toLocaleString('en-GB')} customers, sandbox and handlers in one process:`);
  for (const figures of await customersBench(many, port + 1)) {
    const { name, seconds: took, processorSeconds, listPages, unavoidablePages, microsoftCalls, dataverseReads, dataverseWrites, rowsWritten, progressSeen, peakMegabytes, message } = figures;
    console.log(`  ${name}: ${took.toFixed(1)} s, of processors ${processorSeconds.toFixed(1)} s. "${message}"`);
    line('    Pages of Microsoft\'s lists', String(listPages), `unavoidable ${unavoidablePages}, at most 1.05 times that; one call a customer: ${many}`);
    line('    All calls of Microsoft', String(microsoftCalls), 'signing in and what else went on meanwhile, too');
    line('    Requests to Dataverse', String(dataverseReads + dataverseWrites), `${dataverseReads} read, ${dataverseWrites} wrote; one a row: ${many}`);
    line('    Provider accounts written', String(rowsWritten), 'only those that changed');
    line('    Words on how far it is', String(progressSeen), 'that somebody who watched could see');
    line('    Memory at its highest', `${peakMegabytes.toFixed(0)} MB`, 'under 400 MB');
  }
}

async function automaticRequests(many: number) {
  console.log(`\nAutomatic requests for ${many.toLocaleString('en-GB')} matched tenants, five roles each:`);
  for (const { name, seconds: took, requests, reads, batches, looks, tenantsWritten } of await automaticRequestsBench(many, port + 2)) {
    console.log(`  ${name}: ${took.toFixed(1)} s`);
    line('    Requests made', String(requests), 'one a tenant');
    line('    Provider accounts written', String(tenantsWritten), 'only those that something was made for');
    line('    Batches to Dataverse', String(batches), `a change set a tenant, and reads by many ids; a call a row: ${requests * 8}`);
    line('    Other reads', String(reads), `what other handlers read meanwhile, too; what each tenant needs, one by one: ${many * 5}`);
    line('    Looks at the new requests', String(looks), 'none: they are drafts; one a webhook would be 6 a request');
  }
}

async function relationships(many: number) {
  const changed = Math.min(600, many);
  console.log(`\n${many.toLocaleString('en-GB')} relationships in force, sandbox and handlers in one process:`);
  for (const figures of await relationshipsBench(many, changed, port + 3)) {
    const { name, seconds: took, processorSeconds, listPages, unavoidablePages, batches, singleReads, microsoftWrites, dataverseReads, dataverseWrites, rowsWritten, peakMegabytes } = figures;
    console.log(`  ${name}: ${took.toFixed(1)} s, of processors ${processorSeconds.toFixed(1)} s`);
    line('    Pages of the list of relationships', String(listPages), `unavoidable ${unavoidablePages}, at most ${Math.ceil(unavoidablePages * 1.05)}; one call a relationship: ${many}`);
    line('    Further round trips to Graph', String(batches), `for ${singleReads} reads of single relationships; at most ${Math.ceil(changed / 20)} where ${changed} changed, naively ${2 * changed}`);
    line('    Changes at Microsoft', String(microsoftWrites), 'none: they say what they said before');
    line('    Requests to Dataverse', String(dataverseReads + dataverseWrites), `${dataverseReads} read, ${dataverseWrites} wrote`);
    line('    Requests written', String(rowsWritten), 'only those that changed');
    line('    Memory at its highest', `${peakMegabytes.toFixed(0)} MB`, 'under 400 MB');
  }
}

async function adoption(many: number) {
  const { seconds: took, processorSeconds, requests, listPages, batches, microsoftWrites, reads, dataverseBatches, writes, peakMegabytes } = await adoptionBench(many, port + 4);
  console.log(`\n${many.toLocaleString('en-GB')} relationships that were made elsewhere become requests, each with two roles: ${took.toFixed(1)} s, of processors ${processorSeconds.toFixed(1)} s`);
  line('  Requests made', String(requests), 'one a relationship');
  line('  Pages of the list of relationships', String(listPages), `two lists: ${2 * Math.ceil(many / 300)}`);
  line('  Further round trips to Graph', String(batches), `at most ${Math.ceil(many / 20)}; one call a relationship: ${many}`);
  line('  Changes at Microsoft', String(microsoftWrites), 'none');
  line('  Requests to Dataverse', String(reads + dataverseBatches + writes), `${reads} read, ${dataverseBatches} brought a batch, ${writes} wrote a row; a call a row: ${many * 6}`);
  line('  Memory at its highest', `${peakMegabytes.toFixed(0)} MB`, 'under 400 MB');
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const line = (what: string, value: string, limit: string) => console.log(`  ${what.padEnd(60)}${value.padStart(8)}   (${limit})`);

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
