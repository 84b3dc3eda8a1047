import { all, defineViews, type Filter } from '../language/presentation';
import { FindingKind, FindingStatus, gdapFinding } from './table';

/** What differs, and what each choice would do, stands where nobody has to scroll for it. */
const overview = ['gdap_Name', 'gdap_Kind', 'gdap_Details', 'gdap_AccountId', 'gdap_ExpiryDate', 'gdap_WantedAction', 'gdap_LastError', 'gdap_MicrosoftStatus', 'gdap_ProviderId'] as const;
const details = ['gdap_Name', 'gdap_AccountId', 'gdap_Details', 'gdap_WantedAction', 'gdap_LastError', 'gdap_RequestId', 'gdap_ProviderId'] as const;
const newestFirst = [{ column: 'gdap_FoundOn', descending: true }] as const;
const isOpen = ['statuscode', 'eq', FindingStatus.open] as const;
const open = (kind: keyof typeof FindingKind): Filter<'statuscode' | 'gdap_Kind'> => all(isOpen, ['gdap_Kind', 'eq', FindingKind[kind]]);

export const findingViews = defineViews(gdapFinding, {
  open: {
    type: 'public',
    name: 'Open Findings',
    description: 'Everything in which Microsoft and we differ, and about which nobody has decided.',
    isDefault: true,
    columns: overview,
    order: newestFirst,
    filter: all(isOpen),
  },
  onlyatmicrosoft: {
    type: 'public',
    name: 'Only at Microsoft',
    description: 'Relationships that have no request here: adopt or forget them.',
    columns: ['gdap_Name', 'gdap_AccountId', 'gdap_MicrosoftStatus', 'gdap_ExpiryDate', 'gdap_Details', 'gdap_WantedAction', 'gdap_LastError', 'gdap_ProviderId'],
    order: [{ column: 'gdap_ExpiryDate' }],
    filter: open('onlyAtMicrosoft'),
  },
  onlyhere: {
    type: 'public',
    name: 'Only Here',
    description: 'Requests whose relationship Microsoft does not have any more: put them right by asking the customer again, or forget them.',
    columns: details,
    order: newestFirst,
    filter: open('onlyHere'),
  },
  differs: {
    type: 'public',
    name: 'Differs',
    description: 'Requests that do not say what Microsoft has: adopt what Microsoft has, put Microsoft right, or forget it.',
    columns: details,
    order: newestFirst,
    filter: open('differs'),
  },
  duplicates: {
    type: 'public',
    name: 'Superseded Relationships',
    description: 'Another relationship with the same customer has all of its roles and lives as long: put it right by ending it, or forget it.',
    columns: ['gdap_Name', 'gdap_AccountId', 'gdap_RequestId', 'gdap_OtherRequestId', 'gdap_ExpiryDate', 'gdap_Details', 'gdap_WantedAction', 'gdap_LastError'],
    order: [{ column: 'gdap_AccountId' }],
    filter: open('duplicate'),
  },
  forgotten: {
    type: 'public',
    name: 'Forgotten Findings',
    description: 'They come back by themselves when they change.',
    columns: overview,
    order: newestFirst,
    filter: all(['statuscode', 'eq', FindingStatus.forgotten]),
  },
  inactive: {
    type: 'public',
    name: 'Settled Findings',
    columns: ['gdap_Name', 'gdap_Kind', 'gdap_AccountId', 'gdap_RequestId', 'gdap_ProviderId', 'modifiedon'],
    order: [{ column: 'modifiedon', descending: true }],
    filter: all(['statecode', 'eq', 1]),
  },
  advancedfind: { type: 'advancedFind', name: 'Reconciliation Finding Advanced Find View', columns: overview },
  associated: {
    type: 'associated',
    name: 'Reconciliation Finding Associated View',
    columns: ['gdap_Name', 'gdap_Kind', 'statuscode', 'gdap_MicrosoftStatus', 'gdap_ExpiryDate', 'gdap_WantedAction'],
    order: newestFirst,
  },
  quickfind: {
    type: 'quickFind',
    name: 'Quick Find Open Findings',
    columns: overview,
    filter: all(['statecode', 'eq', 0]),
    search: ['gdap_Name', 'gdap_AccountId', 'gdap_RelationshipName', 'gdap_TenantId', 'gdap_MicrosoftId'],
  },
  lookup: { type: 'lookup', name: 'Reconciliation Finding Lookup View', columns: ['gdap_Name', 'gdap_Kind', 'gdap_AccountId'], filter: all(['statecode', 'eq', 0]) },
});
