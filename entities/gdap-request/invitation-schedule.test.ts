import fc from 'fast-check';
import { nextReminder, reminderDaysOf } from './invitation-schedule';

const day = 24 * 3600 * 1000;
const first = Date.UTC(2026, 10, 22, 10);
const lapse = first + 90 * day;

describe('the days of reminders', () => {
  it('are whole numbers, in any order and with any separator', () => {
    expect(reminderDaysOf('21, 7;45  7')).toEqual({ days: [7, 21, 45], bad: [] });
    for (const empty of [null, undefined, '', ' , ']) expect(reminderDaysOf(empty)).toEqual({ days: [], bad: [] });
  });

  it('are none where anything is no day', () => {
    expect(reminderDaysOf('7, soon, 0, 1.5, -3, 400')).toEqual({ days: [], bad: ['soon', '0', '1.5', '-3', '400'] });
  });
});

describe('the next reminder', () => {
  const next = (now: number, more = {}) => nextReminder({ reminderDays: '7, 21, 45', firstInvitedOn: first, approvalDueOn: lapse, now, ...more });

  it('comes so many days after the first invitation', () => {
    expect(next(first)).toBe(first + 7 * day);
    expect(next(first, { firstInvitedOn: undefined })).toBe(first + 7 * day);
    expect(next(first + 7 * day + 5000)).toBe(first + 21 * day);
    expect(next(first + 45 * day)).toBeUndefined();
  });

  it('leaves a day after what was sent again by hand', () => {
    expect(next(first + 6.5 * day)).toBe(first + 21 * day);
  });

  it('does not come when the request has lapsed, nor where none is wanted', () => {
    expect(next(first + 25 * day, { approvalDueOn: first + 45 * day })).toBeUndefined();
    expect(next(first, { reminderDays: null })).toBeUndefined();
    expect(next(first, { reminderDays: '7, soon' })).toBeUndefined();
  });

  it('is later than what leaves now, before the lapse, and each day of the schedule comes once at most', () => {
    const anyDays = fc.array(fc.integer({ min: 1, max: 365 }), { maxLength: 8 });
    fc.assert(fc.property(anyDays, fc.integer({ min: 1, max: 400 }), (days, lapsesAfter) => {
      const approvalDueOn = first + lapsesAfter * day;
      let count = 0;
      for (let now: number | undefined = first; now !== undefined; count += 1) {
        const following: number | undefined = nextReminder({ reminderDays: days.join(', '), firstInvitedOn: first, approvalDueOn, now });
        if (following !== undefined) {
          expect(following).toBeGreaterThanOrEqual(now + day);
          expect(following).toBeLessThan(approvalDueOn);
        }
        now = following;
      }
      expect(count - 1).toBe(new Set(days.filter((each) => each < lapsesAfter)).size);
    }));
  });
});
