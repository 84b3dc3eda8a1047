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
  clearFaults(): Promise<void>;
  /** Makes tenants known: the partner's own, and customers'. */
  addTenant(tenant: { tenantId: string; displayName: string; defaultDomain: string; kind: 'partner' | 'customer' }): Promise<void>;
  /** Gives a partner customers, or changes what Partner Center says of them. */
  addCustomers(partnerTenantId: string, customers: readonly PartnerCustomer[]): Promise<void>;
  /** Ends partnerships. */
  endPartnerships(partnerTenantId: string, tenantIds: readonly string[]): Promise<void>;
  /** What Entra's built-in roles are. */
  setRoleTemplates(roles: readonly { id: string; displayName: string; description: string }[]): Promise<void>;
  /** An indirect provider asks for its reseller. @returns the relationship's id */
  addResellerRelationship(order: ResellerRelationshipOrder): Promise<string>;
  /** The indirect provider takes it back. */
  withdrawResellerRelationship(relationshipId: string): Promise<void>;
  /** The mail that left, oldest first. @param after the id of the last one that is known */
  outbox(after?: number): Promise<SentMail[]>;
  /** What happened with relationships at Microsoft, and when. @param after the number of the last one that is known */
  history(after: number): Promise<Happening[]>;
}

/** A state that a relationship, or an assignment inside it, came into. */
export interface Happening {
  readonly number: number;
  readonly relationshipId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly status: string;
  /** Absent: it is the relationship itself. */
  readonly assignment?: { readonly id: string; readonly groupId: string; readonly roles: readonly string[] };
}

/** A mail that left. */
export interface SentMail {
  readonly id: number;
  /** ISO 8601. */
  readonly sentAt: string;
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly subject: string;
  /** HTML. */
  readonly body: string;
}

/** A customer of a partner. */
export interface PartnerCustomer {
  readonly tenantId: string;
  readonly companyName: string;
  readonly domain?: string | null;
  readonly relationshipToPartner?: string;
  /** Whether Graph's contracts name it; default true. */
  readonly contract?: boolean;
  /** Whether Partner Center names it; default true. */
  readonly partnerCenter?: boolean;
}

export interface ResellerRelationshipOrder {
  readonly resellerTenantId: string;
  readonly indirectProviderTenantId: string;
  readonly customer: { readonly tenantId: string; readonly displayName?: string };
  readonly displayName: string;
  /** ISO 8601, such as `P365D`. */
  readonly duration: string;
  /** Template ids. */
  readonly roles: readonly string[];
  readonly autoExtendDuration?: string;
}

/** Which calls go wrong, how, and how often. `GET /sandbox/` tells more. */
export interface FaultOrder {
  readonly service?: 'graph' | 'login' | 'dataverse' | 'partnercenter';
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
    clearFaults: async () => void (await call('DELETE', 'faults')),
    addTenant: async (tenant) => void (await call('POST', 'tenants', tenant)),
    addCustomers: async (partnerTenantId, customers) => void (await call('POST', 'customers', { partnerTenantId, customers })),
    endPartnerships: async (partnerTenantId, tenantIds) => void (await call('DELETE', 'customers', { partnerTenantId, tenantIds })),
    setRoleTemplates: async (roleTemplates) => void (await call('POST', 'role-templates', { roleTemplates })),
    addResellerRelationship: async (order) => ((await call('POST', 'reseller-relationships', order)) as { id: string }).id,
    withdrawResellerRelationship: async (id) => void (await call('DELETE', `reseller-relationships/${id}`)),
    outbox: async (after = 0) => ((await call('GET', `outbox?after=${after}`)) as { mails: SentMail[] }).mails,
    history: async (after) => ((await call('GET', `history?after=${after}`)) as { happened: Happening[] }).happened,
  };
}
