/** Which message it is. A `replacement` is the invitation to a request that takes the place of access that ends. */
export type MessageKindName = 'invitation' | 'reminder' | 'replacement';

export type MessageLanguageName = 'english' | 'german';

/** What one request asks of its customer. Names and descriptions come into the message as they are: it is text. */
export interface MessageRequest {
  readonly name: string;
  readonly roles: readonly { readonly name: string; readonly description?: string | undefined }[];
  readonly durationDays: number;
  readonly autoRenew: boolean;
  /** Where an administrator of the customer approves. */
  readonly link: string;
  /** When the link lapses, in milliseconds since 1970. */
  readonly approvalDueOn: number | undefined;
  /** The access whose place it takes. */
  readonly replaces?: { readonly endsOn: number | undefined } | undefined;
}

/** What a message tells its customer. */
export interface MessageFacts {
  readonly customer: string;
  /** Who is addressed; absent: the customer's administrators. */
  readonly contact?: string | undefined;
  /** Whom the customer knows us as. */
  readonly partner: string;
  /** The environment's time, milliseconds since 1970. */
  readonly now: number;
  /** At least one. */
  readonly requests: readonly MessageRequest[];
}

/** A message template as far as its text goes. */
export interface MessageText {
  readonly subject: string;
  readonly body: string;
}
