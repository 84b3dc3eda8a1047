import fc from 'fast-check';
import { cut } from './cut';

it('leaves what fits alone, and never cuts a character in two', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, length) => {
      const result = cut(text, length);
      expect(text.startsWith(result)).toBe(true);
      expect(result.length).toBeLessThanOrEqual(length);
      expect(result.length).toBeGreaterThanOrEqual(Math.min(text.length, length - 1));
      expect(result).not.toMatch(/\p{Surrogate}/u);
    }),
  );
  expect(cut('ab😀', 3)).toBe('ab');
});
