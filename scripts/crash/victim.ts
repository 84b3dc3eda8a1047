import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** A sandbox with its handlers in a process of its own, which can be killed at any moment and started again. */
export interface Victim {
  start(): Promise<void>;
  /** SIGKILL: no handler runs, no file is closed. */
  kill(): Promise<void>;
}

/** @param dataDir kept from one start to the next */
export function createVictim(port: number, dataDir: string): Victim {
  let child: ChildProcess | undefined;
  return {
    async start() {
      const started = spawn(
        process.execPath,
        ['--import', 'tsx', 'scripts/start.ts', '--port', String(port), '--data', dataDir, '--no-demonstration'],
        { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
      );
      child = started;
      await new Promise<void>((done, fail) => {
        let output = '';
        const read = (chunk: Buffer) => {
          output += chunk.toString();
          if (output.includes('Ready in')) done();
        };
        started.stdout.on('data', read);
        started.stderr.on('data', read);
        started.once('exit', (code, signal) =>
          signal === 'SIGKILL' ? done() : fail(new Error(`The sandbox did not start (exit ${code}):\n${output}`)),
        );
      });
    },
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
