import { GUID_PATTERN } from './guid';

/** How often one kind of call was answered in one way. */
export interface CallCount {
  readonly service: string;
  readonly method: string;
  /** Path below the service's mount point, ids replaced: `/groups/{id}`. */
  readonly path: string;
  /** HTTP status; 0 where the connection was cut. */
  readonly status: number;
  readonly count: number;
  /** ISO 8601, sandbox time, of the latest. */
  readonly lastAt: string;
}

/** One answered call. */
export interface Call {
  readonly service: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly at: Date;
  /** A `$batch` whose items are recorded one by one: it is told apart, so that nothing is counted twice. */
  readonly carrier?: boolean;
}

/** Counts what was called, by service, method, path template and status. Not kept between runs. */
export interface CallLog {
  record(call: Call): void;
  /** In the order of first appearance; of one service, where one is named. */
  counts(service?: string): CallCount[];
  /** How many batches carried some of these calls. */
  batches(service?: string): number;
  reset(): void;
}

/** More kinds of calls than this are counted together under `MORE_PATHS`, so that random paths cannot fill the memory. */
const MAX_KINDS = 5000;
const MORE_PATHS = '(other)';

export function createCallLog(): CallLog {
  const kinds = new Map<string, CallCount>();
  const carriers = new Map<string, number>();
  return {
    record({ service, method, status, at, path, carrier }) {
      if (carrier) {
        carriers.set(service, (carriers.get(service) ?? 0) + 1);
        return;
      }
      const template = pathTemplate(path);
      const keyOf = (text: string) => [service, method, text, status].join(' ');
      const kept = kinds.has(keyOf(template)) || kinds.size < MAX_KINDS ? template : MORE_PATHS;
      const count = (kinds.get(keyOf(kept))?.count ?? 0) + 1;
      kinds.set(keyOf(kept), { service, method, path: kept, status, count, lastAt: at.toISOString() });
    },
    counts: (service) => [...kinds.values()].filter((kind) => service === undefined || kind.service === service),
    batches: (service) => [...carriers].reduce((total, [name, count]) => total + (service === undefined || service === name ? count : 0), 0),
    reset() {
      kinds.clear();
      carriers.clear();
    },
  };
}

/** The path with its ids replaced: GUIDs (also two joined by `-`) by `{id}`, quoted keys by `{key}`. */
export function pathTemplate(path: string): string {
  return path.replace(new RegExp(`${GUID_PATTERN}(?:-${GUID_PATTERN})?`, 'gi'), '{id}').replace(/(?:'|%27)(?:(?!'|%27).)*(?:'|%27)/gi, '{key}');
}
