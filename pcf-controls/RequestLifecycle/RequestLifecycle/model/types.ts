/** Who must move next, as the request and its events say. */
export type Mover = 'nobody' | 'staff' | 'customer' | 'microsoft' | 'indirectProvider';

/** The state of a request, by the names of its status reasons; `unknown` where this version does not know the value. */
export type Status = 'draft' | 'submitting' | 'approvalPending' | 'activating' | 'active' | 'terminating' | 'expired' | 'terminated' | 'unknown';

/** What the control shows of a request. Moments are in milliseconds since 1970. */
export interface Request {
  readonly status: Status;
  readonly waitingOn: Mover;
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
