import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { partner } from './demo/partner';
import { builtSolutionZip } from './lib/built';
import { whenLauncherIsGone } from './lib/launcher';
import { logToFile } from './lib/log-file';
import { consoleProgress } from './lib/progress';
import { startStack, type Stack } from './lib/stack';

/**
 * `npm start`: the sandbox, with the solution installed, one provider connected and a demonstration to look at, and
 * the handlers beside it. `npm start -- --fresh` begins anew; `PORT` chooses another port.
 */
async function main() {
  const { values } = parseArgs({
    options: {
      fresh: { type: 'boolean', default: false },
      port: { type: 'string', default: process.env.PORT ?? '4180' },
      data: { type: 'string', default: '.sandbox' },
      'no-demonstration': { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT must be a number from 0 to 65535, not '${values.port}'.`);

  const begun = performance.now();
  const progress = consoleProgress();
  console.log('GDAP Manager: starting\n');
  const solutionZip = await progress.step('Build what is stale', () => builtSolutionZip());
  const dataDir = resolve(values.data);
  const logFile = join(dataDir, 'handlers.log');
  const stack = await startStack({
    port,
    dataDir,
    fresh: values.fresh,
    solutionZip,
    demonstration: !values['no-demonstration'],
    progress,
    log: () => logToFile(logFile),
  });

  console.log(`
Ready in ${((performance.now() - begun) / 1000).toFixed(1)} s, using ${Math.round(process.memoryUsage().rss / 1024 / 1024)} MB. Everything is on this machine only.

  The app             ${stack.url}/                      (choose who you are at the top right)
  Customers' side     ${stack.url}/admin/                (approve, refuse and remove, as their administrators do)
  Dataverse Web API   ${stack.url}/api/data/v9.2/gdap_requests?$select=gdap_name,statuscode
  Microsoft Graph     ${stack.url}/graph/v1.0/          (token: ${stack.url}/login/${partner.tenantId}/oauth2/v2.0/token)
  Controls            ${stack.url}/sandbox/              (clock, customers, faults, calls)
  Handlers listen at  ${new URL(stack.host.webhookUrl).origin}/
  What they do        ${logFile}
  Data                ${dataDir}

Watch a request live its whole life in another terminal:  npm run walkthrough
Stop with Ctrl+C; begin anew with: npm start -- --fresh`);

  running = stack;
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

let running: Stack | undefined;
const stop = () => void Promise.resolve(running?.close()).then(() => process.exit(0));
// From the very beginning: npm may be gone before everything is up.
if (process.env.npm_lifecycle_event !== undefined) whenLauncherIsGone(stop);

main().catch((error: NodeJS.ErrnoException & { port?: number }) => {
  console.error(
    error.code === 'EADDRINUSE'
      ? `\nAnother program uses port ${error.port}. End it, or choose a port: PORT=4200 npm start`
      : `\n${error.message}`,
  );
  process.exit(1);
});
