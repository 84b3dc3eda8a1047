import { atEndOptions } from '../at-end';
import {
  autoNumber, choice, dateTime, defineTable, globalChoice, lookup, memo, optionValues, statusValues, text, wholeNumber, yesNo,
} from '../language';
import { waitingOn } from '../waiting-on';
import { requestStatus } from './status';

/** A GDAP request: the roles asked for in a customer's tenant, and where the asking stands. */
export const gdapRequest = defineTable({
  schemaName: 'gdap_Request',
  entitySetName: 'gdap_requests',
  displayName: 'GDAP Request',
  pluralName: 'GDAP Requests',
  description: 'A GDAP relationship with a customer: asked for, approved, in force, ended.',
  ownership: 'user',
  activities: true,
  primaryName: 'gdap_Name',
  status: requestStatus,
  columns: {
    gdap_Name: text({ displayName: 'Name', description: 'Name of the request, for staff.', maxLength: 200, required: 'required' }),
    gdap_Number: autoNumber({ displayName: 'Number', description: 'Running number, for talking about it.', pattern: 'GDAP-{SEQNUM:6}', maxLength: 50 }),
    gdap_AccountId: lookup({
      displayName: 'Customer',
      description: 'The customer whose tenant it is.',
      required: 'required',
      to: 'account',
      relationship: 'gdap_account_requests',
      onDelete: 'restrict',
    }),
    gdap_ProviderAccountId: lookup({
      displayName: 'Tenant',
      description: "The customer's Microsoft tenant, at the provider through which it is managed.",
      required: 'required',
      to: 'gdap_provideraccount',
      relationship: 'gdap_provideraccount_requests',
      onDelete: 'restrict',
    }),
    gdap_TemplateId: lookup({
      displayName: 'Template',
      description: 'The template that it was made from.',
      to: 'gdap_template',
      relationship: 'gdap_template_requests',
      onDelete: 'removeLink',
    }),
    gdap_TemplateReason: memo({ displayName: 'Why This Template', description: 'Which templates applied to the customer when the request was made, and why.', maxLength: 4000 }),
    gdap_ReplacesId: lookup({
      displayName: 'Replaces',
      description: 'The request whose place it is meant to take.',
      to: 'gdap_request',
      relationship: 'gdap_request_replacements',
      onDelete: 'removeLink',
    }),
    gdap_PartnerConsent: choice({
      displayName: 'Our Consent',
      description: 'Where an indirect provider asks on our behalf: whether we, its reseller, agree. Staff choose Approve or Reject.',
      default: 'notNeeded',
      options: {
        notNeeded: { value: 727000000, label: 'Not Needed' },
        pending: { value: 727000001, label: 'Pending', color: '#ffb900' },
        approve: { value: 727000002, label: 'Approve', color: '#0078d4' },
        approved: { value: 727000003, label: 'Approved', color: '#107c10' },
        reject: { value: 727000004, label: 'Reject', color: '#ca5010' },
        rejected: { value: 727000005, label: 'Rejected', color: '#d13438' },
      },
    }),
    gdap_AutoRenew: yesNo({ displayName: 'Auto-Renew', description: 'Microsoft extends it by 180 days at its end. Not with Global Administrator.', default: true }),
    gdap_DurationDays: wholeNumber({ displayName: 'Duration (Days)', description: 'Days from approval to expiry, 1 to 730.', min: -2147483648, max: 2147483647, required: 'required' }),
    gdap_AtEnd: choice({
      displayName: 'At the End',
      description: 'What is wanted where Microsoft does not extend it: the customer is asked again in time, or it ends. With Auto-Renew it does not matter.',
      default: 'askAgain',
      options: atEndOptions,
    }),
    gdap_RemoveGlobalAdministrator: yesNo({
      displayName: 'Remove Global Administrator',
      description: 'Wanted: Global Administrator is taken out of the relationship in force, and then Auto-Renew is turned on.',
      default: false,
    }),
    gdap_StartDate: dateTime({ displayName: 'Start Date', description: 'When it came into force.', behavior: 'userLocal' }),
    gdap_ExpiryDate: dateTime({ displayName: 'Expiry Date', description: 'When it ends, unless Microsoft extends it.', behavior: 'userLocal' }),
    gdap_ApprovalDueDate: dateTime({ displayName: 'Approve Before', description: 'When the request lapses if the customer has not approved: 90 days after it was submitted.', behavior: 'userLocal' }),
    gdap_AcceptanceLink: text({ displayName: 'Acceptance Link', description: 'Where an administrator of the customer approves.', maxLength: 500, format: 'url' }),
    gdap_ContactId: lookup({
      displayName: 'Contact',
      description: "Who at the customer gets the invitation and its reminders; empty = the customer's primary contact.",
      to: 'contact',
      relationship: 'gdap_contact_requests',
      onDelete: 'removeLink',
    }),
    gdap_InvitationState: choice({
      displayName: 'Invitation',
      description: 'Whether the customer has been asked by e-mail to approve.',
      default: 'notSent',
      auditing: false,
      options: {
        notSent: { value: 727000000, label: 'Not Sent', color: '#8a8886' },
        sending: { value: 727000001, label: 'Being Sent', color: '#0078d4' },
        sent: { value: 727000002, label: 'Sent', color: '#107c10' },
        attention: { value: 727000003, label: 'Needs Attention', color: '#d13438' },
      },
    }),
    gdap_InvitationMessage: memo({ displayName: 'Invitation Message', description: 'Why the invitation or a reminder was not sent, and who must do what.', maxLength: 4000, auditing: false }),
    gdap_InvitationWantedOn: dateTime({ displayName: 'Invitation Wanted', description: 'Wanted: an invitation is sent by the handlers after this moment. Staff set it to send it again.', behavior: 'userLocal', auditing: false }),
    gdap_FirstInvitedOn: dateTime({ displayName: 'First Invited', description: 'When the customer was first asked by e-mail: reminders count from here.', behavior: 'userLocal', auditing: false }),
    gdap_InvitedOn: dateTime({ displayName: 'Invited', description: 'When the last invitation or reminder was sent.', behavior: 'userLocal' }),
    gdap_InvitationsSent: wholeNumber({ displayName: 'Invitations Sent', description: 'Invitations and reminders that were sent for it.', min: 0, max: 1000000, auditing: false }),
    gdap_NextReminderOn: dateTime({ displayName: 'Next Reminder', description: 'When the customer is reminded; empty = not any more, or not by the handlers.', behavior: 'userLocal', auditing: false }),
    gdap_InvitationMail: text({ displayName: 'Invitation E-mail', description: 'Id of the e-mail that is being sent for it, or was sent last: it is never sent twice.', maxLength: 36, auditing: false }),
    gdap_Outlook: choice({
      displayName: 'Outlook',
      description: 'What becomes of the access when its time is over.',
      default: 'none',
      auditing: false,
      options: {
        none: { value: 727000000, label: 'Not in Force', color: '#8a8886' },
        renews: { value: 727000001, label: 'Renews by Itself', color: '#107c10' },
        later: { value: 727000002, label: 'Will Be Asked Again', color: '#107c10' },
        replacing: { value: 727000003, label: 'Replacement Under Way', color: '#0078d4' },
        replaced: { value: 727000004, label: 'Replaced', color: '#8a8886' },
        ends: { value: 727000005, label: 'Ends as Wanted', color: '#8a8886' },
        atRisk: { value: 727000006, label: 'Will Lose Access', color: '#d13438' },
      },
    }),
    gdap_OutlookReason: memo({ displayName: 'Why This Outlook', description: 'What will become of the access, who must do what, and until when.', maxLength: 4000, auditing: false }),
    gdap_OutlookWaitingOn: globalChoice(waitingOn, { displayName: 'Renewal Waits On', description: 'Who must act so that the access goes on.', default: 'nobody', auditing: false }),
    gdap_RenewalWantedOn: dateTime({ displayName: 'Renewal Wanted', description: 'Wanted: the customer is asked again now, before it is time or once more. The handlers empty it.', behavior: 'userLocal', auditing: false }),
    gdap_RenewalCheckOn: dateTime({ displayName: 'Next Renewal Check', description: 'When its renewal is looked at again at the latest.', behavior: 'userLocal', auditing: false }),
    gdap_Replacements: wholeNumber({ displayName: 'Replacements', description: 'Replacements that were asked for by themselves: each is made once, also where staff delete it.', min: 0, max: 1000000, auditing: false }),
    gdap_Origin: choice({
      displayName: 'Origin',
      description: 'Where the request came from.',
      default: 'manual',
      options: {
        manual: { value: 727000000, label: 'Entered by Hand' },
        template: { value: 727000001, label: 'From a Template' },
        onboarding: { value: 727000002, label: 'Customer Onboarded' },
        replacement: { value: 727000003, label: 'Replaces Another' },
        adopted: { value: 727000004, label: 'Found at Microsoft' },
        indirectProvider: { value: 727000005, label: 'Asked by the Indirect Provider' },
      },
    }),
    gdap_UniqueKey: text({ displayName: 'Unique Key', description: 'Keeps automatic requests from being made twice; empty where made by hand.', maxLength: 200 }),
    gdap_WaitingOn: globalChoice(waitingOn, { displayName: 'Waiting On', description: 'Who must move next.', default: 'staff' }),
    gdap_WaitingSince: dateTime({ displayName: 'Waiting Since', description: 'Since when it has been waiting for whom it waits for.', behavior: 'userLocal', auditing: false }),
    gdap_LastError: memo({ displayName: 'Last Error', description: 'What stands in the way, and what to do.', maxLength: 4000 }),
    gdap_MicrosoftId: text({ displayName: 'Microsoft ID', description: 'Id of the relationship at Microsoft.', maxLength: 100 }),
    gdap_MicrosoftStatus: text({ displayName: "Microsoft's Status", description: 'Status of the relationship as last seen.', maxLength: 50, auditing: false }),
    gdap_MicrosoftVersion: text({ displayName: "Microsoft's Version", description: 'Version tag of the relationship as last seen: what has not changed need not be looked at.', maxLength: 200, auditing: false }),
    gdap_Attempts: wholeNumber({ displayName: 'Attempts', description: 'Tries that failed in a row.', min: 0, max: 1000000, auditing: false }),
    gdap_CheckedOn: dateTime({ displayName: 'Checked', description: 'When it was last compared with Microsoft.', behavior: 'userLocal', auditing: false }),
    gdap_Memory: memo({ displayName: 'Memory of the Handlers', description: 'What the handlers must remember from one look to the next: the tenant as submitted, the groups that they assigned. JSON, not for people.', maxLength: 100000, auditing: false }),
    gdap_NextCheckOn: dateTime({ displayName: 'Next Check', description: 'When it is looked at again at the latest.', behavior: 'userLocal', auditing: false }),
  },
  keys: { gdap_RequestUniqueKey: ['gdap_UniqueKey'] },
});

export const RequestStatus = statusValues(gdapRequest);
export const PartnerConsent = optionValues(gdapRequest.columns.gdap_PartnerConsent);
export const RequestOrigin = optionValues(gdapRequest.columns.gdap_Origin);
export const RequestAtEnd = optionValues(gdapRequest.columns.gdap_AtEnd);
export const InvitationState = optionValues(gdapRequest.columns.gdap_InvitationState);
export const Outlook = optionValues(gdapRequest.columns.gdap_Outlook);
