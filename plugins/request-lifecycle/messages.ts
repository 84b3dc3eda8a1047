import { said } from '../failures';
import type { ServiceFailure } from '../gateways/transport/service-error';
import { secretMissing } from '../provider/messages';

/** Every sentence that people read, in one place. They say what happened, and who must do what. */

const day = (moment: number) => new Date(moment).toISOString().slice(0, 10);
const listed = (names: readonly string[]) => names.join(', ');

/** What is wrong with the sign-in or the permissions of a provider. */
function brokenConnection(failure: ServiceFailure): string {
  if (failure.code === secretMissing) return failure.message;
  const what = failure.service === 'entra' ? 'The sign-in failed: check the client id and the secret' : 'Microsoft Graph refused the application: check its consent to DelegatedAdminRelationship.ReadWrite.All and Group.Read.All';
  return `${what}. ${said(failure)}`;
}

/** Why a request cannot be sent as it stands. */
export const refusal = {
  noCustomer: () => 'No customer is chosen. Choose the customer whose tenant it is.',
  noTenant: () => "No tenant is chosen. Choose the customer's tenant (provider account).",
  tenantWithoutCustomer: (tenant: string) => `The tenant ${tenant} belongs to no customer. Set the customer on the provider account.`,
  tenantOfAnother: (tenant: string) => `The tenant ${tenant} belongs to another customer. Choose a tenant of this customer.`,
  tenantId: (tenant: string, id: string | null) => `The tenant ${tenant} has ${id ? `the tenant id '${id}', which is no GUID` : 'no tenant id'}. Correct it on the provider account.`,
  noProvider: (tenant: string) => `The tenant ${tenant} has no provider. Set the provider on the provider account.`,
  noConnection: (provider: string) => `The provider ${provider} is not connected. Enter partner tenant id and client id there, both GUIDs.`,
  byMicrosoft: (failure: ServiceFailure) => `Microsoft refused the request, and will refuse it as it stands. ${said(failure)}`,
} as const;

/** What stands in the way for now. */
export const setback = {
  connection: (provider: string, failure: ServiceFailure) => `The provider ${provider} cannot be used. ${brokenConnection(failure)}`,
  throttled: () => 'Microsoft has too many requests at the moment. It is tried again by itself.',
  later: (failure: ServiceFailure) => `Microsoft could not do it at the moment. It is tried again by itself. ${said(failure)}`,
  unknown: () => 'Microsoft gave no answer, so nobody knows yet whether it was done. It is looked for, and tried again by itself.',
  nameTaken: (name: string) => `Microsoft says that a relationship ${name} exists already, but does not show it. It is looked for again by itself.`,
  refused: (failure: ServiceFailure) => `Microsoft refused it. It is tried again by itself. ${said(failure)}`,
  missing: () => 'Microsoft does not show the relationship at the moment. It is looked for again by itself.',
  lapsedLink: (due: number) => `The time for approval ended on ${day(due)}. Terminate this request and make a new one.`,
  lapsedReseller: (due: number) => `The time for approval ended on ${day(due)}. Ask the indirect provider to ask the customer again, and terminate this request.`,
  notWithdrawn: (due: number) => `It waits for the customer's approval, and Microsoft does not let it be withdrawn. It is ended as soon as the customer approves, or lapses on ${day(due)}.`,
  endingElsewhere: () => 'The relationship is being ended at Microsoft, by the customer or in Partner Center.',
  unknownStatus: (status: string) => `Microsoft says '${status}', which this version does not know. Nothing was changed. Look in Partner Center how it stands, and tell your administrator to install a newer version.`,
} as const;

/** Why a mapping is not in force. */
export const mapping = {
  notInRelationship: (role: string) => `${role} is not part of what the customer approved. It needs a new request.`,
  noRole: (group: string) => `No role is chosen for ${group}. Choose one that the customer approved, or delete the mapping.`,
  groupDeleted: (group: string) => `The security group ${group} does not exist in Entra any more. Choose another group.`,
  groupToBeCreated: (group: string) => `The security group ${group} is still to be created at Microsoft. It gets the role by itself as soon as it is there.`,
  groupNeedsAttention: (group: string) => `The security group ${group} could not be made or found at Microsoft. Its own form says what to do; then it gets the role by itself.`,
  failed: (failure: ServiceFailure) => `Microsoft could not give the group its roles. It is tried again by itself. ${said(failure)}`,
  broken: (group: string) => `Microsoft reports that the assignment of ${group} has failed. Check the group in Entra; or remove the mapping, wait until it is gone and add it again.`,
} as const;

/** Of our consent, where an indirect provider asks on our behalf. */
export const consent = {
  asked: () => 'The indirect provider asks for this on our behalf. Choose Approve or Reject; the customer can approve it once we have.',
  refused: (failure: ServiceFailure) => `Microsoft did not take our decision, and will not take it as it stands. Choose again, or decide in Partner Center. ${said(failure)}`,
} as const;

/** How it ended, where people may wonder. */
export const ending = {
  lapsed: () => 'The customer did not approve in time. Make a new request.',
  rejected: () => 'The customer refused it, or it was withdrawn in Partner Center, before it came into force. Make a new request if it is still needed.',
  stays: () => 'It has ended, and cannot be used again. Make a new request.',
  elsewhere: () => 'It was ended by the customer, or in Partner Center, not by this request.',
  rejectedByUs: () => 'We rejected in Partner Center what the indirect provider asked for.',
  gone: () => 'Microsoft does not have the relationship any more. Make a new request if it is still needed.',
} as const;

