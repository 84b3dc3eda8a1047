/** The environment's time, milliseconds since 1970: everything is reckoned by it, for a sandbox's clock may jump. */
export interface EnvironmentClock {
  /** Asks the environment. @throws ServiceError */
  read(): Promise<number>;
  /** By what was read last; asks where nothing was: what is left in the queue may be looked at before the first tick. @throws ServiceError */
  now(): Promise<number>;
}

/** @param realNow our own clock, milliseconds since 1970 */
export function createClock(serverTime: () => Promise<number>, realNow: () => number): EnvironmentClock {
  let aheadMs: number | undefined;
  async function read(): Promise<number> {
    const time = await serverTime();
    aheadMs = time - realNow();
    return time;
  }
  return { read, now: async () => (aheadMs === undefined ? read() : realNow() + aheadMs) };
}
