import { spawn, type StdioOptions } from 'node:child_process';
import { availableParallelism, constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { build } from './lib/build';
import { consoleProgress } from './lib/progress';

/** Other work goes first: this takes the time in which tests wait for browsers and servers. */
const { PRIORITY_LOW } = constants.priority;

/** Browsers, servers and clocks are waited for: one more than there are cores keeps them busy. */
const workers = availableParallelism() + 1;

/**
 * `npm test`: everything that is checked. Lint goes on beside the build, types beside the tests; all come to their end,
 * whatever one of them finds. Arguments go to jest.
 */
async function check(): Promise<boolean> {
  const lint = checkedBeside('lint');
  const built = await ready();
  const types = built ? checkedBeside('typecheck') : undefined;
  const tests = built && (await run(process.execPath, [require.resolve('jest/bin/jest'), `--maxWorkers=${workers}`, ...process.argv.slice(2)], 'inherit')).ok;
  const findings = (await Promise.all([lint, types])).filter((finding) => finding !== undefined);
  // Once more at the end, where people look.
  for (const finding of findings) console.error(finding);
  return tests && findings.length === 0;
}

/** Builds what the tests test, and finds the browser that they test it in. */
async function ready(): Promise<boolean> {
  const browser = await run(process.execPath, ['--import', 'tsx', join(__dirname, 'ensure-browser.ts')], 'inherit');
  try {
    await build(consoleProgress());
    return browser.ok;
  } catch (error) {
    console.error((error as Error).message);
    return false;
  }
}

/** Runs a script of package.json. What it says is shown in one piece, when it failed. @returns what it said then */
async function checkedBeside(script: string): Promise<string | undefined> {
  const { ok, said } = await run('npm', ['run', '--silent', script], ['ignore', 'pipe', 'pipe'], PRIORITY_LOW);
  const finding = ok ? undefined : `\n✗ npm run ${script}\n${said}`;
  if (finding === undefined) console.log(`✓ npm run ${script}`);
  else console.error(finding);
  return finding;
}

function run(command: string, args: readonly string[], stdio: StdioOptions, priority?: number): Promise<{ ok: boolean; said: string }> {
  return new Promise((resolve, reject) => {
    // npm is a script of the shell on Windows.
    const child = spawn(command, args, { stdio, shell: command === 'npm' && process.platform === 'win32' });
    if (child.pid !== undefined && priority !== undefined) setPriority(child.pid, priority);
    let said = '';
    for (const output of [child.stdout, child.stderr]) output?.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ ok: code === 0, said }));
  });
}

check().then(
  (ok) => {
    process.exitCode = ok ? 0 : 1;
  },
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
