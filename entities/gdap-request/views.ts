import { all, any, defineViews, via } from '../language/presentation';
import { gdapProviderAccount } from '../provider-account/table';
import { WaitingOn } from '../waiting-on';
import { gdapRequest, InvitationState, Outlook, PartnerConsent, RequestStatus } from './table';

const isLive = ['statecode', 'eq', 0] as const;
const provider = via('gdap_ProviderAccountId', gdapProviderAccount, 'gdap_ProviderId');

/** What somebody scanning the list wants of every request. */
const overview = [
  'gdap_Name', 'gdap_AccountId', 'statuscode', 'gdap_WaitingOn', 'gdap_ExpiryDate', 'gdap_ApprovalDueDate', provider, 'ownerid',
] as const;

const inForce = [
  'gdap_Name', 'gdap_AccountId', 'statuscode', 'gdap_ExpiryDate', 'gdap_AutoRenew', 'gdap_StartDate', provider, 'ownerid',
] as const;

const byExpiry = [{ column: 'gdap_ExpiryDate' }] as const;

/** In force, and over within so many days unless Microsoft extends them. */
const expiringWithin = (days: number) =>
  ({
    type: 'public',
    name: `GDAP Requests Expiring in ${days} Days`,
    description: `In force, with an expiry date in the next ${days} days.`,
    columns: inForce,
    order: byExpiry,
    filter: all(isLive, ['statuscode', 'eq', RequestStatus.active], ['gdap_ExpiryDate', 'next-x-days', days]),
  }) as const;

/** Who must move next, those first that have waited longest. What ended waits for nobody. */
const waitingFor = (who: keyof typeof WaitingOn, whom: string, why: readonly ('gdap_LastError' | 'gdap_InvitationMessage')[] = ['gdap_LastError']) =>
  ({
    type: 'public',
    name: `GDAP Requests Waiting on ${whom}`,
    description: 'What has waited longest comes first.',
    columns: ['gdap_Name', 'gdap_AccountId', 'statuscode', 'gdap_WaitingSince', ...why, 'gdap_ApprovalDueDate', 'gdap_ExpiryDate', provider, 'ownerid'],
    order: [{ column: 'gdap_WaitingSince' }, { column: 'createdon' }],
    filter: all(isLive, ['gdap_WaitingOn', 'eq', WaitingOn[who]]),
  }) as const;

/** Sent, and not approved yet; due within so many days. */
const dueWithin = (days: number) => all(isLive, ['statuscode', 'eq', RequestStatus.approvalPending], ['gdap_ApprovalDueDate', 'next-x-days', days] as const);

/** What somebody who runs after approvals wants to see. */
const pending = [
  'gdap_Name', 'gdap_AccountId', 'gdap_ApprovalDueDate', 'gdap_WaitingSince', 'gdap_InvitedOn', 'gdap_InvitationsSent', 'gdap_InvitationState', 'gdap_AcceptanceLink', 'gdap_WaitingOn', provider, 'ownerid',
] as const;

const byLapse = [{ column: 'gdap_ApprovalDueDate' }] as const;

