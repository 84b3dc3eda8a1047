import type { Capability } from '../../capability';
import type { Work } from '../../work';

/** Brings work to the capabilities. */
export interface Dispatch {
  /** One piece of work for each capability that looks at the table: one that is slow or fails holds up no other. Pure. */
  forEach(work: Work): readonly Work[];
  /** @throws what the capability throws: the message is to be tried again */
  handle(work: Work, repeated: boolean): Promise<string>;
  reportPoison(work: Work): Promise<void>;
}

export function createDispatch(capabilities: readonly Capability[]): Dispatch {
  const byName = new Map(capabilities.map((capability) => [capability.name, capability]));
  return {
    forEach: (work) => (work.capability ? [work] : capabilities.filter((capability) => isNews(work, capability)).map(({ name }) => ({ ...work, capability: name }))),
    async handle(work, repeated) {
      const look = byName.get(work.capability ?? '')?.looks[work.table];
      return look ? look(work, repeated) : 'not ours';
    },
    async reportPoison(work) {
      await byName.get(work.capability ?? '')?.reportPoison?.(work);
    },
  };
}

const isNews = ({ table, message, byHandlers }: Work, { looks, ignoresOwnChangesOf, ignoresOwnNewRowsOf }: Capability): boolean =>
  looks[table] !== undefined && !(byHandlers && (ignoresOwnChangesOf?.includes(table) || (message === 'Create' && ignoresOwnNewRowsOf?.includes(table))));
