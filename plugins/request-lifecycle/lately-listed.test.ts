import type { Assignment } from '../gateways/graph/types';
import { createLatelyListed } from './lately-listed';
import { now, relationship } from './testing/facts';
import { failure } from './testing/microsoft';

const assignment: Assignment = { id: 'a', etag: 'e', groupId: 'g', roleIds: ['r'], status: 'active' };

function world(count: number) {
  const lately = createLatelyListed();
  for (let number = 1; number <= count; number += 1) lately.put(`request ${number}`, 'v1', 'sign-in', relationship({ id: `r${number}`, status: 'active' }), now);
  const asked: (readonly string[])[] = [];
  const graph = {
    assignmentsOf: async (ids: readonly string[]) => {
      asked.push(ids);
      return new Map(ids.map((id) => [id, id === 'r3' ? failure(503) : [assignment]]));
    },
  };
  return { lately, asked, graph };
}

describe('what was listed lately', () => {
  it('is given once, to whoever looks at the row as it was', () => {
    const { lately } = world(2);
    expect(lately.take('request 1', 'v1', now)?.relationship.id).toBe('r1');
    expect(lately.take('request 1', 'v1', now)).toBeUndefined();
    expect(lately.take('request 2', 'v2', now)).toBeUndefined();
  });

  it('is forgotten after a while, and where the clock was set', () => {
    expect(world(1).lately.take('request 1', 'v1', now + 121_000)).toBeUndefined();
    expect(world(1).lately.take('request 1', 'v1', now - 1000)).toBeUndefined();
  });

  it('brings the assignments of twenty in one call, whichever is looked at first', async () => {
    const { lately, asked, graph } = world(45);
    for (const number of [45, ...Array.from({ length: 44 }, (_, index) => index + 1)]) {
      const listed = lately.take(`request ${number}`, 'v1', now);
      await listed?.assignments(graph).catch(() => undefined);
    }
    expect(asked.map(({ length }) => length)).toEqual([20, 20, 5]);
    expect(new Set(asked.flat()).size).toBe(45);
  });

  it('fails only for the one of which Microsoft says nothing', async () => {
    const { lately, graph } = world(4);
    const results = [];
    for (const number of [1, 2, 3, 4]) results.push(await lately.take(`request ${number}`, 'v1', now)?.assignments(graph).catch((error: Error) => error.message));
    expect(results).toEqual([[assignment], [assignment], expect.stringContaining('No.'), [assignment]]);
  });

  it('reads anew what was read along too long ago', async () => {
    const { lately, asked, graph } = world(2);
    await lately.take('request 1', 'v1', now)?.assignments(graph);
    await lately.take('request 2', 'v1', now + 60_000)?.assignments(graph);
    expect(asked).toEqual([['r1', 'r2'], ['r2']]);
  });

  it('reads along nothing of those that have no assignments yet, or are another sign-in\'s', async () => {
    const { lately, asked, graph } = world(1);
    lately.put('pending', 'v1', 'sign-in', relationship({ id: 'p', status: 'approvalPending' }), now);
    lately.put('other', 'v1', 'other sign-in', relationship({ id: 'o', status: 'active' }), now);
    await lately.take('request 1', 'v1', now)?.assignments(graph);
    expect(asked).toEqual([['r1']]);
  });
});
