import fc from 'fast-check';
import { differencesOf, type ComparedMapping, type ComparedTerms } from './differences';

const terms = (pairs: readonly (readonly [string, string | null])[], more: Partial<ComparedTerms> = {}): ComparedTerms => ({
  autoRenew: true, durationDays: 730, mappings: pairs.map(([roleId, groupId], index) => ({ id: `${index}`, roleId, groupId })), ...more,
});
const template = terms([['reader', 'desk'], ['exchange', 'mail']]);

describe('a request in force', () => {
  it('that asks for the same is the same, whatever the order', () => {
    expect(differencesOf(template, terms([['exchange', 'mail'], ['reader', 'desk']]), false)).toMatchObject({ way: 'same', toGive: [], toTake: [] });
  });

  it('whose group is another is changed in place', () => {
    const found = differencesOf(template, terms([['reader', 'desk'], ['exchange', 'old']]), false);
    expect(found).toMatchObject({ way: 'inPlace', rolesToAdd: [], rolesToDrop: [], toGive: [{ roleId: 'exchange', groupId: 'mail' }], toTake: [{ groupId: 'old' }] });
  });

  it('that renews itself otherwise is changed in place', () => {
    expect(differencesOf(template, { ...template, autoRenew: false }, false)).toMatchObject({ way: 'inPlace', autoRenew: true });
  });

  it('that lacks a role needs a replacement, and its groups are put right all the same', () => {
    const found = differencesOf(template, terms([['reader', 'old']]), false);
    expect(found).toMatchObject({ way: 'replacement', rolesToAdd: ['exchange'], toGive: [{ roleId: 'reader', groupId: 'desk' }] });
  });

  it.each<[string, ComparedTerms]>([
    ['has a role too many', terms([['reader', 'desk'], ['exchange', 'mail'], ['teams', 'desk']])],
    ['runs for another time', { ...template, durationDays: 365 }],
  ])('that %s needs a replacement', (_what, request) => {
    expect(differencesOf(template, request, false).way).toBe('replacement');
  });

  it('that names a pair twice loses one of them', () => {
    expect(differencesOf(template, terms([['reader', 'desk'], ['exchange', 'mail'], ['reader', 'desk']]), false)).toMatchObject({ way: 'inPlace', toGive: [], toTake: [{ id: '2' }] });
  });
});

it('changes everything of a draft in place', () => {
  expect(differencesOf(template, terms([['teams', 'desk']], { durationDays: 10 }), true)).toMatchObject({
    way: 'inPlace', rolesToAdd: ['exchange', 'reader'], rolesToDrop: ['teams'], durationDays: 730, toGive: [{ roleId: 'reader' }, { roleId: 'exchange' }], toTake: [{ roleId: 'teams' }],
  });
});

const anyTerms: fc.Arbitrary<ComparedTerms> = fc.record({
  autoRenew: fc.boolean(),
  durationDays: fc.constantFrom(null, 365, 730),
  mappings: fc.array(fc.record({ id: fc.uuid(), roleId: fc.constantFrom('a', 'b', 'c'), groupId: fc.constantFrom(null, 'g', 'h') })),
});

it('leads to the template when what it says is done, and then finds nothing more to do in place', () => {
  fc.assert(
    fc.property(anyTerms, anyTerms, fc.boolean(), (from, request, free) => {
      const { toGive, toTake, autoRenew, durationDays, rolesToAdd, rolesToDrop } = differencesOf(from, request, free);
      const gone = new Set<ComparedMapping>(toTake);
      const after: ComparedTerms = {
        autoRenew: autoRenew ?? request.autoRenew,
        durationDays: free ? (durationDays ?? request.durationDays) : request.durationDays,
        mappings: [...request.mappings.filter((mapping) => !gone.has(mapping)), ...toGive.map((pair, index) => ({ id: `new ${index}`, ...pair }))],
      };
      const again = differencesOf(from, after, free);
      expect([again.toGive, again.toTake, again.autoRenew]).toEqual([[], [], undefined]);
      if (free) expect(again.way).toBe('same');
      else expect(again.rolesToAdd).toEqual(rolesToAdd);
      // Where roles have to go, the relationship keeps them: only a replacement takes them away for good.
      if (!free) expect(new Set([...again.rolesToDrop, ...rolesToDrop])).toEqual(new Set(rolesToDrop));
    }),
  );
});
