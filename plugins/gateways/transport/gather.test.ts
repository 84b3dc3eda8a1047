import { gather } from './gather';

function world(most = 3) {
  const calls: number[][] = [];
  const network = { isDown: false };
  const double = gather<number, number>({ most, waitMs: 1 }, async (asked) => {
    calls.push(asked.map(({ question }) => question));
    if (network.isDown) throw new Error('down');
    for (const { question, resolve } of asked) resolve(question * 2);
  });
  return { calls, network, double };
}

describe('questions that are asked at the same time', () => {
  it('go together, and each gets its own answer', async () => {
    const { calls, double } = world();
    expect(await Promise.all([double(1), double(2)])).toEqual([2, 4]);
    expect(calls).toEqual([[1, 2]]);
  });

  it('go at once where there are as many as go together, and the rest after them', async () => {
    const { calls, double } = world();
    const all = Promise.all([1, 2, 3, 4].map(double));
    expect(calls).toEqual([[1, 2, 3]]);
    expect(await all).toEqual([2, 4, 6, 8]);
    expect(calls).toEqual([[1, 2, 3], [4]]);
  });

  it('fail together, and those that come later do not', async () => {
    const { network, double } = world();
    network.isDown = true;
    expect((await Promise.allSettled([double(1), double(2)])).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    network.isDown = false;
    expect(await double(3)).toBe(6);
  });
});
