import fc from 'fast-check';
import { fitting, folded } from './text';

describe('a text for a column', () => {
  it('fits, is the beginning of the text, and ends with a whole character', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 10 }), (text, length) => {
      const cut = fitting(text, length);
      expect(cut.length).toBeLessThanOrEqual(length);
      expect(text.startsWith(cut)).toBe(true);
      expect([...text].slice(0, [...cut].length).join('')).toBe(cut);
    }));
  });
});

it('compares names whatever their case', () => expect(folded(' Équipe ÉTÉ')).toBe(folded('équipe été ')));
