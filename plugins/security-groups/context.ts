import type { DirectoryGateway } from '../gateways/graph/directory-gateway';
import type { Policy } from '../policy';
import type { ProviderFacts } from '../provider/facts';
import type { GroupStore, Position } from './store';

/** What looks at groups need from outside. */
export interface GroupContext {
  readonly store: GroupStore;
  /** The partner's own directory. @throws ServiceError where the provider cannot sign in */
  readonly directoryOf: (provider: ProviderFacts) => Promise<DirectoryGateway>;
  readonly policy: Policy;
  /** The environment's time, milliseconds since 1970. */
  readonly now: () => Promise<number>;
  /** Has requests and templates looked at that give roles to a group, by its row: it was renamed, deleted, or is there now. */
  readonly announceGroup: (rowId: string) => Promise<void>;
  /** What this host knows and need not read again. All of it can be lost. */
  readonly known: Known;
}

/** By id of the provider. */
export interface Known {
  /** The last round: when it was, and how far it went. The position is not written at every round. */
  readonly rounds: Map<string, { readonly on: number; readonly position: Position | undefined; /** In a row. */ readonly failures: number }>;
  /** When the provider is looked at again, whatever happens. */
  readonly dueOn: Map<string, number>;
  /** Tries of wanted groups that failed in a row, by id of the row. */
  readonly failures: Map<string, number>;
  /** Entries of timelines that tell of a failure that goes on: they are not written again. */
  readonly told: Set<string>;
}

export const nothingKnown = (): Known => ({ rounds: new Map(), dueOn: new Map(), failures: new Map(), told: new Set() });

/** Has a provider looked at again after some seconds, or sooner where that was wanted already. */
export function lookAgain({ dueOn }: Known, providerId: string, moment: number): void {
  dueOn.set(providerId, Math.min(moment, dueOn.get(providerId) ?? Infinity));
}
