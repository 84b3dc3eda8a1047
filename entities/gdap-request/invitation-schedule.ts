const day = 24 * 3600 * 1000;

/** The days of a text such as `7, 21, 45`, and what of it is none: days are whole numbers from 1 to 365. */
export interface ReminderDays {
  /** Ascending, each once. Empty where anything in the text is no day: better no reminder than one that nobody meant. */
  readonly days: readonly number[];
  readonly bad: readonly string[];
}

/** Reads `gdap_ReminderDays` of a provider. Pure. */
export function reminderDaysOf(text: string | null | undefined): ReminderDays {
  const parts = (text ?? '').split(/[,;\s]+/).filter((part) => part !== '');
  const bad = parts.filter((part) => !/^\d{1,3}$/.test(part) || Number(part) < 1 || Number(part) > 365);
  return { days: bad.length > 0 ? [] : [...new Set(parts.map(Number))].sort((a, b) => a - b), bad };
}

/** What decides when a customer is reminded. Moments in milliseconds since 1970. */
export interface Reminding {
  /** `gdap_ReminderDays` of the provider: days after the first invitation. */
  readonly reminderDays: string | null | undefined;
  /** When the customer was first asked; absent: now. */
  readonly firstInvitedOn: number | null | undefined;
  /** When the request lapses; absent: not known. */
  readonly approvalDueOn: number | null | undefined;
  /** When an invitation or a reminder leaves. */
  readonly now: number;
}

/**
 * When the customer is reminded next, after what leaves now: on the next of the days, at least a day from now, and never
 * when the request has lapsed. Pure.
 * @returns undefined where no reminder follows
 */
export function nextReminder({ reminderDays, firstInvitedOn, approvalDueOn, now }: Reminding): number | undefined {
  const first = Math.min(firstInvitedOn ?? now, now);
  const next = reminderDaysOf(reminderDays).days.map((days) => first + days * day).find((moment) => moment >= now + day);
  return next === undefined || next >= (approvalDueOn ?? Infinity) ? undefined : next;
}
