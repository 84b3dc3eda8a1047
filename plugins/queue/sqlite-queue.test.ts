import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describeQueue } from './queue-contract';
import { openSqliteQueues } from './sqlite-queue';

describeQueue('a queue in SQLite', async () => {
  let now = Date.parse('2026-11-22T10:00:00Z');
  const queues = openSqliteQueues({ path: ':memory:', now: () => now });
  return {
    open: (name) => queues.open(name),
    wait: async (seconds) => void (now += seconds * 1000),
    close: async () => queues.close(),
  };
});

describe('a queue in SQLite, killed', () => {
  it('has afterwards what it had before', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'queue-'));
    const path = join(folder, 'queue.db');
    const script = `
      const { openSqliteQueues } = require(${JSON.stringify(resolve(__dirname, 'sqlite-queue.ts'))});
      const queue = openSqliteQueues({ path: ${JSON.stringify(path)}, now: Date.now }).open('work');
      queue.enqueue('taken').then(() => queue.receive(1, 1)).then(() => queue.enqueue('waiting')).then(() => console.log('done'));
      setInterval(() => undefined, 1000);`;
    const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], { cwd: resolve(__dirname, '../..'), stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await once(child.stdout, 'data');
      child.kill('SIGKILL');
      await once(child, 'exit');
      const queues = openSqliteQueues({ path, now: () => Date.now() + 5_000 });
      const found = await queues.open('work').receive(32, 30);
      queues.close();
      expect(found.map(({ body, dequeueCount }) => [body, dequeueCount]).sort()).toEqual([['taken', 2], ['waiting', 1]]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
