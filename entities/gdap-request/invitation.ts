/** What a request asks of its customer. Names and descriptions are put into the message as they are: it is text. */
export interface Invitation {
  readonly customer: string;
  /** Whom the customer knows us as. */
  readonly partner: string;
  readonly roles: readonly { readonly name: string; readonly description?: string | undefined }[];
  readonly durationDays: number;
  readonly autoRenew: boolean;
  readonly link: string;
  /** When the link lapses, in milliseconds since 1970. */
  readonly approvalDueOn: number | undefined;
}

/** Texts in a user's language. */
export interface InvitationTexts {
  (key: string, ...values: readonly (string | number)[]): string;
  /** The text of `key_One` or `key_Many`, with the number in it. */
  count(key: string, number: number): string;
}

/**
 * The message that asks a customer to approve: who asks, for what and for how long, in plain words, where to approve
 * and until when. One definition for the command and the control that copy it; `Invitation_Locale` is the language of
 * the texts, so that the date is in it, too. Pure but for the texts.
 */
export function invitationMessage({ customer, partner, roles, durationDays, autoRenew, link, approvalDueOn }: Invitation, text: InvitationTexts): string {
  const each = new Map(roles.map(({ name, description }) => [name, description]));
  const day = approvalDueOn === undefined ? undefined : new Date(approvalDueOn).toLocaleDateString(text('Invitation_Locale'), { dateStyle: 'long' });
  return [
    text('Invitation_Greeting', customer),
    '',
    text('Invitation_Asks', partner),
    '',
    text('Invitation_Roles'),
    ...[...each].sort(([one], [other]) => one.localeCompare(other)).map(([name, description]) => (description ? text('Invitation_Role', name, description) : `- ${name}`)),
    '',
    text.count('Invitation_Duration', durationDays),
    autoRenew ? text('Invitation_Renews') : text('Invitation_Ends'),
    '',
    text('Invitation_Link'),
    link,
    ...(day === undefined ? [] : ['', text('Invitation_Until', day)]),
    '',
    text('Invitation_Close', partner),
  ].join('\n');
}
