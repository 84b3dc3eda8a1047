/** One day, in milliseconds. */
export const dayMs = 86_400_000;

/**
 * Full days that are left until a moment: 0 while less than one is left, negative once it has passed. Whatever says how
 * long something lasts yet says it by this, so that a form, a page and an e-mail never differ by a day.
 * @param moment milliseconds since 1970
 */
export const daysLeft = (moment: number, now: number): number => Math.floor((moment - now) / dayMs);
