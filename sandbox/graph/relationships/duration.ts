export const DAY_MS = 86_400_000;

/** A duration of whole days or years: `P730D`, `P2Y`. SIM: other forms of ISO 8601 are not known to be accepted. */
const FORM = /^P(?:(\d{1,4})Y|(\d{1,4})D)$/;

/** A moment some days later. */
export const addDays = (at: number, days: number) => at + days * DAY_MS;

/**
 * The end of a duration that begins at a moment; years are calendar years.
 * @throws RangeError when the text has another form
 */
export function addDuration(at: number, duration: string): number {
  const [, years, days] = FORM.exec(duration) ?? [];
  if (days !== undefined) return addDays(at, Number(days));
  if (years === undefined) throw new RangeError(`'${duration}' is not a duration of whole days or years.`);
  const end = new Date(at);
  end.setUTCFullYear(end.getUTCFullYear() + Number(years));
  return end.getTime();
}

/** Whether a text is a duration from one day to two years (Graph: create delegatedAdminRelationship). */
export function isRelationshipDuration(text: string): boolean {
  const [, years, days] = FORM.exec(text) ?? [];
  const within = (count: string | undefined, most: number) => count !== undefined && Number(count) >= 1 && Number(count) <= most;
  // P730D is the documents' example of the longest one in days.
  return within(years, 2) || within(days, 730);
}
