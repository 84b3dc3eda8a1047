import type { Draft } from '@gdap-manager/entities/gdap-request/from-template';
import type { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import type { CandidateTemplate } from '@gdap-manager/entities/gdap-template/applying';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Customer extends Named {
  readonly category: Named | undefined;
  /** Inactive customers get nothing new. */
  readonly isActive: boolean;
}

/** A Microsoft tenant of the customer, at a provider. */
export interface Tenant extends Named {
  readonly domain: string;
  readonly provider: Named;
  /** The provider still names it. Of one that it does not name any more nothing new is asked for. */
  readonly isPresent: boolean;
}

export interface Template extends CandidateTemplate {
  readonly description: string;
  readonly providerName: string;
  /** Absent: the template is for customers of every category. */
  readonly category: Named | undefined;
  readonly autoRenew: boolean;
  /** What is wanted at the end of its requests; absent: as new requests have it. */
  readonly atEnd?: NonNullable<Draft['atEnd']>;
  readonly durationDays: number;
}

/** A status by the name that the entities give it; `unknown` for one that this version does not know. */
export type Status = keyof typeof requestStatus | 'unknown';

/** A request of the customer, whatever became of it. */
export interface Request extends Named {
  readonly status: Status;
  /** The status in the user's language. */
  readonly statusLabel: string;
  readonly tenantId: string | undefined;
  readonly templateId: string | undefined;
  readonly autoRenew: boolean;
  /** Moments in milliseconds since 1970. */
  readonly expiresOn: number | undefined;
  readonly approvalDueOn: number | undefined;
}

/** A role of a template, for the group that shall get it. */
export interface Mapping {
  readonly templateId: string;
  readonly name: string;
  readonly roleId: string;
  /** Absent: asked for, given to nobody yet. */
  readonly groupId: string | undefined;
}

/** What is known of a customer at one moment. */
export interface Snapshot {
  readonly customer: Customer;
  /** Active ones, by name. */
  readonly tenants: readonly Tenant[];
  /** All of them, whatever they are for: it is told why each does or does not apply. */
  readonly templates: readonly Template[];
  /** Newest first. */
  readonly requests: readonly Request[];
}
