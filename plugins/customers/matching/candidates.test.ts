import { parseSuggestions, type Suggestion } from '@gdap-manager/entities';
import fc from 'fast-check';
import { candidatesText, noCandidates, parseCandidates } from './candidates';

const id = fc.uuid();
const suggestion: fc.Arbitrary<Suggestion> = fc.record({ accountId: id, accountName: fc.string({ maxLength: 100 }), evidence: fc.constant([{ kind: 'name' as const }]) });

describe('what is kept of a search', () => {
  it('is read back as it was, and by others as suggestions', () => {
    fc.assert(fc.property(fc.array(suggestion, { maxLength: 10 }), fc.option(id), fc.uniqueArray(id, { maxLength: 20 }), (suggestions, linked, declined) => {
      const text = candidatesText({ suggestions, linked, declined });
      expect(parseCandidates(text)).toEqual({ suggestions, linked, declined });
      expect(parseSuggestions(text)).toEqual(suggestions);
    }));
  });

  it('fits into its column, however much there is', () => {
    const evidence = Array.from({ length: 6 }, (_, index) => ({ kind: 'website' as const, domain: `${index}${'x'.repeat(250)}` }));
    const suggestions = Array.from({ length: 50 }, () => ({ accountId: '0'.repeat(36), accountName: '𝕏"'.repeat(500), evidence }));
    expect(candidatesText({ suggestions, linked: null, declined: Array.from({ length: 500 }, () => '0'.repeat(36)) })!.length).toBeLessThan(20_000);
  });

  it('is nothing where there is nothing, and where nothing makes sense', () => {
    expect(candidatesText(noCandidates)).toBeNull();
    for (const text of [null, '', 'nonsense', '7', 'null', '[]', '{"suggestions":7,"linked":8,"declined":{}}']) expect(parseCandidates(text)).toEqual(noCandidates);
  });
});
