import { chunksOf } from '../chunks';
import { ServiceError } from '../gateways/transport/service-error';
import type { CustomerRow } from './model';
import type { CustomersStore, CustomerUpdate, NewCustomer } from './store';

/** Round trips for the same rows, before each is written on its own. */
const triesTogether = 2;

/** What becomes of writing. */
export interface Written {
  readonly rows: number;
  /** Rows that could not be written as they are now; the next refresh looks at them again. */
  readonly left: number;
}

export interface WritingOptions {
  /** Rows in one round trip. */
  readonly atOnce: number;
  /** How many more rows are done. */
  readonly onDone: (rows: number) => Promise<void>;
}

/**
 * Makes rows of new customers. Where somebody else has made one meanwhile (by hand, or a second worker) that one is
 * found and nothing is made twice; the same where no answer came.
 * @returns also the rows that were there already
 */
export async function createCustomers(
  store: CustomersStore,
  providerId: string,
  customers: readonly NewCustomer[],
  { atOnce, onDone }: WritingOptions,
): Promise<Written & { readonly found: readonly CustomerRow[] }> {
  const found: CustomerRow[] = [];
  let rows = 0;
  let left = 0;

  /** @returns those that are not there yet */
  async function attempt(open: readonly NewCustomer[]): Promise<readonly NewCustomer[]> {
    try {
      await store.create(providerId, open);
      rows += open.length;
      return [];
    } catch (error) {
      if (!concernsRows(error)) throw error;
      const there = await store.rowsOfTenants(providerId, open.map(({ tenantId }) => tenantId));
      found.push(...there);
      const known = new Set(there.map(({ tenantId }) => tenantId));
      return open.filter(({ tenantId }) => !known.has(tenantId));
    }
  }

  for (const chunk of chunksOf(customers, atOnce)) {
    let open: readonly NewCustomer[] = chunk;
    for (let tries = 0; open.length > 0 && tries < triesTogether; tries += 1) open = await attempt(open);
    for (const customer of open) {
      const again = await attempt([customer]);
      if (again.length > 0 && (await attempt([{ ...customer, isIdTaken: true }])).length > 0) left += 1;
    }
    await onDone(chunk.length);
  }
  return { rows, left, found };
}

/**
 * Changes rows as they were read. Where somebody changed one meanwhile, all of its round trip are read again and
 * decided anew.
 * @param decide what is to be written of a row; undefined: nothing
 */
export async function updateCustomers(
  store: CustomersStore,
  providerId: string,
  updates: readonly CustomerUpdate[],
  decide: (row: CustomerRow) => CustomerUpdate | undefined,
  now: number,
  { atOnce, onDone }: WritingOptions,
): Promise<Written> {
  let rows = 0;
  let left = 0;

  /** @returns what is still to be written */
  async function attempt(open: readonly CustomerUpdate[]): Promise<readonly CustomerUpdate[]> {
    try {
      await store.update(open, now);
      rows += open.length;
      return [];
    } catch (error) {
      if (!concernsRows(error)) throw error;
      const ids = new Set(open.map(({ row }) => row.id));
      const again = await store.rowsOfTenants(providerId, open.map(({ row }) => row.tenantId));
      return again.filter(({ id }) => ids.has(id)).flatMap((row) => decide(row) ?? []);
    }
  }

  for (const chunk of chunksOf(updates, atOnce)) {
    let open: readonly CustomerUpdate[] = chunk;
    for (let tries = 0; open.length > 0 && tries < triesTogether; tries += 1) open = await attempt(open);
    for (const update of open) if ((await attempt([update])).length > 0) left += 1;
    await onDone(chunk.length);
  }
  return { rows, left };
}

/** Whether an error speaks of the rows: changed, gone, there already, not accepted, or perhaps written. Everything else is of no row. */
const concernsRows = (error: unknown): boolean =>
  error instanceof ServiceError && error.failure.service === 'dataverse' && (error.failure.outcomeUnknown || [400, 404, 409, 412].includes(error.failure.status));
