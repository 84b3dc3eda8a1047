import { cut, EventSeverity, gdapEvent, WaitingOn, type RowChanges } from '@gdap-manager/entities';
import type { DataverseGateway } from '../gateways/dataverse/gateway';
import { momentText } from '../gateways/dataverse/moments';
import { steadyId } from '../guid';
import type { EventSubject, TimelineEvent } from './event';

/** The id of a timeline entry: always the same for one thing that happened to one row, so that a repeat overwrites and never doubles. Pure. */
export const eventId = (rowId: string, key: string): string => steadyId(rowId, key);

/** The row of a timeline entry. @param now when it happened @param trackingId also in the host's log */
export function eventRow({ table, id }: EventSubject, event: TimelineEvent, now: number, trackingId?: string): RowChanges<typeof gdapEvent> {
  const { failure } = event;
  return {
    gdap_name: cut(event.name, 200),
    gdap_message: cut(event.message, 4000),
    gdap_severity: EventSeverity[event.severity],
    gdap_waitingon: WaitingOn[event.waitingOn],
    gdap_occurredon: momentText(now),
    gdap_nexttryon: event.nextTryOn ? momentText(event.nextTryOn) : null,
    ...(trackingId ? { gdap_trackingid: cut(trackingId, 100) } : {}),
    ...bindings[table](id),
    ...(failure
      ? {
          gdap_microsoftcode: cut(failure.code, 200),
          gdap_microsoftmessage: cut(failure.message, 4000),
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
