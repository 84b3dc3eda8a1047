const MINUTE = 60_000;

/** A length of time in the unit in which people say it. */
export interface TimeSince {
  readonly unit: 'minutes' | 'hours' | 'days';
  readonly number: number;
}

/** How long ago a moment was; one that has not come yet was just now. Pure. */
export function timeSince(moment: number, now: number): TimeSince {
  const minutes = Math.max(0, Math.floor((now - moment) / MINUTE));
  if (minutes < 60) return { unit: 'minutes', number: minutes };
  if (minutes < 24 * 60) return { unit: 'hours', number: Math.floor(minutes / 60) };
  return { unit: 'days', number: Math.floor(minutes / (24 * 60)) };
}
