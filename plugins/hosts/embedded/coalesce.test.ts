import { createCoalescer } from './coalesce';

/** Work that waits until the test lets it go on. */
function gated() {
  const runs: { key: string; options: number; finish: (error?: Error) => void }[] = [];
  const coalescer = createCoalescer<number, number>(
    (key, options) => new Promise((resolve, reject) => runs.push({ key, options, finish: (error) => (error ? reject(error) : resolve(options)) })),
    (one, other) => one + other,
  );
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { runs, coalescer, settle };
}

describe('work about one row', () => {
  it('runs once for all who ask while it waits', async () => {
    const { runs, coalescer, settle } = gated();
    const first = coalescer.run('a', 1);
    const others = [coalescer.run('a', 10), coalescer.run('a', 100)];
    expect(runs).toHaveLength(1);
    runs[0]!.finish();
    await settle();
    expect(runs.map(({ options }) => options)).toEqual([1, 110]);
    runs[1]!.finish();
    expect(await Promise.all([first, ...others])).toEqual([1, 110, 110]);
  });

  it('runs beside work about other rows', () => {
    const { runs, coalescer } = gated();
    void coalescer.run('a', 1);
    void coalescer.run('b', 2);
    expect(runs.map(({ key }) => key)).toEqual(['a', 'b']);
  });

  it('goes on after a failure', async () => {
    const { runs, coalescer, settle } = gated();
    const first = coalescer.run('a', 1).catch(() => 'failed');
    const second = coalescer.run('a', 2);
    runs[0]!.finish(new Error('x'));
    await settle();
    runs[1]!.finish();
    expect([await first, await second]).toEqual(['failed', 2]);
  });

  it('begins afresh when all is done', async () => {
    const { runs, coalescer, settle } = gated();
    for (const options of [1, 2]) {
      const run = coalescer.run('a', options);
      runs.at(-1)!.finish();
      expect(await run).toBe(options);
      await settle();
    }
    expect(runs).toHaveLength(2);
  });
});
