import { ServiceError, serviceError } from '../transport/service-error';
import { maxBatch } from './batch';
import type { GraphConnection } from './connection';
import { readTogether } from './read-together';
import { MalformedAnswer } from './wire';

/** Reads of single things. Those that are asked for at the same time go together in one call, up to twenty. */
export interface Collector {
  /** @param path after `/v1.0` @param read of the answer @throws ServiceError */
  get<T>(path: string, read: (json: unknown) => T): Promise<T>;
}

/** Real milliseconds that the first of them waits for others. */
const waitMs = 10;

interface Asked {
  readonly path: string;
  readonly read: (json: unknown) => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export function createCollector(connection: GraphConnection): Collector {
  let waiting: Asked[] = [];
  let timer: NodeJS.Timeout | undefined;

  function send(): void {
    clearTimeout(timer);
    timer = undefined;
    const asked = waiting;
    waiting = [];
    const [only, ...others] = asked;
    if (only) void (others.length === 0 ? sendAlone(only) : sendTogether(asked));
  }

  async function sendAlone({ path, read, resolve, reject }: Asked): Promise<void> {
    await connection.call(true, async (api) => read(await api(path).get())).then(resolve, reject);
  }

  async function sendTogether(asked: readonly Asked[]): Promise<void> {
    try {
      const outcomes = await readTogether(connection, asked.map(({ path }) => path));
      asked.forEach(({ read, resolve, reject }, index) => {
        const outcome = outcomes[index]!;
        if (!outcome.ok) return reject(new ServiceError(outcome.failure));
        try {
          resolve(read(outcome.body));
        } catch (error) {
          reject(error instanceof MalformedAnswer ? serviceError({ service: 'graph', status: 0, code: 'malformedAnswer', message: error.message, outcomeUnknown: false }) : error);
        }
      });
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }

  return {
    get: <T>(path: string, read: (json: unknown) => T) =>
      new Promise<T>((resolve, reject) => {
        waiting.push({ path, read, resolve: resolve as (value: unknown) => void, reject });
        if (waiting.length >= maxBatch) send();
        else timer ??= setTimeout(send, waitMs);
      }),
  };
}
