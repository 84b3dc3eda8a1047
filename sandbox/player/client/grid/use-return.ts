import * as React from 'react';
import type { Rows } from './use-rows';

/** Milliseconds for which rows count as fresh: moving between frames of a page is no return. */
const fresh = 5_000;

/** Reads a list again when somebody comes back to the window: rows may have changed by themselves meanwhile. */
export function useReturn(rows: Pick<Rows, 'isLoading' | 'readings' | 'refresh'>, now: () => number = () => performance.now()): void {
  const latest = React.useRef(rows);
  latest.current = rows;
  const clock = React.useRef(now);
  const readAt = React.useRef(now());
  React.useEffect(() => {
    readAt.current = clock.current();
  }, [rows.readings]);

  React.useEffect(() => {
    const lookAgain = () => {
      if (document.visibilityState === 'hidden' || latest.current.isLoading || clock.current() - readAt.current < fresh) return;
      void latest.current.refresh();
    };
    window.addEventListener('focus', lookAgain);
    document.addEventListener('visibilitychange', lookAgain);
    return () => {
      window.removeEventListener('focus', lookAgain);
      document.removeEventListener('visibilitychange', lookAgain);
    };
  }, []);
}
