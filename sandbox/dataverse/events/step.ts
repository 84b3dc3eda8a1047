import type { RowChange } from '../environment';

/**
 * A registered step: what shall happen when something happens to a row. Names and numbers are those of
 * Microsoft's SdkMessageProcessingStep table.
 */
export interface ProcessingStep {
  readonly id: string;
  readonly name: string;
  /** The message's name: `Create`, `Update`, `Delete`, or one that the sandbox never raises. */
  readonly message: string;
  /** Logical name; undefined = every table. */
  readonly primaryEntity: string | undefined;
  /** Update only: at least one of these must be in the target. Empty = any column. */
  readonly filteringAttributes: readonly string[];
  /** 10 pre-validation, 20 pre-operation, 40 post-operation. */
  readonly stage: number;
  /** 0 synchronous, 1 asynchronous. */
  readonly mode: number;
  /** Steps of one message run in this order, lowest first. */
  readonly rank: number;
  /** Whether a system job that succeeded is deleted. */
  readonly asyncAutoDelete: boolean;
  /** The user in whose context the step runs; undefined = the one who made the change. */
  readonly runAs: string | undefined;
  readonly handler: { readonly table: string; readonly id: string };
  readonly images: readonly StepImage[];
}

/** A picture of the row before or after the change that travels with it. */
export interface StepImage {
  /** The key under which the receiver finds it. */
  readonly alias: string;
  readonly pre: boolean;
  readonly post: boolean;
  /** Logical names; empty = all columns. */
  readonly attributes: readonly string[];
}

/** Modes of a step. */
export const MODE = { synchronous: 0, asynchronous: 1 } as const;

/** The stage after the platform's own work: the only one at which asynchronous steps may be registered. */
export const POST_OPERATION = 40;

/** Whether a change sets off a step. Pure. */
export function isTriggered(step: ProcessingStep, change: RowChange): boolean {
  if (step.message !== change.message) return false;
  if (step.primaryEntity !== undefined && step.primaryEntity !== change.table) return false;
  if (change.message !== 'Update' || step.filteringAttributes.length === 0) return true;
  const target = updatedColumns(change);
  return step.filteringAttributes.some((name) => target.has(name));
}

/**
 * The columns in the target of an Update: what the caller sent, and the other half of state and status where
 * the platform moved it along. A value that equals the old one counts: Dataverse looks at what was sent.
 */
export function updatedColumns(change: RowChange): ReadonlySet<string> {
  const names = new Set(Object.keys(change.target));
  if (names.has('statecode') || names.has('statuscode')) {
    for (const name of ['statecode', 'statuscode']) {
      if (change.before?.[name] !== change.after?.[name]) names.add(name);
    }
  }
  return names;
}
