import * as React from 'react';
import { messageOf } from '../../../shared/reading';
import { createDrafts, type DraftResults } from '../data/create-drafts';
import type { Store } from '../data/store';
import type { Offer } from '../model/offers';
import type { Snapshot } from '../model/types';

export interface DefaultsState {
  readonly snapshot: Snapshot | undefined;
  /** Why it could not be read. */
  readonly problem: string | undefined;
  readonly isReading: boolean;
  readonly isCreating: boolean;
  /** What became of the drafts that were wanted last. */
  readonly results: DraftResults;
  /** Reads, and forgets what became of drafts. */
  readAgain(): void;
  /** Makes drafts. @returns what became of them; undefined while others are being made */
  create(offers: readonly Offer[]): Promise<DraftResults | undefined>;
}

/** What is known of a customer; read again when `revision` changes and when drafts have been made. */
export function useDefaults(store: Store, customerId: string, revision: number, newId: () => string): DefaultsState {
  const [snapshot, setSnapshot] = React.useState<Snapshot | undefined>(undefined);
  const [problem, setProblem] = React.useState<string | undefined>(undefined);
  const [running, setRunning] = React.useState(0);
  const [isCreating, setCreating] = React.useState(false);
  const [results, setResults] = React.useState<DraftResults>({});
  const latest = React.useRef(0);
  const busy = React.useRef(false);
  const isHere = React.useRef(true);

  const read = React.useCallback(async () => {
    const mine = (latest.current += 1);
    setRunning((count) => count + 1);
    // An answer that was overtaken, or that nobody waits for any more, says nothing new.
    const tell = (then: () => void) => isHere.current && mine === latest.current && then();
    try {
      const found = await store.read(customerId);
      tell(() => {
        setSnapshot(found);
        setProblem(undefined);
      });
    } catch (error) {
      tell(() => setProblem(messageOf(error)));
    } finally {
      if (isHere.current) setRunning((count) => count - 1);
    }
  }, [store, customerId]);

  React.useEffect(() => {
    void read();
  }, [read, revision]);
  React.useEffect(() => () => void (isHere.current = false), []);

  return {
    snapshot,
    problem,
    isReading: running > 0,
    isCreating,
    results,
    readAgain: () => {
      // What stands there then is the truth.
      setResults({});
      void read();
    },
    async create(offers) {
      if (busy.current) return undefined;
      busy.current = true;
      setCreating(true);
      const made = await createDrafts(store, customerId, offers, newId);
      busy.current = false;
      if (!isHere.current) return undefined;
      await read();
      if (!isHere.current) return undefined;
      setResults(made);
      setCreating(false);
      return made;
    },
  };
}
