/** What goes wrong on demand, and for which calls. */
export interface FaultOrder {
  /** Only calls of this service: `graph`, `login`, `dataverse`. Omitted: every service. */
  readonly service?: string;
  /** Only this HTTP method. */
  readonly method?: string;
  /**
   * Only these paths: a prefix, or with `*` (any run of characters) the whole. Compared with the path below the
   * service's mount point (`/groups`) and with the whole path (`/graph/v1.0/groups`), without the query.
   */
  readonly path?: string;
  /** HTTP status to answer. With neither `status` nor `cut`, only the delay happens. */
  readonly status?: number;
  /** Error code and text in the service's own form. */
  readonly code?: string;
  readonly message?: string;
  /** `Retry-After`: seconds, or an HTTP date. */
  readonly retryAfter?: number | string;
  /** Body to answer instead of the service's own error form; JSON unless it is a string. */
  readonly body?: unknown;
  /** Real milliseconds to wait first. */
  readonly delayMs?: number;
  /** Cut the connection instead of answering. */
  readonly cut?: boolean;
  /** `before` (default): nothing has happened. `after`: it has happened, but the answer is lost. */
  readonly when?: 'before' | 'after';
  /** How many calls are hit before the fault is gone. Default 1. */
  readonly times?: number;
}

/** An order that stands. */
export interface Fault extends FaultOrder {
  readonly id: number;
  readonly when: 'before' | 'after';
  /** How many calls it will still hit. */
  readonly times: number;
}

/** A call as faults are matched against it. */
export interface FaultTarget {
  readonly service: string;
  readonly method: string;
  /** Below the mount point. */
  readonly path: string;
  /** With the mount point. */
  readonly fullPath: string;
}

/** The faults that stand. Not kept between runs. */
export interface Faults {
  /** @throws RangeError with a sentence when the order makes no sense */
  add(order: unknown): Fault;
  list(): Fault[];
  /** @returns whether there was such a fault */
  remove(id: number): boolean;
  reset(): void;
  /** The first fault that hits this call, used up by one. */
  take(target: FaultTarget): Fault | undefined;
}

export function createFaults(): Faults {
  const standing = new Map<number, Fault>();
  let lastId = 0;
  return {
    add(order) {
      const checked = checkFaultOrder(order);
      const fault = { when: 'before' as const, times: 1, ...checked, id: ++lastId };
      standing.set(fault.id, fault);
      return fault;
    },
    list: () => [...standing.values()],
    remove: (id) => standing.delete(id),
    reset: () => standing.clear(),
    take(target) {
      const fault = [...standing.values()].find((candidate) => faultHits(candidate, target));
      if (fault === undefined) return undefined;
      if (fault.times > 1) standing.set(fault.id, { ...fault, times: fault.times - 1 });
      else standing.delete(fault.id);
      return fault;
    },
  };
}

/** Whether an order is meant for a call. */
export function faultHits(order: FaultOrder, target: FaultTarget): boolean {
  return (
    (order.service === undefined || order.service === target.service) &&
    (order.method === undefined || order.method.toUpperCase() === target.method.toUpperCase()) &&
    (order.path === undefined || pathMatches(order.path, target.path) || pathMatches(order.path, target.fullPath))
  );
}

function pathMatches(pattern: string, path: string): boolean {
  if (!pattern.includes('*')) return path.startsWith(pattern);
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(path);
}

type Check = [(value: unknown) => boolean, string];
const isText = (value: unknown) => typeof value === 'string';
const isWhole = (from: number, to: number) => (value: unknown) =>
  Number.isInteger(value) && (value as number) >= from && (value as number) <= to;

const checks: { [Member in keyof Required<FaultOrder>]: Check } = {
  service: [isText, 'a text'],
  method: [isText, 'a text'],
  path: [(value) => isText(value) && (value as string).length <= 500, 'a text of at most 500 characters'],
  status: [isWhole(200, 599), 'a whole number from 200 to 599'],
  code: [isText, 'a text'],
  message: [isText, 'a text'],
  retryAfter: [(value) => isText(value) || isWhole(0, 86_400)(value), 'seconds from 0 to 86400, or an HTTP date'],
  body: [() => true, 'anything'],
  delayMs: [isWhole(0, 600_000), 'a whole number from 0 to 600000'],
  cut: [(value) => typeof value === 'boolean', 'true or false'],
  when: [(value) => value === 'before' || value === 'after', "'before' or 'after'"],
  times: [isWhole(1, 1_000_000), 'a whole number from 1 to 1000000'],
};

function checkFaultOrder(order: unknown): FaultOrder {
  if (typeof order !== 'object' || order === null || Array.isArray(order)) throw new RangeError('A fault is a JSON object.');
  for (const [member, value] of Object.entries(order)) {
    const check = Object.hasOwn(checks, member) ? checks[member as keyof FaultOrder] : undefined;
    if (check === undefined) throw new RangeError(`A fault has no '${member}'; it has ${Object.keys(checks).join(', ')}.`);
    if (!check[0](value)) throw new RangeError(`'${member}' of a fault must be ${check[1]}.`);
  }
  const { status, cut, delayMs } = order as FaultOrder;
  if (status === undefined && cut !== true && delayMs === undefined) throw new RangeError("A fault needs 'status', 'cut' or 'delayMs'.");
  return order as FaultOrder;
}
