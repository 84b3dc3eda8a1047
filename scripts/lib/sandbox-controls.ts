/** The controls that Microsoft lacks: the clock, the customer's hand, the count of calls. */
export interface SandboxControls {
  /** Moves the clock forward by an ISO 8601 duration. */
  advance(duration: string): Promise<void>;
  /** The present on the sandbox clock. */
  now(): Promise<Date>;
  /** Does what the customer's administrator would do with a relationship. */
  customer(relationshipId: string, action: 'approve' | 'reject' | 'terminate'): Promise<void>;
  /** Calls so far, by service and method: `graph POST` → 12. */
  calls(): Promise<CallCount[]>;
  /** How many `$batch` requests carried some of them. */
  batches(): Promise<number>;
  /** Makes calls go wrong on demand. */
  addFault(fault: FaultOrder): Promise<void>;
  /** Makes tenants known: the partner's own, and customers'. */
  addTenant(tenant: { tenantId: string; displayName: string; defaultDomain: string; kind: 'partner' | 'customer' }): Promise<void>;
}

/** Which calls go wrong, how, and how often. `GET /sandbox/` tells more. */
export interface FaultOrder {
  readonly service?: 'graph' | 'login' | 'dataverse';
  readonly method?: string;
  readonly path?: string;
  readonly status?: number;
  readonly retryAfter?: number;
  readonly cut?: boolean;
  /** `after`: it has happened, but the answer is lost. */
  readonly when?: 'before' | 'after';
  readonly times?: number;
}

export interface CallCount {
  readonly service: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly count: number;
}

export function createSandboxControls(baseUrl: string, send: typeof fetch = fetch): SandboxControls {
  async function call(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await send(`${baseUrl}/sandbox/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /sandbox/${path} answered ${response.status}: ${text}`);
    return text ? JSON.parse(text) : undefined;
  }

  return {
    advance: async (duration) => void (await call('POST', 'clock', { advance: duration })),
    now: async () => new Date(((await call('GET', 'clock')) as { now: string }).now),
    customer: async (id, action) => void (await call('POST', `customer/${id}/${action}`, {})),
    calls: async () => ((await call('GET', 'calls')) as { calls: CallCount[] }).calls,
    batches: async () => ((await call('GET', 'calls')) as { batches: number }).batches,
    addFault: async (fault) => void (await call('POST', 'faults', fault)),
    addTenant: async (tenant) => void (await call('POST', 'tenants', tenant)),
  };
}
