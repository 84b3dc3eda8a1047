import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** Runs a script of ours to its end. Returns its time in milliseconds and what it printed. */
export async function runScript(script: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<{ ms: number; output: string }> {
  const begun = performance.now();
  const child = start(script, args, env);
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${script} failed:\n${output}`);
  return { ms: performance.now() - begun, output };
}

/** Starts a script of ours and waits for a text in its output. Returns the process and the milliseconds until then. */
export async function startScript(script: string, args: readonly string[], readyText: string, env: NodeJS.ProcessEnv = {}): Promise<{ child: ChildProcess; ms: number }> {
  const begun = performance.now();
  const child = start(script, args, env);
  await new Promise<void>((done, fail) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes(readyText)) done();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', () => fail(new Error(`${script} ended before it was ready:\n${output}`)));
  });
  // From now on nobody keeps what it says; what goes wrong is told.
  child.stderr?.pipe(process.stderr);
  return { child, ms: performance.now() - begun };
}

/** Ends a process that we started, and waits until it is gone. */
export async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

/** Resident memory of a process and its children now, in MB; Linux only, NaN elsewhere. */
export function residentMegabytes(pid: number): number {
  try {
    const own = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(/\s+/).filter(Boolean);
    return children.reduce((sum, child) => sum + residentMegabytes(Number(child)), own);
  } catch {
    return Number.NaN;
  }
}

/** Ticks a second in which Linux counts processor time (`getconf CLK_TCK`). */
const ticksPerSecond = 100;

/** Seconds that a process has had processors for, in all threads; Linux only, NaN elsewhere. On a busy machine it tells more than a clock. */
export function processorSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return Number.NaN;
  }
}

const start = (script: string, args: readonly string[], env: NodeJS.ProcessEnv) =>
  spawn(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, ...args], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
