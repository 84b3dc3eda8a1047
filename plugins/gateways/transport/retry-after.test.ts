import { retryAfterMs } from './retry-after';

const now = Date.parse('2026-11-22T10:00:00Z');

describe('Retry-After', () => {
  it.each([
    ['seconds', '120', 120_000],
    ['no wait at all', '0', 0],
    ['a date', 'Sun, 22 Nov 2026 10:00:30 GMT', 30_000],
    ['a date that is over', 'Sun, 22 Nov 2026 09:00:00 GMT', 0],
  ])('reads %s', (_what, header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });

  it.each([null, undefined, '', '-5', 'soon', '1.5', '99999999999'])('ignores %p', (header) => {
    expect(retryAfterMs(header, now)).toBeUndefined();
  });
});
