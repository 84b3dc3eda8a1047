import type { AgainstContact } from './recipient';

const against: Readonly<Record<AgainstContact, string>> = {
  left: 'is not active any more',
  elsewhere: 'belongs to another customer',
  noAddress: 'has no e-mail address',
  refuses: 'does not want e-mail',
};

/** Why nothing was sent, and what staff must do. It is tried again by itself once that is done. */
export const problems = {
  noCustomer: () => 'The request has no customer. Enter one.',
  noProvider: () => "The request's tenant belongs to no provider. Correct the tenant.",
  contact: (name: string, why: AgainstContact, customer: string, chosen: boolean) =>
    `${name || 'The contact'}, the ${chosen ? 'contact of the request' : `primary contact of ${customer}`}, ${against[why]}. ${why === 'noAddress' ? 'Enter an e-mail address, or choose' : 'Choose'} another contact on the ${chosen ? 'request' : 'request or the account'}.`,
  noAddress: (customer: string, several: boolean) =>
    `${customer} has no e-mail address${several ? ', and several contacts' : ' and no contact with one'}. Choose a contact on the request, or enter a primary contact or an e-mail address on the account.`,
  accountRefuses: (customer: string) => `${customer} does not want e-mail. Choose a contact on the request, or give them the acceptance link in another way.`,
  senderInactive: (name: string, provider: string) => `${name || 'The sender'}, as whom e-mail of ${provider} is sent, is disabled. Choose another sender on the provider.`,
  noSender: (provider: string) => `Nobody is there as whom the e-mail could be sent: ${provider} has no sender, and the request belongs to a team. Choose a sender on the provider, or give the request to a person.`,
  template: (name: string, what: string) => `The message template "${name}" cannot be used. ${what}`,
  deleted: () => 'Somebody deleted or cancelled the e-mail before it was seen to leave. It is not sent again by itself: send the invitation again if the customer needs it.',
};

/** What timelines tell: in a few words, and what it means. */
export const happened = {
  sent: (isFirst: boolean, to: string, requests: number): [string, string] => [
    isFirst ? 'Invitation sent' : 'Customer asked again',
    `An e-mail with the acceptance link went to ${to || 'the customer'}.${requests > 1 ? ` It is about ${requests} requests.` : ''}`,
  ],
  notSent: (why: string): [string, string] => ['E-mail to the customer not sent', why],
  badReminderDays: (bad: readonly string[], provider: string): [string, string] => [
    'Reminders are off: days not understood',
    `"Reminders After (Days)" of ${provider} has ${bad.map((part) => `"${part}"`).join(', ')} in it. Enter whole numbers of days from 1 to 365, such as 7, 21, 45. Until then nobody is reminded.`,
  ],
  gaveUp: (): [string, string] => ['Invitation given up', 'Looking at the messages of this request failed again and again. It is tried again with the next change of the request. If that does not help, an administrator has to see the log of the handlers.'],
};
