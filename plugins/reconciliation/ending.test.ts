import fc from 'fast-check';
import type { Assignment } from '../gateways/graph/types';
import { missingPairs } from './ending';

const assignment = (groupId: string, roleIds: readonly string[], status = 'active'): Assignment => ({ id: `${groupId} ${status}`, etag: 'e', groupId, roleIds, status });
const assignments = fc.array(fc.record({ group: fc.constantFrom('g', 'h'), roles: fc.subarray(['a', 'b', 'c']), status: fc.constantFrom('active', 'pending', 'deleting', 'deleted', 'error') }))
  .map((all) => all.map(({ group, roles, status }) => assignment(group, roles, status)));

describe('who would lose access', () => {
  it('is who has a role by the one, and not in force by the other', () => {
    expect(missingPairs([assignment('g', ['a', 'b']), assignment('h', ['a'])], [assignment('g', ['b', 'c']), assignment('h', ['a'], 'pending')])).toEqual([{ groupId: 'g', roleId: 'a' }, { groupId: 'h', roleId: 'a' }]);
  });

  it('is nobody where the other one has all of it in force, and nobody who has lost it already', () => {
    fc.assert(fc.property(assignments, assignments, (old, by) => {
      const everything = [assignment('g', ['a', 'b', 'c']), assignment('h', ['a', 'b', 'c'])];
      expect(missingPairs(old, everything)).toEqual([]);
      const held = old.filter(({ status }) => status === 'active' || status === 'pending').flatMap(({ groupId, roleIds }) => roleIds.map((role) => `${groupId} ${role}`));
      for (const { groupId, roleId } of missingPairs(old, by)) expect(held).toContain(`${groupId} ${roleId}`);
    }));
  });
});
