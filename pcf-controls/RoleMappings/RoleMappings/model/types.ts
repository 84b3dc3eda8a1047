import type { GdapSupport, RoleStanding } from '@gdap-manager/entities/directory-role/table';
import type { RequestStatus } from '@gdap-manager/entities/gdap-request/table';
import type { AssignmentState } from '@gdap-manager/entities/role-mapping/table';
import type { GroupPresence } from '@gdap-manager/entities/security-group/table';

/** A directory role, as the catalogue has it. */
export interface Role {
  readonly id: string;
  /** Its id in every tenant. */
  readonly templateId: string;
  readonly name: string;
  readonly description: string;
  /** Area of Microsoft 365. */
  readonly area: string;
  readonly isPrivileged: boolean;
  readonly blocksAutoRenew: boolean;
  readonly support: keyof typeof GdapSupport;
  /** What became of it at Microsoft. */
  readonly standing: keyof typeof RoleStanding;
  /** Before Microsoft renamed it; empty where it did not. */
  readonly formerName: string;
}

/** A security group of a provider's own tenant. */
export interface Group {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly providerId: string | null;
  /** Object id in Entra; empty while it is to be created. */
  readonly entraId: string;
  /** Whether Entra has it. */
  readonly presence: keyof typeof GroupPresence;
  /** What stands in its way, or happened to it, and what to do; empty where nothing. */
  readonly message: string;
}

export type AssignmentStateName = keyof typeof AssignmentState;

/** A row of `gdap_rolemapping`. */
export interface Mapping {
  readonly id: string;
  readonly etag: string;
  /** Null only where somebody made a row without one through the API. */
  readonly role: Role | null;
  /** Null: the role is asked for, and nobody gets it yet. */
  readonly groupId: string | null;
  readonly state: AssignmentStateName;
  /** What is wrong, and what to do. */
  readonly message: string | null;
}

/** The template or request that the mappings belong to. */
export interface Holder {
  readonly kind: 'template' | 'request';
  readonly id: string;
  /** Requests: undefined where this version does not know the status. */
  readonly status: keyof typeof RequestStatus | undefined;
  readonly autoRenew: boolean;
  /** Whose groups can be given roles; null: not chosen yet. */
  readonly providerId: string | null;
}

/** What Dataverse has, read at one time. */
export interface Snapshot {
  readonly holder: Holder;
  readonly mappings: readonly Mapping[];
  /** The groups of the mappings, by id. */
  readonly groups: Readonly<Record<string, Group>>;
}
