import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

/** The command line's sandbox in a process of its own, that can be killed. */
export async function startChild(dataDir: string): Promise<{ readonly url: string; readonly process: ChildProcess }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/main.ts', '--data', dataDir], {
    cwd: resolve(__dirname, '../..'),
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((found, failed) => {
    child.stdout.on('data', (text: Buffer) => {
      const match = /http:\/\/127\.0\.0\.1:\d+/.exec(text.toString());
      if (match !== null) found(match[0]);
    });
    child.once('exit', (code) => failed(new Error(`The sandbox ended with ${code}.`)));
  });
  return { url, process: child };
}
