/**
 * The client turns every text that looks like a moment into a Date. Here they are texts again, as the Web API sent
 * them: whole seconds, in UTC. Pure.
 */
export function withoutDates(value: unknown): unknown {
  if (value instanceof Date) return momentText(value.getTime());
  if (Array.isArray(value)) return value.map(withoutDates);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutDates(inner)]));
}

/** A moment for Dataverse. @param moment milliseconds since 1970; Dataverse keeps whole seconds */
export const momentText = (moment: number): string => `${new Date(moment).toISOString().slice(0, 19)}Z`;

/** A moment from Dataverse, in whole seconds; null where there is none. */
export function momentOf(text: string | null | undefined): number | null {
  const moment = Date.parse(text ?? '');
  return Number.isNaN(moment) ? null : Math.floor(moment / 1000) * 1000;
}

/**
 * Whether somebody asked for what was read last at a moment, and did so since. Of when they asked Dataverse keeps the second
 * alone: within the second of the reading they may have asked after it. Pure.
 * @param askedOn whole seconds; null = nobody did
 */
export const isAskedSince = (askedOn: number | null, readOn: number): boolean => askedOn !== null && askedOn + 1000 > readOn;
