/** What asking for the time needs: `fetch`, the address of the environment, and the browser's own clock. */
export interface TimeSource {
  readonly fetch: (address: string) => Promise<{ readonly headers: { get(name: string): string | null } }>;
  readonly clientUrl: string;
  readonly browserNow: () => number;
}

/** Milliseconds for which a difference between the clocks is believed. */
const BELIEVED_MS = 60_000;

/**
 * The environment's time, by the `Date` header of an answer of its own: clocks of people's machines are wrong now and
 * then, and countdowns with them. Asked for once a minute at most; where it cannot be had, the browser's clock does.
 * @returns milliseconds since 1970
 */
export function createEnvironmentTime({ fetch, clientUrl, browserNow }: TimeSource): () => Promise<number> {
  let ahead: { readonly askedAt: number; readonly difference: Promise<number> } | undefined;
  const ask = async () => {
    const answer = await fetch(`${clientUrl}/api/data/v9.2/WhoAmI`);
    const moment = Date.parse(answer.headers.get('Date') ?? '');
    return Number.isNaN(moment) ? 0 : moment - browserNow();
  };
  return async () => {
    const askedAt = browserNow();
    if (ahead === undefined || askedAt - ahead.askedAt >= BELIEVED_MS) ahead = { askedAt, difference: ask().catch(() => 0) };
    const difference = await ahead.difference;
    return browserNow() + difference;
  };
}
