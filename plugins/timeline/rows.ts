import { createHash } from 'node:crypto';
import { EventSeverity, gdapEvent, WaitingOn, type RowChanges } from '@gdap-manager/entities';
import type { DataverseGateway } from '../gateways/dataverse/gateway';
import { momentText } from '../gateways/dataverse/moments';
import type { EventSubject, TimelineEvent } from './event';

/**
 * The id of a timeline entry: always the same for one thing that happened to one row, so that a repeat overwrites
 * and never doubles. Shaped as a GUID (version 8, own digest). Pure.
 */
export function eventId(rowId: string, key: string): string {
  const hex = createHash('sha256').update(`${rowId.toLowerCase()} ${key}`).digest('hex');
  const variant = ((parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The row of a timeline entry. @param now when it happened @param trackingId also in the host's log */
export function eventRow({ table, id }: EventSubject, event: TimelineEvent, now: number, trackingId?: string): RowChanges<typeof gdapEvent> {
  const { failure } = event;
  return {
    gdap_name: event.name.slice(0, 200),
    gdap_message: event.message.slice(0, 4000),
    gdap_severity: EventSeverity[event.severity],
    gdap_waitingon: WaitingOn[event.waitingOn],
    gdap_occurredon: momentText(now),
    gdap_nexttryon: event.nextTryOn ? momentText(event.nextTryOn) : null,
    ...(trackingId ? { gdap_trackingid: trackingId.slice(0, 100) } : {}),
    ...bindings[table](id),
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

const bindings: Readonly<Record<EventSubject['table'], (id: string) => RowChanges<typeof gdapEvent>>> = {
  gdap_request: (id) => ({ 'gdap_RequestId@odata.bind': `/gdap_requests(${id})` }),
  gdap_provider: (id) => ({ 'gdap_ProviderId@odata.bind': `/gdap_providers(${id})` }),
  gdap_provideraccount: (id) => ({ 'gdap_ProviderAccountId@odata.bind': `/gdap_provideraccounts(${id})` }),
};

/** Writes an entry of a timeline; the same entry overwrites itself. */
export const saveEvent = (dataverse: Pick<DataverseGateway, 'upsert'>, subject: EventSubject, event: TimelineEvent, now: number, trackingId?: string): Promise<void> =>
  dataverse.upsert(gdapEvent.entitySetName, eventId(subject.id, event.key), eventRow(subject, event, now, trackingId));
