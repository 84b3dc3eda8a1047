/** Seconds between looks; at the end it goes on in the background. */
const pauses = [1, 2, 3, 5, 5, 10, 10, 10, 15];

export interface Watched<T> {
  readonly id: string;
  /** Looks at the row. May fail: then it is looked at again. */
  look(): Promise<T>;
  /** What a look saw. May fail, such as without a connection: then it goes on. @returns whether to go on */
  saw(row: T): Promise<boolean>;
  /** Nothing more happened in about a minute. */
  tired(): void;
  /** Whether the form still shows the row. */
  isOpen(): boolean;
}

let running: { readonly id: string; stop(): void } | undefined;

/** Whether a row is being followed. */
export const isWatched = (id: string): boolean => running?.id === id;

/** Ends what is being followed. */
export function stopWatching(): void {
  running?.stop();
  running = undefined;
}

/**
 * Follows a row while something is under way: gently, one row at a time, never longer than about a minute, and no
 * further than the form is open. Asked again for the row that it follows, it does nothing.
 */
export function watch<T>(watched: Watched<T>): void {
  if (isWatched(watched.id)) return;
  stopWatching();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const mine = { id: watched.id, stop: () => ((stopped = true), clearTimeout(timer)) };
  const end = () => {
    if (running === mine) stopWatching();
  };
  running = mine;

  const next = (round: number): void => {
    const pause = pauses[round];
    if (pause === undefined) {
      watched.tired();
      end();
      return;
    }
    timer = setTimeout(() => void turn(round), pause * 1000);
  };
  const turn = async (round: number): Promise<void> => {
    if (!watched.isOpen()) return end();
    const row = await watched.look().then((seen) => ({ seen }), () => undefined);
    if (stopped) return;
    if (!watched.isOpen()) return end();
    const goOn = !row || (await watched.saw(row.seen).catch(() => true));
    if (stopped) return;
    if (goOn) next(round + 1);
    else end();
  };
  next(0);
}
