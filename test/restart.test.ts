import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { until } from '../scripts/lib/until';

/** `npm start` ended by a signal to npm, as supervisors and scripts do, and started again at once. */
describe('a system that is ended by way of npm', () => {
  const root = resolve(__dirname, '..');
  const dataDir = mkdtempSync(join(tmpdir(), 'restart-test-'));
  const started: ChildProcess[] = [];
  afterAll(async () => {
    for (const shell of started) endGroup(shell);
    await until('the folder', async () => tryToRemove());
  });

  /** As npm does it: a shell that does not pass signals on. A tree that was changed since is built first, which takes as long as it takes. */
  async function start(port: string): Promise<{ shell: ChildProcess; url: string }> {
    const command = `"${process.execPath}" --import tsx scripts/start.ts --no-demonstration --port ${port} --data "${dataDir}"; exit $?`;
    const shell = spawn('sh', ['-c', command], { cwd: root, env: { ...process.env, npm_lifecycle_event: 'start' }, detached: true });
    started.push(shell);
    let output = '';
    for (const stream of [shell.stdout, shell.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
    const url = await until('the sandbox', async () => {
      if (shell.exitCode !== null) throw new Error(output);
      return output.includes('Stop with') ? /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0] : undefined;
    }, { timeoutMs: 150_000 });
    return { shell, url };
  }

  /** Whatever a failed run left behind, the shell's children too. */
  function endGroup(shell: ChildProcess): void {
    try {
      process.kill(-shell.pid!, 'SIGKILL');
    } catch {
      // Nothing of it runs any more.
    }
  }

  function tryToRemove(): boolean {
    try {
      rmSync(dataDir, { recursive: true, force: true });
      return true;
    } catch {
      return false;
    }
  }

  const answers = (url: string) => fetch(`${url}/sandbox/clock`).then(({ ok }) => ok, () => false);

  it('gives way to its successor on the same port and folder, and leaves nothing running', async () => {
    const first = await start('0');
    await fetch(`${first.url}/api/data/v9.2/accounts`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: 'Kept' }),
    });
    first.shell.kill('SIGTERM');
    await once(first.shell, 'exit');

    const second = await start(new URL(first.url).port);
    expect(second.url).toBe(first.url);
    const { value } = (await (await fetch(`${second.url}/api/data/v9.2/accounts?$select=name`)).json()) as { value: { name: string }[] };
    expect(value.map(({ name }) => name)).toEqual(['Kept']);

    second.shell.kill('SIGTERM');
    await until('its end', async () => !(await answers(second.url)));
  }, 330_000);
});
