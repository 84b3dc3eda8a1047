import fc from 'fast-check';
import { dayMs, daysLeft } from './days-left';

const now = Date.UTC(2026, 10, 22);

describe('how many days are left', () => {
  it('counts full days alone', () => {
    expect(daysLeft(now + 90 * dayMs, now)).toBe(90);
    expect(daysLeft(now + 90 * dayMs, now + 1)).toBe(89);
  });

  it('is none on the last day, and less than none afterwards', () => {
    expect([dayMs - 1, 0].map((rest) => daysLeft(now + rest, now))).toEqual([0, 0]);
    expect(daysLeft(now - 1, now)).toBeLessThan(0);
  });

  it('never promises more than there is, and never a whole day less', () => {
    fc.assert(fc.property(fc.nat({ max: 800 * dayMs }), (rest) => {
      const left = daysLeft(now + rest, now) * dayMs;
      expect(left <= rest && rest - left < dayMs).toBe(true);
    }));
  });
});
