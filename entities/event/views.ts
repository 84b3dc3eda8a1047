import { all, defineViews } from '../language/presentation';
import { EventSeverity, gdapEvent } from './table';

const newestFirst = [{ column: 'gdap_OccurredOn', descending: true }] as const;
const isActive = ['statecode', 'eq', 0] as const;

export const eventViews = defineViews(gdapEvent, {
  active: {
    type: 'public',
    name: 'Active Events',
    description: 'Newest first.',
    isDefault: true,
    columns: ['gdap_Name', 'gdap_Severity', 'gdap_OccurredOn', 'gdap_RequestId', 'gdap_ProviderId', 'gdap_WaitingOn', 'gdap_Message'],
    order: newestFirst,
    filter: all(isActive),
  },
  trouble: {
    type: 'public',
    name: 'Warnings and Errors',
    columns: ['gdap_Name', 'gdap_Severity', 'gdap_OccurredOn', 'gdap_RequestId', 'gdap_ProviderId', 'gdap_WaitingOn', 'gdap_Message', 'gdap_MicrosoftCode'],
    order: newestFirst,
    filter: all(isActive, ['gdap_Severity', 'in', EventSeverity.warning, EventSeverity.error]),
  },
  timeline: {
    type: 'public',
    name: 'Timeline',
    description: 'What happened to one request, tenant or provider, newest first.',
    columns: ['gdap_Name', 'gdap_OccurredOn', 'gdap_Message', 'gdap_Severity', 'gdap_WaitingOn', 'gdap_NextTryOn'],
    order: newestFirst,
  },
  inactive: {
    type: 'public',
    name: 'Inactive Events',
    columns: ['gdap_Name', 'gdap_Severity', 'gdap_OccurredOn', 'gdap_RequestId'],
    order: newestFirst,
    filter: all(['statecode', 'eq', 1]),
  },
  advancedfind: {
    type: 'advancedFind',
    name: 'Event Advanced Find View',
    columns: ['gdap_Name', 'gdap_Severity', 'gdap_OccurredOn', 'gdap_RequestId', 'gdap_ProviderId'],
    order: newestFirst,
  },
  associated: {
    type: 'associated',
    name: 'Event Associated View',
    columns: ['gdap_Name', 'gdap_OccurredOn', 'gdap_Severity', 'gdap_WaitingOn', 'gdap_Message'],
    order: newestFirst,
  },
  quickfind: {
    type: 'quickFind',
    name: 'Quick Find Active Events',
    columns: ['gdap_Name', 'gdap_Severity', 'gdap_OccurredOn', 'gdap_RequestId', 'gdap_ProviderId'],
    order: newestFirst,
    filter: all(isActive),
    search: ['gdap_Name', 'gdap_RequestId', 'gdap_MicrosoftCode', 'gdap_MicrosoftRequestId', 'gdap_TrackingId'],
  },
  lookup: { type: 'lookup', name: 'Event Lookup View', columns: ['gdap_Name', 'gdap_OccurredOn'], order: newestFirst, filter: all(isActive) },
});
