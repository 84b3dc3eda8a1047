import { said } from '../failures';
import type { ServiceFailure } from '../gateways/transport/service-error';

/**
 * Why Dataverse did not send an e-mail, and what staff must do: a sentence or two. It names no cause by a code of its
 * own, so that its words decide what is told; what they are not known for is told as they are. Pure.
 */
export function refusalText(failure: ServiceFailure): string {
  const { status, message } = failure;
  if (/prvSendAsUser|send ?as/i.test(message)) {
    return `The handlers may not send e-mail as the sender. The sender has to allow it in their personal options ("Allow other users to send email on your behalf"), or choose another sender on the provider. ${said(failure)}`;
  }
  if (/systemuser.*email address/i.test(message)) return `The sender has no e-mail address. An administrator has to enter it on the user, or choose another sender on the provider. ${said(failure)}`;
  if (/email address/i.test(message)) return `The recipient has no e-mail address. Enter one, or choose another contact. ${said(failure)}`;
  if (/donotemail|not allow emails/i.test(message)) return `The recipient does not want e-mail. Choose another contact, or give them the link in another way. ${said(failure)}`;
  if (/sender/i.test(message)) return `Nobody is there as whom it can be sent. Choose a user as the sender on the provider. ${said(failure)}`;
  if (status === 401 || status === 403) return `The handlers lack the privilege to send e-mail. An administrator has to give their application user the role GDAP Service anew. ${said(failure)}`;
  return `Dataverse refused to send the e-mail. ${said(failure)}`;
}

/** Accepted, and then not delivered (Learn, "Monitor and troubleshoot email"). */
export const deliveryFailedText =
  'Dataverse could not hand the e-mail over to the mail server. An administrator has to see whether the mailbox of the sender is approved and set up for outgoing e-mail, and what its alerts say.';
