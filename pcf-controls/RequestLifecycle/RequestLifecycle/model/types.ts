import type { MessageLanguageName } from '@gdap-manager/entities/message-template/message';

/** Who must move next, as the request and its events say. */
export type Mover = 'nobody' | 'staff' | 'customer' | 'microsoft' | 'indirectProvider';

/** The state of a request, by the names of its status reasons; `unknown` where this version does not know the value. */
export type Status = 'draft' | 'submitting' | 'approvalPending' | 'activating' | 'active' | 'terminating' | 'expired' | 'terminated' | 'unknown';

/** What the control shows of a request. Moments are in milliseconds since 1970. */
export interface Request {
  readonly name: string;
  readonly status: Status;
  readonly waitingOn: Mover;
  /** Since when it waits for them, where the row says so. */
  readonly waitingSince: number | undefined;
  readonly lastError: string;
  /** When it is looked at again by itself. */
  readonly nextCheckOn: number | undefined;
  /** http or https; anything else is not offered. */
  readonly acceptanceLink: string | undefined;
  readonly approvalDueOn: number | undefined;
  readonly startedOn: number | undefined;
  readonly expiresOn: number | undefined;
  readonly autoRenew: boolean;
  readonly durationDays: number | undefined;
  readonly modifiedOn: number;
  readonly customer: string;
  readonly partner: string;
  readonly invitation: Invitation;
  /** What becomes of the access at its end; undefined where nobody has looked yet. */
  readonly outlook: Outlook | undefined;
  /** The request whose place it takes. */
  readonly replaces: Reference | undefined;
  /** When the access ends whose place it takes. */
  readonly replacedEndsOn: number | undefined;
  /** What a message to the customer depends on. */
  readonly providerId: string | undefined;
  readonly categoryId: string | undefined;
  readonly language: MessageLanguageName;
  readonly isReplacement: boolean;
}

/** Another row, by id and name. */
export interface Reference {
  readonly id: string;
  readonly name: string;
}

/** What the customer has been sent. */
export interface Invitation {
  readonly state: 'notSent' | 'sending' | 'sent' | 'attention';
  /** Why it was not sent, and who must do what. */
  readonly message: string;
  /** Name of who gets it; undefined: nobody is kept. */
  readonly contact: string | undefined;
  /** When the last invitation or reminder was sent. */
  readonly on: number | undefined;
  readonly sent: number;
  readonly nextReminderOn: number | undefined;
}

/** What becomes of access when its time is over. */
export interface Outlook {
  readonly kind: 'renews' | 'later' | 'replacing' | 'replaced' | 'ends' | 'atRisk';
  readonly reason: string;
  readonly waitingOn: Mover;
}

/** A role that a request asks for. */
export interface AskedRole {
  readonly name: string;
  readonly description: string | undefined;
}

/** An entry of the timeline. */
export interface Happening {
  readonly id: string;
  readonly name: string;
  readonly message: string;
  readonly severity: 'information' | 'warning' | 'error';
  readonly occurredOn: number;
  readonly waitingOn: Mover | undefined;
  readonly nextTryOn: number | undefined;
  readonly microsoftCode: string;
  readonly microsoftRequestId: string;
  readonly trackingId: string;
}
