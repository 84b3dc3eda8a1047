/** A mail as it leaves an environment. */
export interface OutgoingMail {
  /** The same for every try to carry the same mail away: what has been taken over once is not taken over again. */
  readonly key: string;
  /** ISO 8601, on the environment's clock. */
  readonly sentAt: string;
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly subject: string;
  /** HTML, as it stands in the activity. */
  readonly body: string;
  /** The e-mail activity. */
  readonly activityId: string;
  /** The row that the e-mail is about. */
  readonly regarding: { readonly table: string; readonly id: string } | null;
}

/** What carries mail away. */
export interface MailTransport {
  /** @returns false where the mail was refused: nothing has left */
  send(mail: OutgoingMail): boolean;
}
