import fc from 'fast-check';
import { parseMoment, storedMoment } from './moments';

describe('a moment in text', () => {
  it('is a day, a time without a zone, or one with', () => {
    expect(parseMoment('2026-11-22')).toEqual({ form: 'day', moment: new Date('2026-11-22T00:00:00Z') });
    expect(parseMoment('2026-11-22T04:05')).toEqual({ form: 'local', moment: new Date('2026-11-22T04:05:00Z') });
    expect(parseMoment('2026-11-22T04:05:06.789-03:30')).toEqual({ form: 'zoned', moment: new Date('2026-11-22T07:35:06.789Z') });
    expect(parseMoment('2026-11-22t04:05:06z')).toMatchObject({ form: 'zoned' });
  });

  it.each(['2026-02-29', '2026-04-31', '2026-00-01', '2026-01-00', '2026-13-01', '2026-01-01T24:00:00Z', '2026-01-01T00:60Z', '2026-01-01T00:00:60Z', '2026-01-01T00:00+15:00', '26-01-01', ' 2026-01-01', '2026-01-01 00:00', ''])('is not %j', (text) => {
    expect(parseMoment(text)).toBeUndefined();
  });

  it('is read back as it was written, in every year that has four digits', () => {
    fc.assert(fc.property(fc.date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }), (date) => {
      expect(parseMoment(date.toISOString())).toEqual({ form: 'zoned', moment: date });
    }));
  });

  it('is stored in whole seconds', () => {
    expect(storedMoment(new Date('2026-11-22T04:05:06.999Z'))).toBe('2026-11-22T04:05:06Z');
  });
});
