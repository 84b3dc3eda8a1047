import type { DueRequests } from './due-requests';
import type { DataverseGateway } from './gateways/dataverse/gateway';
import type { Policy } from './policy';
import type { ProviderGateways } from './provider/gateways';
import type { Work } from './work';

/** What every capability gets from the host. Nothing else reads the clock, the network or the environment. */
export interface CapabilityContext {
  readonly dataverse: DataverseGateway;
  /** Requests of which a moment has come: asked for together. */
  readonly due: DueRequests;
  /** Microsoft, as the partner of a provider. */
  readonly gateways: ProviderGateways;
  readonly policy: Policy;
  /** The environment's time, milliseconds since 1970. */
  readonly now: () => Promise<number>;
  /** Real milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Has a row looked at soon. */
  readonly enqueue: (work: Work) => Promise<void>;
  readonly log: (level: 'debug' | 'info' | 'warn' | 'error', event: string, facts?: Readonly<Record<string, string | number | boolean | undefined>>) => void;
}

/** Looks at a row. Safe to do again. @param repeated the message was delivered before @returns what came of it, for the log; `unchanged` is told in detail only @throws where it is to be tried again */
export type Look = (work: Work, repeated: boolean) => Promise<string>;

/** One of the things that the handlers do: which rows it looks at, and what it does by the clock. */
export interface Capability {
  /** Part of queued messages: never change it. */
  readonly name: string;
  /** By logical name of the table. Looks at one row come one after the other. */
  readonly looks: Readonly<Record<string, Look>>;
  /** Tables whose changes by the handlers themselves are no news to it: whoever makes them sees to what follows. */
  readonly ignoresOwnChangesOf?: readonly string[];
  /** Tables of which the same holds for new rows alone. */
  readonly ignoresOwnNewRowsOf?: readonly string[];
  /** Has looked at what is due. Asked at each tick: it must be quick. */
  readonly announceDue?: (now: number) => Promise<void>;
  /** Looks for what webhooks missed. @param deep at everything. The first sweep after a start is a deep one. */
  readonly sweep?: (now: number, deep: boolean) => Promise<void>;
  /** Tells staff of a message that failed too often. */
  readonly reportPoison?: (work: Work) => Promise<void>;
}
