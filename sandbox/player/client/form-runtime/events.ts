import type { FormEventModel } from '../../app-model';
import { createEventContext, type EventSource } from '../xrm/event-context';
import { findFunction, loadLibrary } from '../xrm/scripts';
import { isWebApiError } from '../web-api';
import type { FormCore } from './form-core';
import type { ControlData } from './form-state';
import type { Handler } from './handlers';

/**
 * Milliseconds after which a handler whose promise is still open counts as failed, unless it called
 * `disableAsyncTimeout` before it waited. Source: Learn "Form OnSave event", async OnSave timeouts.
 */
const ASYNC_TIMEOUT = 10_000;

const NAMELESS = 'function without a name';

/** One function to call for an event, and how messages name it. */
interface Listener { readonly name: string; call(context: Xrm.Events.EventContext): unknown }

/** `XrmEnum.FormDataLoadState`. */
export type LoadState = 1 | 2 | 3;

/** Runs the events of a form in Power Apps' order: the definition's handlers first, then those that scripts added. */
export class FormEvents {
  private isReady = false;

  constructor(private readonly core: FormCore) {}

  /** Loads the form's libraries, in their order. One that fails is said, and the others still work. */
  async loadLibraries(): Promise<void> {
    for (const library of this.core.state.form.libraries) {
      await loadLibrary(this.core.player, library).catch((thrown: unknown) => this.report(library, thrown));
    }
    this.isReady = true;
  }

  /** The form's load event, then the data's. */
  async load(loadState: LoadState): Promise<void> {
    await this.run('onload', this.listeners('onload', undefined, 'load'), { getDataLoadState: () => loadState, disableAsyncTimeout: () => undefined });
    await this.dataLoad(loadState);
  }

  async dataLoad(loadState: LoadState): Promise<void> {
    await this.run('onload', this.added('dataLoad'), { getDataLoadState: () => loadState });
  }

  change(column: string, source: EventSource | undefined): void {
    if (this.isReady) void this.run('onchange', this.listeners('onchange', column, `change:${column}`), undefined, source);
  }

  tabState(tabId: string, tabName: string, source: EventSource | undefined): void {
    if (this.isReady) void this.run('tabstatechange', this.listeners('tabstatechange', tabName.toLowerCase(), `tabState:${tabId}`), undefined, source);
  }

  gridLoad({ id, gridLoads }: ControlData): void {
    const added = gridLoads.map((handler) => ({ name: handler.name || NAMELESS, call: handler }));
    void this.run('grid load', [...this.listeners('onload', id.toLowerCase(), ''), ...added], undefined, this.core.formContext.getControl(id) ?? undefined);
  }

  /** @returns whether the save may go on */
  async save(mode: number): Promise<boolean> {
    let isPrevented = false;
    let isPreventedByError = false;
    let waits = true;
    const args = {
      getSaveMode: () => mode, isDefaultPrevented: () => isPrevented,
      preventDefault: () => { isPrevented = true; },
      preventDefaultOnError: () => { isPreventedByError = true; },
      disableAsyncTimeout: () => { waits = false; },
    };
    const failed = await this.run('onsave', this.listeners('onsave', undefined, 'save'), args, undefined, () => waits);
    return !isPrevented && !(failed && isPreventedByError);
  }

  async postSave(outcome: { readonly id: string } | { readonly error: unknown }): Promise<void> {
    const { table } = this.core.state;
    const isSaved = 'id' in outcome;
    const args = {
      getIsSaveSuccess: () => isSaved,
      getEntityReference: () => ({ id: isSaved ? outcome.id : (this.core.id ?? ''), entityType: table.logicalName }),
      getSaveErrorInfo: () => (isSaved ? null : errorInfo(outcome.error)),
    };
    await this.run('postsave', this.added('postSave'), args);
  }

  /** @returns whether a handler failed */
  private async run(event: string, listeners: readonly Listener[], args: unknown, source?: EventSource, hasTimeout = () => true): Promise<boolean> {
    const shared = new Map<string, unknown>();
    let hasFailed = false;
    const fail = (name: string, thrown: unknown) => {
      hasFailed = true;
      this.report(name, thrown, event);
    };
    const waiting: Promise<unknown>[] = [];
    listeners.forEach((listener, at) => {
      try {
        const context = createEventContext({ core: this.core, depth: at, source, args, shared });
        const result = listener.call(context);
        if (isPromise(result)) waiting.push(within(hasTimeout(), result).catch((thrown: unknown) => fail(listener.name, thrown)));
      } catch (thrown) {
        fail(listener.name, thrown);
      }
    });
    await Promise.all(waiting);
    return hasFailed;
  }

  private listeners(event: FormEventModel['name'], attribute: string | undefined, added: string): readonly Listener[] {
    const isMeant = (candidate: FormEventModel) => candidate.enabled && candidate.name === event && candidate.attribute === attribute;
    const declared = this.core.state.form.events.filter(isMeant);
    return [...declared.map(declaredListener), ...this.added(added)];
  }

  private added(event: string): readonly Listener[] {
    return this.core.handlers.of(event).map((handler: Handler) => ({ name: handler.name || NAMELESS, call: handler }));
  }

  /** A script's error never stops the form: it is said above it, and in a dialog with its names. */
  private report(name: string, thrown: unknown, event?: string): void {
    const message = messageOf(thrown);
    const text = `The script ${name}${event ? ` failed in the event ${event}` : ' could not be loaded'}: ${message}`;
    this.core.state.notify({ id: `script ${name} ${event ?? 'load'}`, level: 'ERROR', text });
    void this.core.player.dialogs.error({ message: text, ...(thrown instanceof Error && thrown.stack ? { details: thrown.stack } : {}) });
  }
}

const declaredListener = ({ library, functionName, passExecutionContext, parameters }: FormEventModel): Listener => ({
  name: `${functionName} of ${library}`,
  call: (context) => findFunction(library, functionName)(...(passExecutionContext ? [context] : []), ...parameters),
});

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';

/** Scripts throw anything, errors of the client API among it. */
const messageOf = (thrown: unknown): string =>
  typeof thrown === 'object' && thrown !== null && 'message' in thrown ? String(thrown.message) : String(thrown);

function within(hasTimeout: boolean, result: PromiseLike<unknown>): Promise<unknown> {
  if (!hasTimeout) return Promise.resolve(result);
  return new Promise((resolve, reject) => {
    const tooLong = () => reject(new Error(`It did not finish within ${ASYNC_TIMEOUT / 1000} seconds. Waiting for people needs disableAsyncTimeout.`));
    const timer = setTimeout(tooLong, ASYNC_TIMEOUT);
    result.then(resolve, reject).then(() => clearTimeout(timer));
  });
}

const errorInfo = (error: unknown) =>
  (isWebApiError(error) ? { errorCode: Number(error.code) || error.status, message: error.message } : { message: String(error) });
