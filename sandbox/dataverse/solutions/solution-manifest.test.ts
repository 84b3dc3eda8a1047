import fc from 'fast-check';
import { compareVersions } from './solution-manifest';

const numbers = fc.array(fc.nat({ max: 3 }), { minLength: 2, maxLength: 4 });
const text = (version: readonly number[]) => version.join('.');

describe('comparing versions', () => {
  it.each([['1.0.0.0', '1.0', 0], ['1.10', '1.9', 1], ['2.0.0.0', '10.0.0.0', -1], ['1.0.0.1', '1.0', 1]])('%s and %s', (first, second, expected) => {
    expect(Math.sign(compareVersions(first, second))).toBe(expected);
  });

  it('turns its sign when they change places', () => {
    fc.assert(fc.property(numbers, numbers, (a, b) => {
      expect(Math.sign(compareVersions(text(a), text(b)))).toBe(0 - Math.sign(compareVersions(text(b), text(a))) || 0);
    }));
  });

  it('finds the later of two by their first difference', () => {
    fc.assert(fc.property(numbers, fc.nat({ max: 3 }), (version, index) => {
      const later = [0, 1, 2, 3].map((position) => (version[position] ?? 0) + (position === index ? 1 : 0));
      expect(compareVersions(text(later), text(version))).toBeGreaterThan(0);
    }));
  });
});
