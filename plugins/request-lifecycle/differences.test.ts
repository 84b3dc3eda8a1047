import fc from 'fast-check';
import { differencesOf, parseDifferences } from './differences';
import { memoryText, parseMemory } from './memory';
import { guid } from './testing/facts';

const role = fc.constantFrom('role-a', 'role-b', 'role-c');
const roles = fc.array(role);
const foreign = fc.uniqueArray(fc.record({ groupId: fc.integer({ min: 1, max: 5 }).map(guid), roleIds: roles }), { selector: ({ groupId }) => groupId });

describe('in what a relationship and its mappings differ', () => {
  it('is nothing where the mappings name each of its roles and no other, and nobody else gave any', () => {
    fc.assert(fc.property(roles, (some) => expect(differencesOf({ relationshipRoles: some, mappedRoles: [...some].reverse(), foreign: [] })).toBeUndefined()));
  });

  it('names each role on its side, and each group', () => {
    expect(differencesOf({ relationshipRoles: ['role-b', 'role-a'], mappedRoles: ['role-a', 'role-c', 'role-c'], foreign: [{ groupId: guid(1), roleIds: ['role-b', 'role-a'] }] }))
      .toEqual({ groups: [{ groupId: guid(1), roleIds: ['role-a', 'role-b'] }], unnamed: ['role-b'], lacking: ['role-c'] });
  });

  it('is the same whatever the order, and after it was remembered', () => {
    fc.assert(fc.property(roles, roles, foreign, (relationshipRoles, mappedRoles, groups) => {
      const differs = differencesOf({ relationshipRoles, mappedRoles, foreign: groups });
      expect(differencesOf({ relationshipRoles: [...relationshipRoles].reverse(), mappedRoles: [...mappedRoles].reverse(), foreign: [...groups].reverse() })).toEqual(differs);
      expect(parseMemory(memoryText(differs ? { differs } : {})).differs).toEqual(differs);
    }));
  });

  it.each([undefined, null, 7, {}, { groups: [], unnamed: 'x', lacking: [] }, { groups: [{ groupId: 'x', roleIds: [] }], unnamed: [], lacking: [] }])('counts as forgotten where it is %j', (value) => expect(parseDifferences(value)).toBeUndefined());
});
