/** The time of the environment, which is not this machine's: whoever tries things out moves it. */
export interface EnvironmentClock {
  now(): Date;
  /** @param time what the environment says, ISO 8601 UTC */
  set(time: string): void;
}

/** @param machine this machine's time, milliseconds */
export function createEnvironmentClock(time: string, machine: () => number): EnvironmentClock {
  let ahead = Date.parse(time) - machine();
  return {
    now: () => new Date(machine() + ahead),
    set(said) {
      ahead = Date.parse(said) - machine();
    },
  };
}
