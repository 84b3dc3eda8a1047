import type { AssignmentState, JudgedRole, Outlook, PartnerConsent, RequestOrigin, RequestStatus } from '@gdap-manager/entities';
import type { ProviderFacts } from '../provider/facts';
import type { Moment, TimelineEvent, Waiting } from '../timeline/event';

/** A request of a tenant: one that may have to be renewed, or one that takes the place of another. */
export interface Member {
  readonly id: string;
  readonly etag: string;
  readonly name: string;
  readonly status: keyof typeof RequestStatus;
  readonly microsoftStatus: string | null;
  readonly createdOn: number;
  readonly startDate: Moment;
  readonly expiryDate: Moment;
  readonly autoRenew: boolean;
  readonly durationDays: number;
  readonly waitingOn: Waiting;
  readonly lastError: string | null;
  /** Why the customer could not be asked by e-mail, and what staff must do. */
  readonly notInvited: string | null;
  readonly uniqueKey: string | null;
  /** An indirect provider asked for it on our behalf. */
  readonly isFromIndirect: boolean;
  /** The request whose place it is meant to take. */
  readonly replacesId: string | null;
  /** Roles that somebody else gave to groups by it, and that no mapping names; as they were when its assignments were last read. */
  readonly elsewhere: readonly { readonly groupId: string; readonly roleId: string }[];
}

/** What the handlers say of what becomes of the access. */
export interface OutlookView {
  readonly outlook: keyof typeof Outlook;
  readonly reason: string | null;
  readonly waitingOn: Waiting;
  /** When it is looked at again at the latest. */
  readonly checkOn: Moment;
  /** Replacements that were asked for by themselves. */
  readonly replacements: number;
  /** Wanted: the customer is asked again now. */
  readonly wantedOn: Moment;
}

/** The request that is looked at. */
export interface RenewalFacts extends Member {
  readonly view: OutlookView;
  readonly letEnd: boolean;
  readonly removesGlobalAdministrator: boolean;
  readonly origin: keyof typeof RequestOrigin;
  readonly partnerConsent: keyof typeof PartnerConsent;
  readonly customer: { readonly id: string; readonly name: string; readonly isActive: boolean } | undefined;
  readonly tenantId: string | null;
  readonly provider: (ProviderFacts & { readonly renewalDays: number | null }) | undefined;
  readonly template: { readonly id: string; readonly autoRenew: boolean } | undefined;
  readonly contactId: string | null;
  readonly owner: { readonly set: 'systemusers' | 'teams'; readonly id: string } | undefined;
}

/** A role that a request gives to a group, or to none yet. */
export interface MappingFacts {
  readonly requestId: string;
  readonly name: string | null;
  readonly createdOn: number;
  readonly state: keyof typeof AssignmentState;
  readonly role: (JudgedRole & { readonly rowId: string }) | undefined;
  readonly group: { readonly rowId: string; readonly groupId: string | null; readonly name: string; readonly isGone: boolean; readonly providerId: string | null } | undefined;
}

/** Everything that a decision is made from. */
export interface Situation {
  readonly now: number;
  readonly request: RenewalFacts;
  /** All requests of the same tenant, the one that is looked at too; those of other tenants give no access to this one. */
  readonly family: readonly Member[];
  readonly mappings: readonly MappingFacts[];
}

/** What to do about a request. */
export interface Decision {
  readonly view: OutlookView;
  /** Its place is taken: it is set to Terminating, if these are still as they were read. */
  readonly endFor: readonly Member[];
  /** A replacement is asked for: the so-and-so-many-th. */
  readonly replacement: number | undefined;
  /** An indirect provider's newer request, of which it is written that it is to take the place of this one. */
  readonly successor: Member | undefined;
  readonly events: readonly TimelineEvent[];
  /** Entries of other requests' timelines. */
  readonly eventsElsewhere: readonly (TimelineEvent & { readonly requestId: string })[];
}
