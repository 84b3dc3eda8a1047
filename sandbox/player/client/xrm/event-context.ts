import type { FormCore } from '../form-runtime/form-core';
import { createGlobalContext } from './global-context';

export type EventSource = Xrm.Attributes.Attribute | Xrm.Controls.Control | Xrm.Controls.Tab | Xrm.Entity;

interface EventDetails {
  readonly core: FormCore;
  /** Place of the handler among those of its event; scripts see it counted from 1. */
  readonly depth: number;
  /** The row itself unless the event came from something on the form. */
  readonly source: EventSource | undefined;
  readonly args: unknown;
  /** What the handlers of one event leave each other. */
  readonly shared: Map<string, unknown>;
}

/** What a handler of a form's event gets. Source: Learn "Execution context (Client API reference)". */
export function createEventContext({ core, depth, source, args, shared }: EventDetails): Xrm.Events.EventContext {
  const context = {
    getContext: () => createGlobalContext(core.player),
    getDepth: () => depth + 1,
    getEventArgs: () => args ?? null,
    getEventSource: () => source ?? core.formContext.data.entity,
    getFormContext: () => core.formContext,
    getSharedVariable: (key: string) => shared.get(key),
    setSharedVariable: (key: string, value: unknown) => void shared.set(key, value),
  };
  return context as unknown as Xrm.Events.EventContext;
}
