import fc from 'fast-check';
import { fingerprint, memoryText, parseMemory, type Memory } from './memory';
import { guid } from './testing/facts';

const text = fc.string({ minLength: 1, maxLength: 8 });
const memories: fc.Arbitrary<Memory> = fc.record(
  {
    submitted: fc.record({ relationshipId: fc.stringMatching(/^[\w-]{1,80}$/), providerAccountId: fc.uuid(), accountId: fc.uuid() }),
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

  it('forgets a submission that names no rows: it would be put back on the request', () => {
    const submitted = { relationshipId: 'a', providerAccountId: guid(1), accountId: guid(2) };
    expect(parseMemory(JSON.stringify({ submitted }))).toEqual({ submitted });
    for (const bad of [{ relationshipId: 'a/../b' }, { providerAccountId: 'p' }, { accountId: 'a' }]) {
      expect(parseMemory(JSON.stringify({ submitted: { ...submitted, ...bad } }))).toEqual({});
    }
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
