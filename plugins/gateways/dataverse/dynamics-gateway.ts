import { DynamicsWebApi, type Expand } from 'dynamics-web-api';
import { ServiceError } from '../transport/service-error';
import { realRetry, withRetry, type RetryContext } from '../transport/retry';
import { dataverseError } from './failure';
import type { Change, DataverseGateway, Json, Shape } from './gateway';
import { withoutDates } from './moments';

export interface DataverseOptions {
  /** Such as `https://contoso.crm.dynamics.com`. */
  readonly url: string;
  /** A token for each call; absent where the environment asks for none, as the sandbox on loopback. */
  readonly token?: () => Promise<string>;
  /** Milliseconds for one call; default 60,000. */
  readonly timeoutMs?: number;
  readonly retry?: RetryContext;
}

/**
 * The gateway over `dynamics-web-api`. The client's habit of answering 412 with `false` is switched off
 * (`propagateErrors`), its dates are made texts again, and what it does not repeat (429, 503) is repeated here.
 */
export function createDataverseGateway({ url, token, timeoutMs = 60_000, retry = realRetry }: DataverseOptions): DataverseGateway {
  const config = {
    serverUrl: url,
    dataApi: { version: '9.2' },
    timeout: timeoutMs,
    propagateErrors: true,
    ...(token ? { onTokenRefresh: token } : {}),
  };
  const client = new DynamicsWebApi(config);

  const call = <T>(repeatable: boolean, work: () => Promise<T>): Promise<T> =>
    withRetry(async () => {
      try {
        return await work();
      } catch (error) {
        throw dataverseError(error, repeatable);
      }
    }, repeatable, retry);

  const askWhoAmI = async () =>
    fetch(new URL('/api/data/v9.2/WhoAmI', url), {
      headers: { accept: 'application/json', ...(token ? { authorization: `Bearer ${await token()}` } : {}) },
      signal: AbortSignal.timeout(timeoutMs),
    });

  async function changeTogether(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    const repeatable = changes.every((change) => change.do !== 'create');
    // A client of its own: a client keeps the batch that it is making, and two at once would be mixed up.
    await call(repeatable, async () => {
      const batch = client.initializeInstance(config);
      batch.startBatch();
      for (const change of changes) {
        if (change.do === 'create') void batch.create({ collection: change.set, data: { ...change.row } });
        else if (change.do === 'remove') void batch.deleteRecord({ collection: change.set, key: change.key });
        else void batch.update({ collection: change.set, key: change.key, data: { ...change.changes }, ...(change.etag ? { ifmatch: change.etag } : {}) });
      }
      await batch.executeBatch();
    });
  }

  return {
    url,
    async retrieve<T>(set: string, key: string, shape: Shape) {
      const row = await unlessGone(() => call(true, () => client.retrieve({ collection: set, key, ...optionsOf(shape) })));
      return withoutDates(row) as T | undefined;
    },
    async *query<T>(set: string, { filter, orderBy, pageSize, ...shape }: Parameters<DataverseGateway['query']>[1]) {
      const request = {
        collection: set,
        ...optionsOf(shape),
        ...(filter ? { filter } : {}),
        ...(orderBy ? { orderBy: [...orderBy] } : {}),
        ...(pageSize ? { maxPageSize: pageSize } : {}),
      };
      for (let next: string | undefined, first = true; first || next !== undefined; first = false) {
        const at = next;
        const page = await call(true, () => client.retrieveMultiple(request, at));
        yield withoutDates(page.value) as readonly T[];
        next = page.oDataNextLink ?? page['@odata.nextLink'];
      }
    },
    create: (set, row) => call(false, async () => String(await client.create({ collection: set, data: { ...row } }))),
    async update(set, key, changes, etag) {
      const row = await call(true, () =>
        client.update<Record<string, unknown>>({ collection: set, key, data: { ...changes }, returnRepresentation: true, select: ['createdon'], ...(etag ? { ifmatch: etag } : {}) }),
      );
      return String(row['@odata.etag'] ?? '');
    },
    updateTogether: (set, updates) => changeTogether(updates.map((update) => ({ do: 'update', set, ...update }))),
    changeTogether,
    async createTogether(set, table, rows) {
      if (rows.length === 0) return;
      const Targets = rows.map((row) => ({ '@odata.type': `Microsoft.Dynamics.CRM.${table}`, ...row }));
      await call(false, () => client.callAction({ collection: set, actionName: 'Microsoft.Dynamics.CRM.CreateMultiple', action: { Targets } }));
    },
    upsert: (set, key, row) => call(true, async () => void (await client.upsert({ collection: set, key, data: { ...row } }))),
    async remove(set, key) {
      await unlessGone(() => call(true, () => client.deleteRecord({ collection: set, key })));
    },
    perform: <T>(set: string, key: string, action: string, parameters: Json) =>
      call(false, async () => withoutDates(await client.callAction({ collection: set, key, actionName: action, action: { ...parameters } })) as T),
    whoAmI: () =>
      call(true, async () => {
        const response = await askWhoAmI();
        const answer = (await response.json().catch(() => ({}))) as { UserId?: unknown; error?: object };
        if (typeof answer.UserId === 'string') return answer.UserId.toLowerCase();
        // As the client throws it, so that it becomes one of ours like all others.
        throw { ...answer.error, status: response.status, headers: Object.fromEntries(response.headers) };
      }),
    async serverTime() {
      const response = await call(true, askWhoAmI);
      await response.arrayBuffer();
      const time = Date.parse(response.headers.get('date') ?? '');
      if (Number.isNaN(time)) throw new ServiceError({ service: 'dataverse', status: response.status, code: 'noDate', message: 'The answer has no date.', outcomeUnknown: false });
      return time;
    },
  };
}

function optionsOf({ select, expand }: Shape): { select: string[]; expand?: Expand[] } {
  if (!expand?.length) return { select: [...select] };
  return {
    select: [...select],
    expand: expand.map(({ property, filter, ...inner }) => ({ property, ...(filter ? { filter } : {}), ...optionsOf(inner) })),
  };
}

async function unlessGone<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ServiceError && error.failure.status === 404) return undefined;
    throw error;
  }
}
