import { parseArgs } from 'node:util';
import { startSandbox } from './server';

/** Starts the sandbox from the command line: `PORT=4180 tsx sandbox/main.ts --fresh --data .sandbox`. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false }, data: { type: 'string', default: '.sandbox' } } });
  const port = Number(process.env['PORT'] ?? 4180);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new RangeError(`PORT must be a whole number from 0 to 65535, not '${process.env['PORT']}'.`);

  const sandbox = await startSandbox({ port, dataDir: values.data, fresh: values.fresh, onError: report });
  process.stdout.write(`Sandbox at ${sandbox.url}/\n`);
  const stop = () => void sandbox.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function report(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

main().catch((error: unknown) => {
  report(error);
  process.exitCode = 1;
});
