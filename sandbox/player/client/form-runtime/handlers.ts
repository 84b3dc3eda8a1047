/** What scripts registered while a form was open, by event. */
export class HandlerLists {
  private readonly lists = new Map<string, Handler[]>();

  add(event: string, handler: unknown): void {
    if (typeof handler !== 'function') throw new Error(`A handler of ${event.replace(/:.*/, '')} has to be a function.`);
    this.lists.set(event, [...this.of(event), handler as Handler]);
  }

  remove(event: string, handler: unknown): void {
    this.lists.set(event, this.of(event).filter((other) => other !== handler));
  }

  of(event: string): readonly Handler[] {
    return this.lists.get(event) ?? [];
  }

  clear(): void {
    this.lists.clear();
  }
}

export type Handler = (context: Xrm.Events.EventContext) => unknown;
