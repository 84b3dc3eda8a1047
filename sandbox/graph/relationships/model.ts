import type { AccessAssignment, AssignmentStatus } from '../assignments/model';
import type { Operation } from '../operations/model';
import type { AccessRequest } from '../requests/model';

/** delegatedAdminRelationshipStatus of the CSDL. */
export const relationshipStatuses = [
  'activating',
  'active',
  'approvalPending',
  'approved',
  'created',
  'expired',
  'expiring',
  'terminated',
  'terminating',
  'terminationRequested',
] as const;
export type RelationshipStatus = (typeof relationshipStatuses)[number];

/** The customer as the relationship names it. */
export interface CustomerParticipant {
  readonly tenantId: string;
  readonly displayName: string | null;
}

/** What a resellerDelegatedAdminRelationship has besides. */
export interface ResellerPart {
  /** Tenant of the indirect provider that made it for its reseller. */
  readonly indirectProviderTenantId: string;
  /** Whether the reseller has yet to approve or reject it. */
  readonly isPartnerConsentPending: boolean;
}

/** A delegatedAdminRelationship. Moments are milliseconds since 1970. */
export interface Relationship {
  /** Two GUIDs joined by `-`; the second is the partner tenant. */
  readonly id: string;
  readonly displayName: string;
  /** ISO 8601 as the partner sent it. */
  readonly duration: string;
  readonly customer: CustomerParticipant | null;
  /** Template ids of the directory roles. */
  readonly roles: readonly string[];
  /** `P0D`, `PT0S` or `P180D`. */
  readonly autoExtendDuration: string;
  readonly status: RelationshipStatus;
  /** Only where an indirect provider made it for its reseller. */
  readonly reseller?: ResellerPart;
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly activatedAt: number | null;
  readonly endAt: number | null;
  /** When time alone changes it next: what happens then follows from the status. */
  readonly dueAt: number | null;
  /** Grows by one with each change; the ETag comes from it. */
  readonly version: number;
}

/** A relationship with everything that lives inside it, as one value. */
export interface RelationshipState {
  readonly relationship: Relationship;
  readonly requests: readonly AccessRequest[];
  readonly assignments: readonly AccessAssignment[];
  readonly operations: readonly Operation[];
  /** Gone from the service for good. */
  readonly removed: boolean;
  /** What has happened since it was read. */
  readonly happened?: readonly Happening[];
}

/** A state that a relationship, or an assignment inside it, came into: what Graph does not tell any more once the next one has come. */
export interface Happening {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly status: RelationshipStatus | AssignmentStatus;
  /** Absent: it is the relationship itself. */
  readonly assignment?: Pick<AccessAssignment, 'id' | 'groupId' | 'roles'>;
}

/** Global Administrator: excludes auto-extension. */
export const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';

/** Whether an autoExtendDuration switches auto-extension on. */
export const extendsItself = (autoExtendDuration: string) => autoExtendDuration === 'P180D';