/** Entries of the timeline: a name and what it means. */
export const happened = {
  refused: (reasons: string) => ['Not sent: needs a change', reasons],
  failed: (reason: string) => ['Not done yet', reason],
  approvalPending: (due: number | null) => ['Sent to Microsoft', `The customer can approve it${due === null ? '' : ` until ${day(due)}`}. Send the acceptance link to an administrator of the customer.`],
  activating: () => ['Approved by the customer', 'Microsoft is setting it up.'],
  active: (ends: number | null) => ['In force', ends === null ? 'The relationship is active.' : `The relationship is active until ${day(ends)}.`],
  extended: (ends: number) => ['Extended by Microsoft', `It runs until ${day(ends)} now.`],
  expired: () => ['Expired', 'The duration has elapsed.'],
  lapsed: () => ['Lapsed', ending.lapsed()],
  lapsedAsWanted: () => ['Lapsed', 'The customer did not approve in time, and can no longer.'],
  rejected: () => ['Refused by the customer', ending.rejected()],
  terminated: () => ['Terminated', 'The relationship has ended.'],
  terminatedElsewhere: () => ['Terminated by others', ending.elsewhere()],
  gone: () => ['Not at Microsoft any more', ending.gone()],
  neverThere: () => ['Terminated', 'There was no relationship at Microsoft.'],
  endingElsewhere: () => ['Being ended by others', setback.endingElsewhere()],
  notWithdrawn: (due: number) => ['Cannot be withdrawn yet', setback.notWithdrawn(due)],
  corrected: (from: string, to: string, status: string) => ['Status set right', `The status was ${from}, but Microsoft says '${status}': it is ${to}. To end a request, set it to Terminating.`],
  correctedEnd: (from: string, to: string) => ['Status set right', `The status was ${from}, but the relationship has ended: it is ${to}, and stays so. Make a new request if one is needed.`],
  notSentYet: (from: string) => ['Status set right', `The status was ${from}, but nothing had been sent to Microsoft: it is sent now. To end it, set it to Terminating.`],
  putBack: (columns: readonly string[]) => ['Changes put back', `${listed(columns)} cannot be changed after the request was sent. What Microsoft has was put back. To change it, make a new request.`],
  noAutoRenew: (roles: readonly string[]) => ['Auto-Renew put back', `Microsoft does not extend relationships with ${listed(roles)}.`],
  globalRemoved: () => ['Global Administrator taken out', 'The relationship and its assignments do not hold it any more. Auto-Renew can be turned on.'],
  globalRefused: (failure: ServiceFailure) => ['Global Administrator stays', `Microsoft refused to take it out of the relationship. Everything stays as it was: try again later, or ask for a replacement without it. ${said(failure)}`],
  globalNotTaken: () => ['Global Administrator stays', 'Microsoft accepted to take it out of the relationship several times, and has not done so. Everything stays as it was: try again later, or ask for a replacement without it.'],
  onlyGlobal: () => ['Global Administrator stays', 'The relationship holds no other role, and none can be added. Ask for a replacement with other roles instead.'],
  autoRenew: (on: boolean) => [on ? 'Auto-Renew turned on' : 'Auto-Renew turned off', on ? 'Microsoft extends it by 180 days at its end.' : 'It expires at its end.'],
  unknownStatus: (status: string) => ['New status at Microsoft', setback.unknownStatus(status)],
  groupDeleted: (group: string) => ['Security group deleted', mapping.groupDeleted(group)],
  assignmentFailed: (group: string, failure: ServiceFailure) => [`Assignment of ${group} failed`, mapping.failed(failure)],
  assignmentBroken: (group: string) => [`Assignment of ${group} failed`, mapping.broken(group)],
  roleNotAllowed: (role: string) => ['Role needs a new request', mapping.notInRelationship(role)],
  consentAsked: () => ['Asked by the indirect provider', consent.asked()],
  consentGiven: (elsewhere: boolean) => [elsewhere ? 'Approved in Partner Center' : 'We approved it', 'Now the customer can approve it. Send the acceptance link to an administrator of the customer.'],
  consentRefused: (elsewhere: boolean) => [elsewhere ? 'Rejected in Partner Center' : 'We rejected it', elsewhere ? 'It was rejected there, or refused by the customer, before anybody had decided here.' : 'The indirect provider does not get the relationship that it asked for on our behalf.'],
  consentOther: (wanted: 'approve' | 'reject') => ['Decided otherwise before', wanted === 'approve' ? 'We chose Approve, but it had been rejected in Partner Center. Ask the indirect provider to ask again.' : 'We chose Reject, but it had been approved in Partner Center. To end it, set it to Terminating.'],
  consentNotTaken: (failure: ServiceFailure) => ['Decision not taken', consent.refused(failure)],
  poisoned: () => ['The handlers gave up', 'This request could not be handled several times in a row. It is looked at again at the next comparison. Tell your administrator: the log of the host says why.'],
} as const satisfies Record<string, (...facts: never[]) => readonly [name: string, message: string] | string[]>;
