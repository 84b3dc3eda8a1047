/** Somebody who waits for an answer. */
export interface Asked<Q, A> {
  readonly question: Q;
  readonly resolve: (answer: A) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Puts questions together that are asked at the same time.
 * @param most at once: so many do not wait for others
 * @param waitMs real milliseconds that the first waits for others
 * @param answer has to settle each of them, in whatever way
 */
export function gather<Q, A>({ most, waitMs }: { readonly most: number; readonly waitMs: number }, answer: (asked: readonly Asked<Q, A>[]) => Promise<void>): (question: Q) => Promise<A> {
  let waiting: Asked<Q, A>[] = [];
  let timer: NodeJS.Timeout | undefined;

  function send(): void {
    clearTimeout(timer);
    timer = undefined;
    const asked = waiting;
    waiting = [];
    answer(asked).catch((error: unknown) => asked.forEach(({ reject }) => reject(error)));
  }

  return (question) =>
    new Promise<A>((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      if (waiting.length >= most) send();
      else timer ??= setTimeout(send, waitMs);
    });
}
