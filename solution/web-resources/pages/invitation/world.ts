/** A contact, as far as mail is concerned. */
export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly address: string | undefined;
  readonly isActive: boolean;
  /** `donotemail`: the contact wants none. */
  readonly refusesMail: boolean;
  /** The account that it belongs to. */
  readonly companyId: string | undefined;
}

/** A customer. */
export interface Company {
  readonly id: string;
  readonly name: string;
  readonly address: string | undefined;
  /** `donotemail`: the customer wants none at its own address. */
  readonly refusesMail: boolean;
  readonly primaryContactId: string | undefined;
  readonly categoryId: string | undefined;
}

/** A provider, as far as its customers get mail. */
export interface Partner {
  readonly id: string;
  readonly name: string;
  readonly language: 'english' | 'german';
}

/** A request whose customer may be asked to approve. Moments are milliseconds since 1970. */
export interface AskedRequest {
  readonly id: string;
  /** ETag of the row. */
  readonly version: string;
  readonly name: string;
  readonly status: number;
  readonly statusLabel: string;
  /** `gdap_partnerconsent`. */
  readonly consent: number;
  readonly companyId: string | undefined;
  readonly partnerId: string | undefined;
  readonly link: string | undefined;
  readonly durationDays: number;
  readonly autoRenew: boolean;
  readonly approvalDueOn: number | undefined;
  readonly contactId: string | undefined;
  /** Whether it is to take another's place. */
  readonly isReplacement: boolean;
  /** When the access ends that it is to follow; where it is known. */
  readonly replacedEndsOn: number | undefined;
  readonly invitedOn: number | undefined;
  readonly firstInvitedOn: number | undefined;
  readonly sent: number;
  readonly nextReminderOn: number | undefined;
  /** Id of the e-mail that was made for it last. */
  readonly mail: string | undefined;
  /** `gdap_invitationstate`. */
  readonly invitationState: number;
  readonly invitationMessage: string | undefined;
  readonly roles: readonly { readonly name: string; readonly description?: string | undefined }[];
}

/** Everything that messages are made of, at one moment of the environment's time. */
export interface World {
  /** Whether the person has an address from which e-mail can be sent. */
  readonly canSend: boolean;
  readonly now: number;
  readonly requests: readonly AskedRequest[];
  readonly companies: ReadonlyMap<string, Company>;
  readonly partners: ReadonlyMap<string, Partner>;
  readonly contacts: readonly Contact[];
}
