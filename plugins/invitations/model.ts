import type { InvitationState, MessageLanguage, PartnerConsent, RequestStatus, SendInvitations } from '@gdap-manager/entities';
import type { Moment, Waiting } from '../timeline/event';

/** What decides whether a request's customer is written to. Ids in lower case. */
export interface RequestHead {
  readonly id: string;
  readonly etag: string;
  readonly name: string;
  readonly modifiedOn: Moment;
  readonly status: keyof typeof RequestStatus;
  readonly link: string | null;
  readonly consent: keyof typeof PartnerConsent;
  /** Found at Microsoft: whoever made it has asked the customer, so it is not done again by itself. */
  readonly isAdopted: boolean;
  /** It takes the place of access that ends. */
  readonly isReplacement: boolean;
  readonly approvalDueOn: Moment;
  readonly accountId: string | null;
  readonly provider: ProviderFacts | undefined;
  readonly state: keyof typeof InvitationState;
  readonly message: string | null;
  readonly wantedOn: Moment;
  readonly firstInvitedOn: Moment;
  readonly invitedOn: Moment;
  /** Invitations and reminders that were sent, or are under way. */
  readonly sent: number;
  readonly nextReminderOn: Moment;
  readonly mailId: string | null;
  /** Who must move next. */
  readonly waitingOn: Waiting;
  /** Something else stands in the way. */
  readonly hasError: boolean;
}

/** What a provider says of messages. */
export interface ProviderFacts {
  readonly id: string;
  readonly name: string;
  readonly sends: keyof typeof SendInvitations;
  readonly reminderDays: string | null;
  readonly language: keyof typeof MessageLanguage;
  readonly sender: UserFacts | null;
}

export interface UserFacts {
  readonly id: string;
  readonly name: string;
  readonly isActive: boolean;
}

export interface ContactFacts {
  readonly id: string;
  readonly name: string;
  readonly address: string | null;
  readonly isActive: boolean;
  readonly refusesMail: boolean;
  /** The account that the contact belongs to; null = none. */
  readonly accountId: string | null;
}

export interface AccountFacts {
  readonly id: string;
  readonly name: string;
  readonly address: string | null;
  readonly refusesMail: boolean;
  readonly categoryId: string | null;
  readonly primaryContact: ContactFacts | null;
}

/** A request with everything that its message tells. */
export interface RequestFacts extends RequestHead {
  readonly durationDays: number;
  readonly autoRenew: boolean;
  readonly roles: readonly { readonly name: string; readonly description?: string | undefined }[];
  /** Of the request that it replaces. */
  readonly replacedEndsOn: Moment;
  readonly account: AccountFacts | undefined;
  readonly contact: ContactFacts | null;
  /** null: a team owns it. */
  readonly ownerId: string | null;
}
