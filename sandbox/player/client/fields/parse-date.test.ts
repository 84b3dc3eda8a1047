import fc from 'fast-check';
import { formatDate } from '../format/dates';
import { localeOf } from '../format/locale';
import { parseDay, parseTime } from './parse-date';

const today = new Date(2026, 2, 1);
const german = localeOf(1031);
const american = localeOf(1033);
const show = (date: Date | undefined) => date && `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;

describe('a typed day', () => {
  it.each([
    ['24.12.2026', german, '2026-12-24'],
    ['24.12.26', german, '2026-12-24'],
    ['24.12.', german, '2026-12-24'],
    ['3/4/2026', american, '2026-3-4'],
    ['3/4/2026', german, '2026-4-3'],
    [' 2026-12-24 ', american, '2026-12-24'],
    ['29.2.2028', german, '2028-2-29'],
  ])('"%s" is understood', (typed, locale, expected) => {
    expect(show(parseDay(typed, locale, today))).toBe(expected);
  });

  it.each([['31.2.2026'], ['13/13/2026'], ['tomorrow'], ['12'], ['1.2.3.4'], ['0.1.2026'], ['1.1.20261']])('"%s" is no day', (typed) => {
    expect(parseDay(typed, german, today)).toBeUndefined();
  });

  it('is read back from however a language writes it', () => {
    const days = fc.date({ min: new Date(2000, 0, 1), max: new Date(2099, 11, 31), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom(1031, 1033, 1036, 1043, 1053, 2057, 3082), (date, language) => {
        const locale = localeOf(language);
        expect(show(parseDay(formatDate(date, locale), locale, today))).toBe(show(date));
      }),
    );
  });
});

describe('a typed time', () => {
  it.each([
    ['14:30', 14, 30], ['14.30', 14, 30], ['2:30 PM', 14, 30], ['2pm', 14, 0], ['12 am', 0, 0], ['12:15 p.m.', 12, 15], ['1430', 14, 30], ['9', 9, 0], ['9 Uhr', 9, 0],
  ])('"%s" is understood', (typed, hours, minutes) => {
    expect(parseTime(typed)).toEqual({ hours, minutes });
  });

  it.each([['25:00'], ['14:60'], ['13 pm'], ['0 am'], ['noon'], ['']])('"%s" is no time', (typed) => {
    expect(parseTime(typed)).toBeUndefined();
  });
});
