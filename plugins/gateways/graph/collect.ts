import { gather, type Asked } from '../transport/gather';
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

/** A read, whatever it gives. */
interface Read {
  readonly path: string;
  readonly read: (json: unknown) => unknown;
}

export function createCollector(connection: GraphConnection): Collector {
  const answer = async (asked: readonly Asked<Read, unknown>[]): Promise<void> => {
    const [only, ...others] = asked;
    if (only && others.length === 0) await sendAlone(only);
    else await sendTogether(asked);
  };

  async function sendAlone({ question: { path, read }, resolve, reject }: Asked<Read, unknown>): Promise<void> {
    await connection.call(true, async (api) => read(await api(path).get())).then(resolve, reject);
  }

  async function sendTogether(asked: readonly Asked<Read, unknown>[]): Promise<void> {
    const outcomes = await readTogether(connection, asked.map(({ question: { path } }) => path));
    asked.forEach(({ question: { read }, resolve, reject }, index) => {
      const outcome = outcomes[index]!;
      if (!outcome.ok) return reject(new ServiceError(outcome.failure));
      try {
        resolve(read(outcome.body));
      } catch (error) {
        reject(error instanceof MalformedAnswer ? serviceError({ service: 'graph', status: 0, code: 'malformedAnswer', message: error.message, outcomeUnknown: false }) : error);
      }
    });
  }

  const ask = gather({ most: maxBatch, waitMs }, answer);
  return { get: async <T>(path: string, read: (json: unknown) => T) => (await ask({ path, read })) as T };
}
