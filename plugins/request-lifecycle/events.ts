import { createHash } from 'node:crypto';
import { EventSeverity, WaitingOn, type gdapEvent, type RowChanges } from '@gdap-manager/entities';
import { momentText } from '../gateways/dataverse/moments';
import type { TimelineEvent } from './model';

/**
 * The id of a timeline entry: always the same for one thing that happened to one row, so that a repeat overwrites
 * and never doubles. Shaped as a GUID (version 8, own digest). Pure.
 */
export function eventId(rowId: string, key: string): string {
  const hex = createHash('sha256').update(`${rowId.toLowerCase()} ${key}`).digest('hex');
  const variant = ((parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The row of a timeline entry of a provider. @param now when it was noticed */
export const providerEventRow = (providerId: string, event: TimelineEvent, now: number): RowChanges<typeof gdapEvent> => ({
  gdap_name: event.name.slice(0, 200),
  gdap_message: event.message.slice(0, 4000),
  gdap_severity: EventSeverity[event.severity],
  gdap_waitingon: WaitingOn[event.waitingOn],
  gdap_occurredon: momentText(now),
  'gdap_ProviderId@odata.bind': `/gdap_providers(${providerId})`,
});

/** The row of a timeline entry of a request. @param now when it happened @param trackingId also in the host's log */
export function eventRow(requestId: string, event: TimelineEvent, now: number, trackingId: string): RowChanges<typeof gdapEvent> {
  const { failure } = event;
  return {
    gdap_name: event.name.slice(0, 200),
    gdap_message: event.message.slice(0, 4000),
    gdap_severity: EventSeverity[event.severity],
    gdap_waitingon: WaitingOn[event.waitingOn],
    gdap_occurredon: momentText(now),
    gdap_nexttryon: event.nextTryOn ? momentText(event.nextTryOn) : null,
    gdap_trackingid: trackingId.slice(0, 100),
    'gdap_RequestId@odata.bind': `/gdap_requests(${requestId})`,
    ...(failure
      ? {
          gdap_microsoftcode: failure.code.slice(0, 200),
          gdap_microsoftmessage: failure.message.slice(0, 4000),
          gdap_microsoftrequestid: failure.requestId?.slice(0, 100) ?? null,
          gdap_httpstatus: failure.status,
        }
      : {}),
  };
}
