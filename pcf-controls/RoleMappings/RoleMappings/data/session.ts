import type { RowIdentity } from '../../../shared/host';
import { largestChangeSet } from '../../../shared/change-set';
import { messageOf } from '../../../shared/reading';
import { allowedIn, type Allowed } from '../model/allowed';
import { changesOf } from '../model/changes';
import { edit, type Edit } from '../model/edit';
import { rebase, type Dropped } from '../model/rebase';
import { countOf, nothingStaged, type Staged } from '../model/staged';
import type { Snapshot } from '../model/types';
import type { Store } from './store';

/** A text by its key, and what takes the places in it. */
export interface Message {
  readonly level: 'success' | 'warning' | 'error';
  readonly text: string;
  readonly values: readonly (string | number)[];
  readonly dropped?: readonly Dropped[];
}

export interface SessionState {
  readonly phase: 'loading' | 'ready' | 'saving';
  /** Absent until the row was read. */
  readonly snapshot: Snapshot | undefined;
  readonly staged: Staged;
  readonly allowed: Allowed;
  /** What the last read or save came to, where somebody should know. */
  readonly message: Message | undefined;
  /** How often something was saved. */
  readonly saves: number;
}

export interface Session {
  readonly state: SessionState;
  subscribe(listener: () => void): () => void;
  /** Reads the row and its mappings again; what is staged stays where it still makes sense. */
  read(): Promise<void>;
  edit(change: Edit): void;
  discard(): void;
  save(): Promise<void>;
  dismiss(): void;
}

export interface SessionOptions {
  readonly store: Store;
  readonly row: RowIdentity & { readonly id: string };
  /** What the person may do, asked with each read. */
  readonly person: () => Parameters<typeof allowedIn>[1];
  /** What was staged when the control was on this row before. */
  readonly staged?: Staged;
  /** Keeps what is staged for the next time. */
  readonly keep: (staged: Staged) => void;
}

/** How often a save begins anew because the handlers wrote the assignments' states meanwhile. */
const savesInARow = 4;

/** What somebody does on one row: reading, staging, saving. Knows nothing of how it looks. */
export function createSession({ store, row, person, staged: kept, keep }: SessionOptions): Session {
  const listeners = new Set<() => void>();
  let state: SessionState = { phase: 'loading', snapshot: undefined, staged: kept ?? nothingStaged, allowed: { roles: 'none' }, message: undefined, saves: 0 };
  let reads = 0;

  function set(change: Partial<SessionState>) {
    const before = state.staged;
    state = { ...state, ...change };
    if (state.staged !== before) keep(state.staged);
    for (const listener of listeners) listener();
  }

  /** Reads, and puts what is staged on top. @returns what had to be left out; undefined where a later read came first */
  async function readAgain(): Promise<readonly Dropped[] | undefined> {
    const mine = (reads += 1);
    const snapshot = await store.read(row);
    if (mine !== reads) return undefined;
    const allowed = allowedIn(snapshot.holder, person());
    const { staged, dropped } = rebase(snapshot, state.staged, allowed);
    set({ snapshot, allowed, staged: countOf(staged) === countOf(state.staged) && dropped.length === 0 && allowed.roles !== 'none' ? state.staged : staged });
    return dropped;
  }

  const readFailed = (error: unknown): Message => ({ level: 'error', text: 'Read_Failed', values: [messageOf(error)] });
  const leftOut = (dropped: readonly Dropped[]): Message => ({ level: 'warning', text: 'Save_LeftOut', values: [], dropped });

  async function write(): Promise<Message> {
    for (let attempt = 0; attempt < savesInARow; attempt += 1) {
      const changes = state.snapshot ? changesOf(state.snapshot, state.staged) : [];
      if (changes.length > largestChangeSet) return { level: 'error', text: 'Save_TooMany', values: [changes.length, largestChangeSet] };
      const outcome = await store.save(changes);
      if (outcome.kind === 'refused') return { level: 'error', text: outcome.status === 403 ? 'Save_Forbidden' : 'Save_Refused', values: [outcome.message] };
      const dropped = (await readAgain()) ?? [];
      const left = countOf(state.staged);
      if (dropped.length > 0) return leftOut(dropped);
      if (left === 0) return { level: 'success', text: 'Save_Done', values: [] };
      if (outcome.kind === 'unknown') return { level: 'error', text: 'Save_Unknown', values: [left] };
    }
    return { level: 'warning', text: 'Save_Busy', values: [] };
  }

  return {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async read() {
      if (state.phase === 'saving') return;
      try {
        const dropped = await readAgain();
        if (dropped === undefined) return;
        const isOver = state.message?.text === 'Read_Failed';
        set({ phase: 'ready', ...(dropped.length > 0 ? { message: leftOut(dropped) } : isOver ? { message: undefined } : {}) });
      } catch (error) {
        set({ phase: 'ready', message: readFailed(error) });
      }
    },
    edit(change) {
      if (state.phase !== 'ready' || !state.snapshot || state.allowed.roles === 'none') return;
      set({ staged: edit(state.snapshot, state.staged, change, state.allowed.roles === 'fixed'), message: undefined });
    },
    discard: () => set({ staged: nothingStaged, message: undefined }),
    async save() {
      if (state.phase !== 'ready' || countOf(state.staged) === 0) return;
      set({ phase: 'saving', message: undefined });
      const message = await write().catch(readFailed);
      set({ phase: 'ready', message, saves: state.saves + (message.text === 'Save_Done' ? 1 : 0) });
    },
    dismiss: () => set({ message: undefined }),
  };
}