export const requestViews = defineViews(gdapRequest, {
  active: {
    type: 'public',
    name: 'Active GDAP Requests',
    description: 'Every request that has not ended.',
    isDefault: true,
    columns: overview,
    filter: all(isLive),
  },
  mine: {
    type: 'public',
    name: 'My GDAP Requests',
    description: 'Requests of mine that have not ended.',
    columns: overview,
    filter: all(isLive, ['ownerid', 'eq-userid']),
  },
  attention: {
    type: 'public',
    name: 'GDAP Requests That Need Attention',
    description: 'Something stands in the way, or our staff must move. Drafts only where they were refused.',
    columns: ['gdap_Name', 'gdap_AccountId', 'statuscode', 'gdap_WaitingOn', 'gdap_LastError', 'gdap_InvitationMessage', 'gdap_Attempts', 'gdap_NextCheckOn', provider],
    order: [{ column: 'modifiedon', descending: true }],
    filter: all(isLive, any(['gdap_LastError', 'not-null'], all(['gdap_WaitingOn', 'eq', WaitingOn.staff], ['statuscode', 'ne', RequestStatus.draft]))),
  },
  draft: {
    type: 'public',
    name: 'Draft GDAP Requests',
    description: 'Not submitted yet.',
    columns: ['gdap_Name', 'gdap_AccountId', 'gdap_TemplateId', 'gdap_AutoRenew', 'gdap_DurationDays', 'gdap_Origin', provider, 'createdon', 'ownerid'],
    order: [{ column: 'createdon', descending: true }],
    filter: all(isLive, ['statuscode', 'eq', RequestStatus.draft]),
  },
  approvalpending: {
    type: 'public',
    name: 'GDAP Requests Pending Approval',
    description: 'The customer has to approve; what lapses first comes first.',
    columns: pending,
    order: byLapse,
    filter: all(isLive, ['statuscode', 'eq', RequestStatus.approvalPending]),
  },
  lapsingsoon: {
    type: 'public',
    name: 'GDAP Requests Lapsing Soon',
    description: 'The customer has 14 days or less to approve; after that it has to be made anew.',
    columns: pending,
    order: byLapse,
    filter: dueWithin(14),
  },
  notapproved: {
    type: 'public',
    name: 'GDAP Requests Not Approved for Long',
    description: 'Sent to Microsoft 30 days ago or earlier, and the customer has not approved yet.',
    columns: pending,
    order: byLapse,
    filter: dueWithin(60),
  },
  invitationattention: {
    type: 'public',
    name: 'Invitations That Need Attention',
    description: 'The invitation or a reminder could not be sent: the message says who must do what.',
    columns: ['gdap_Name', 'gdap_AccountId', 'gdap_InvitationMessage', 'gdap_ContactId', 'gdap_ApprovalDueDate', 'gdap_InvitedOn', provider, 'ownerid'],
    order: byLapse,
    filter: all(isLive, ['gdap_InvitationState', 'eq', InvitationState.attention]),
  },
  ourconsent: {
    type: 'public',
    name: 'GDAP Requests Waiting for Our Consent',
    description: 'An indirect provider asks the customer on our behalf; what lapses first comes first.',
    columns: ['gdap_Name', 'gdap_AccountId', 'gdap_PartnerConsent', 'gdap_ApprovalDueDate', 'gdap_DurationDays', 'gdap_ProviderAccountId', provider, 'createdon', 'ownerid'],
    order: [{ column: 'gdap_ApprovalDueDate' }],
    filter: all(isLive, ['gdap_PartnerConsent', 'in', PartnerConsent.pending, PartnerConsent.approve, PartnerConsent.reject]),
  },
  activating: {
    type: 'public',
    name: 'GDAP Requests Being Submitted or Activated',
    description: 'Microsoft is at work, or the handlers are.',
    columns: ['gdap_Name', 'gdap_AccountId', 'statuscode', 'gdap_WaitingOn', 'gdap_Attempts', 'gdap_CheckedOn', provider],
    order: [{ column: 'modifiedon', descending: true }],
    filter: all(isLive, ['statuscode', 'in', RequestStatus.submitting, RequestStatus.activating]),
  },
  inforce: {
    type: 'public',
    name: 'GDAP Requests in Force',
    columns: inForce,
    order: byExpiry,
    filter: all(isLive, ['statuscode', 'eq', RequestStatus.active]),
  },
  losingaccess: {
    type: 'public',
    name: 'Will Lose Access if Nobody Acts',
    description: 'In force, not extended by Microsoft and not replaced yet; what ends first comes first.',
    columns: ['gdap_Name', 'gdap_AccountId', 'gdap_ExpiryDate', 'gdap_OutlookReason', 'gdap_OutlookWaitingOn', 'gdap_Outlook', provider, 'ownerid'],
    order: byExpiry,
    filter: all(isLive, ['statuscode', 'eq', RequestStatus.active], ['gdap_Outlook', 'in', Outlook.atRisk, Outlook.replacing]),
  },
  waitingstaff: waitingFor('staff', 'Our Staff', ['gdap_LastError', 'gdap_InvitationMessage']),
  waitingcustomer: waitingFor('customer', 'the Customer'),
  waitingmicrosoft: waitingFor('microsoft', 'Microsoft'),
  waitingindirect: waitingFor('indirectProvider', 'the Indirect Provider'),
  expiring30: expiringWithin(30),
  expiring60: expiringWithin(60),
  expiring90: expiringWithin(90),
  terminating: {
    type: 'public',
    name: 'Terminating GDAP Requests',
    description: 'To be ended at Microsoft.',
    columns: ['gdap_Name', 'gdap_AccountId', 'statuscode', 'gdap_WaitingOn', 'gdap_CheckedOn', provider, 'ownerid'],
    order: [{ column: 'modifiedon', descending: true }],
    filter: all(isLive, ['statuscode', 'eq', RequestStatus.terminating]),
  },
  inactive: {
    type: 'public',
    name: 'Ended GDAP Requests',
    description: 'Expired or terminated.',
    columns: ['gdap_Name', 'gdap_AccountId', 'statuscode', 'gdap_LastError', 'gdap_StartDate', 'gdap_ExpiryDate', provider, 'modifiedon'],
    order: [{ column: 'modifiedon', descending: true }],
    filter: all(['statecode', 'eq', 1]),
  },
  advancedfind: { type: 'advancedFind', name: 'GDAP Request Advanced Find View', columns: overview },
  associated: {
    type: 'associated',
    name: 'GDAP Request Associated View',
    columns: ['gdap_Name', 'statuscode', 'gdap_WaitingOn', 'gdap_ExpiryDate', 'gdap_ApprovalDueDate', 'gdap_ProviderAccountId', 'ownerid'],
    order: [{ column: 'createdon', descending: true }],
  },
  quickfind: {
    type: 'quickFind',
    name: 'Quick Find Active GDAP Requests',
    columns: overview,
    filter: all(isLive),
    search: ['gdap_Name', 'gdap_Number', 'gdap_AccountId', 'gdap_ProviderAccountId', 'gdap_MicrosoftId'],
  },
  lookup: { type: 'lookup', name: 'GDAP Request Lookup View', columns: ['gdap_Name', 'gdap_AccountId', 'statuscode'], filter: all(isLive) },
});
