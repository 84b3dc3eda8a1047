import * as React from 'react';
import { messageOf } from '../../../shared/reading';
import type { Snapshot, Store } from '../data/store';
import type { Request, Status } from '../model/types';

/** While a handler or Microsoft works on it, the request is read again after so many milliseconds each; then staff are asked. */
const lookAgainAfterMs = [2000, 3000, 5000, 8000, 10_000, 15_000, 20_000, 30_000, 30_000, 60_000];
/** `modifiedon` counts whole seconds: what changes again within the second of a change is only found by one more look. */
const lookOnceMoreAfterMs = 1500;
const isBeingSent = ({ status, invitation }: Request): boolean => status === 'approvalPending' && invitation.state === 'sending';
const inWork: readonly Status[] = ['submitting', 'activating', 'terminating'];

export interface SnapshotState {
  readonly snapshot: Snapshot | undefined;
  /** Why it could not be read; empty when it could. */
  readonly problem: string | undefined;
  readonly isReading: boolean;
  /** It is in work, and read again by itself. */
  readonly isWatching: boolean;
  /** It is in work, and for a long time already: from now on it is read when somebody asks. */
  readonly hasGivenUp: boolean;
  readAgain(): void;
}

/** What is known of a request; read again when `revision` changes and while it is in work. */
export function useSnapshot(store: Store, requestId: string, entries: number, revision: number): SnapshotState {
  const [snapshot, setSnapshot] = React.useState<Snapshot | undefined>(undefined);
  const [problem, setProblem] = React.useState<string | undefined>(undefined);
  const [reads, setReads] = React.useState({ running: 0, looks: 0 });
  const latest = React.useRef(0);

  const read = React.useCallback(async () => {
    const mine = (latest.current += 1);
    setReads((before) => ({ ...before, running: before.running + 1 }));
    try {
      const found = await store.read(requestId, entries);
      // An answer that was overtaken says nothing new.
      if (mine === latest.current) {
        setSnapshot(found);
        setProblem(undefined);
      }
    } catch (error) {
      if (mine === latest.current) setProblem(messageOf(error));
    } finally {
      setReads((before) => ({ ...before, running: before.running - 1 }));
    }
  }, [store, requestId, entries]);
  useUnmounted(() => (latest.current = Number.POSITIVE_INFINITY));

  const firstRevision = React.useRef(revision);
  React.useEffect(() => {
    setReads((before) => ({ ...before, looks: 0 }));
    void read();
    if (revision === firstRevision.current) return undefined;
    const timer = setTimeout(() => void read(), lookOnceMoreAfterMs);
    return () => clearTimeout(timer);
  }, [read, revision]);

  const isInWork = snapshot !== undefined && (inWork.includes(snapshot.request.status) || isBeingSent(snapshot.request));
  const wait = lookAgainAfterMs[reads.looks];
  React.useEffect(() => {
    if (!isInWork || wait === undefined) return undefined;
    const timer = setTimeout(() => {
      // Nobody looks: the next look waits as long again.
      if (document.visibilityState === 'visible') void read();
      setReads((before) => ({ ...before, looks: before.looks + 1 }));
    }, wait);
    return () => clearTimeout(timer);
  }, [isInWork, wait, reads.looks, read]);

  return {
    snapshot,
    problem,
    isReading: reads.running > 0,
    isWatching: isInWork && wait !== undefined,
    hasGivenUp: isInWork && wait === undefined,
    readAgain: () => {
      setReads((before) => ({ ...before, looks: 0 }));
      void read();
    },
  };
}

function useUnmounted(then: () => void) {
  const latest = React.useRef(then);
  latest.current = then;
  React.useEffect(() => () => latest.current(), []);
}
