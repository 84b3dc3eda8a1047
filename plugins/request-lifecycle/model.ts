import type { AssignmentState, GroupPresence, JudgedRole, PartnerConsent, RequestStatus } from '@gdap-manager/entities';
import type { Assignment, AssignmentChange, Relationship, RelationshipSpec } from '../gateways/graph/types';
import type { ServiceFailure } from '../gateways/transport/service-error';
import type { ProviderFacts } from '../provider/facts';
import type { Moment, TimelineEvent, Waiting } from '../timeline/event';
import type { Memory } from './memory';

export type { ProviderFacts } from '../provider/facts';
export type { Moment, TimelineEvent, Waiting } from '../timeline/event';

export type StatusName = keyof typeof RequestStatus;

/** The columns of a request that the handlers may write. */
export interface RequestView {
  readonly status: StatusName;
  readonly accountId: string | null;
  readonly providerAccountId: string | null;
  readonly autoRenew: boolean;
  /** Wanted: Global Administrator is taken out of the relationship in force, and then Auto-Renew is turned on. */
  readonly removeGlobalAdministrator: boolean;
  readonly durationDays: number | null;
  readonly startDate: Moment;
  readonly expiryDate: Moment;
  readonly approvalDueDate: Moment;
  readonly acceptanceLink: string | null;
  readonly waitingOn: Waiting;
  readonly lastError: string | null;
  /** Where an indirect provider asks on our behalf: whether we agree. `approve` and `reject` are what staff want. */
  readonly partnerConsent: keyof typeof PartnerConsent;
  readonly microsoftId: string | null;
  readonly microsoftStatus: string | null;
  readonly microsoftVersion: string | null;
  readonly attempts: number;
  readonly nextCheckOn: Moment;
  readonly memory: Memory;
}

/** A request as it stands in Dataverse. */
export interface RequestFacts extends RequestView {
  readonly id: string;
  readonly etag: string;
  /** The customer could not be written to: our staff have to see to it. */
  readonly isInvitationHeld: boolean;
}

/** One role mapping of the request. */
export interface MappingFacts {
  readonly id: string;
  readonly etag: string;
  readonly role: JudgedRole | undefined;
  readonly group: GroupFacts | undefined;
  readonly assignmentId: string | null;
  readonly state: keyof typeof AssignmentState;
  readonly message: string | null;
}

export interface GroupFacts {
  /** Of the row. */
  readonly rowId: string;
  /** Object id in Entra, lower case. */
  readonly groupId: string;
  readonly name: string;
  readonly providerId: string | null;
  readonly presence: keyof typeof GroupPresence;
}

/** The customer's tenant and the provider through which it is reached. */
export interface TenantFacts {
  readonly providerAccountId: string;
  readonly name: string;
  readonly tenantId: string | null;
  readonly accountId: string | null;
  readonly provider: ProviderFacts | undefined;
}

/** Everything that a plan is made from. */
export interface Observation {
  readonly now: number;
  /** Try now what waits for its next try: whoever asks knows that something was put right. */
  readonly insist: boolean;
  /** Somebody may have begun this before and not come to its end: look before creating. */
  readonly repeated: boolean;
  readonly request: RequestFacts;
  readonly mappings: readonly MappingFacts[];
  /** As the row says. */
  readonly tenant: TenantFacts | undefined;
  /** As it was when the request was sent to Microsoft, where the row says another one since. */
  readonly submittedTenant: TenantFacts | undefined;
  readonly seen: Seen;
}

/** What this look has learned at Microsoft so far. */
export interface Seen {
  readonly relationship: Relationship | 'unread' | 'absent';
  readonly assignments: readonly Assignment[] | 'unread';
  /** Groups that Entra does not have; asked only after something failed. */
  readonly missingGroups: readonly string[] | 'unread';
  /** Why changes of assignments failed, by group. */
  readonly refusedGroups: Readonly<Record<string, ServiceFailure>>;
  /** What was done in this look, in order. */
  readonly log: readonly Done[];
}

export const nothingSeen: Seen = { relationship: 'unread', assignments: 'unread', missingGroups: 'unread', refusedGroups: {}, log: [] };

export interface Done {
  readonly kind: Step['kind'];
  readonly failure?: ServiceFailure;
}

/** One call to the outside. */
export type Step =
  | { readonly kind: 'read'; readonly id: string }
  | { readonly kind: 'reread'; readonly id: string; /** Real milliseconds to wait before. */ readonly afterMs: number }
  | { readonly kind: 'find'; readonly displayName: string; /** undefined: among all. */ readonly customerTenantId: string | undefined }
  | { readonly kind: 'create'; readonly spec: RelationshipSpec }
  | { readonly kind: 'update'; readonly id: string; readonly etag: string; readonly changes: Partial<RelationshipSpec> }
  /** Takes roles out of a relationship in force. */
  | { readonly kind: 'shrink'; readonly id: string; readonly etag: string; readonly roleIds: readonly string[] }
  | { readonly kind: 'delete'; readonly id: string; readonly etag: string }
  | { readonly kind: 'lock'; readonly id: string }
  | { readonly kind: 'terminate'; readonly id: string }
  | { readonly kind: 'decide'; readonly id: string; readonly decision: 'approve' | 'reject' }
  | { readonly kind: 'readAssignments'; readonly id: string }
  | { readonly kind: 'assign'; readonly id: string; readonly changes: readonly AssignmentChange[] }
  | { readonly kind: 'checkGroups'; readonly groupIds: readonly string[] }
  /** Writes the memory on the row, before something is made that could not be found again without it. */
  | { readonly kind: 'remember'; readonly memory: Memory };

/** What to do next: one step, or the writes that end the look. */
export type Plan =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'finish'; readonly writes: Writes };

export interface Writes {
  /** Only what differs. */
  readonly request: Partial<RequestView>;
  readonly mappings: readonly MappingWrite[];
  /** Mappings of a role that is no part of the relationship any more, as wanted. */
  readonly removedMappings: readonly string[];
  /** Rows of security groups that Entra no longer has. */
  readonly deletedGroupRows: readonly string[];
  /** A provider whose connection seems to be broken. */
  readonly doubtedProvider: string | undefined;
  readonly events: readonly TimelineEvent[];
}

export interface MappingWrite {
  readonly id: string;
  readonly state: keyof typeof AssignmentState;
  readonly assignmentId: string | null;
  readonly message: string | null;
}

