import type { Policy } from '../policy';
import type { CustomersStore, RefreshedProvider } from './store';

/** Tells people how far a refresh is. */
export interface Progress {
  /** Whether people see it: then they must also be told of its end. */
  isShown(): boolean;
  /** From now on people see it: somebody asked for the refresh, or it writes rows. */
  show(message: string): Promise<void>;
  /** Nothing happens where people do not see it, or have just been told. */
  tell(message: string): Promise<void>;
}

/** Words on a provider's row, every few seconds at most. */
export function createProgress(
  store: Pick<CustomersStore, 'saveNews'>,
  { id }: Pick<RefreshedProvider, 'id'>,
  now: () => Promise<number>,
  { customersProgressSeconds }: Pick<Policy, 'customersProgressSeconds'>,
): Progress {
  let toldOn: number | undefined;
  async function tell(message: string, moment: number): Promise<void> {
    toldOn = moment;
    await store.saveNews(id, { state: 'running', message });
  }
  return {
    isShown: () => toldOn !== undefined,
    async show(message) {
      if (toldOn === undefined) await tell(message, await now());
    },
    async tell(message) {
      if (toldOn === undefined) return;
      const moment = await now();
      if (Math.abs(moment - toldOn) >= customersProgressSeconds * 1000) await tell(message, moment);
    },
  };
}
