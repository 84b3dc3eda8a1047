/** A moment for Dataverse, which keeps whole seconds. */
export const momentText = (moment: number): string => `${new Date(moment).toISOString().slice(0, 19)}Z`;

/**
 * From when on a check is wanted. Never before the last one: its moment can be a second ahead, and a question that is
 * older than the answer counts as answered. Milliseconds, whole seconds. Pure.
 */
export const askedMoment = (now: number, checkedOn: number | undefined): number => Math.max(Math.floor(now / 1000) * 1000, checkedOn ?? 0);
