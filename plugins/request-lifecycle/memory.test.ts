import fc from 'fast-check';
import { fingerprint, memoryText, parseMemory, type Memory } from './memory';

const text = fc.string({ minLength: 1, maxLength: 8 });
const memories: fc.Arbitrary<Memory> = fc.record(
  {
    submitted: fc.record({ relationshipId: text, providerAccountId: text, accountId: text }),
    groups: fc.uniqueArray(text, { minLength: 1, maxLength: 4 }).map((groups) => groups.sort()),
    handled: text,
    triedAs: text,
    lockAskedOn: fc.nat(),
    askedToEnd: fc.record({ status: text, on: fc.nat() }),
    missingSince: fc.nat(),
  },
  { requiredKeys: [] },
);

describe('the memory on a row', () => {
  it('is the same after writing and reading', () => {
    fc.assert(fc.property(memories, (memory) => {
      expect(parseMemory(memoryText(memory))).toEqual(memory);
    }));
  });

  it('has one text, whatever the order of the groups', () => {
    expect(memoryText({ groups: ['b', 'a'] })).toBe(memoryText({ groups: ['a', 'b'] }));
  });

  it('is no text where there is nothing to remember', () => {
    expect(memoryText({})).toBeNull();
    expect(memoryText({ groups: [] })).toBeNull();
  });

  it.each([null, '', '{', '[]', 'null', '7', '{"groups":7,"submitted":{},"askedToEnd":{"status":1},"missingSince":"x"}'])('forgets what makes no sense: %p', (bad) => {
    expect(parseMemory(bad)).toEqual({});
  });
});

describe('the fingerprint of mappings', () => {
  it('does not depend on order, case or repetition', () => {
    expect(fingerprint([['a', 'r'], ['b', 's']])).toBe(fingerprint([['B', 's'], ['a', 'R'], ['a', 'r']]));
  });

  it('changes with a role', () => {
    expect(fingerprint([['a', 'r']])).not.toBe(fingerprint([['a', 's']]));
  });
});
