import { EventSeverity, gdapEvent, gdapRequest, WaitingOn, type Row } from '@gdap-manager/entities';
import { columns, nameOf } from '../gateways/dataverse/columns';
import type { Change, DataverseGateway } from '../gateways/dataverse/gateway';
import { momentOf, momentText } from '../gateways/dataverse/moments';
import { ownerOf, readPeople, type Owner, type Person } from '../people/people';
import { happened } from '../request-lifecycle/messages';
import type { Entry } from './plan';

/** What notifications read and write in Dataverse. Every method throws ServiceError. */
export interface NotificationStore {
  /** Entries that concern owners and of which they have not been told, the oldest first. @param since when they were made, at the earliest */
  untold(since: number, most: number): Promise<readonly (Entry & { readonly owner: Owner })[]>;
  people(owners: readonly Owner[]): Promise<ReadonlyMap<string, readonly Person[]>>;
  write(changes: readonly Change[]): Promise<void>;
}

type EventRow = Row<typeof gdapEvent> & {
  readonly createdon: string;
  readonly gdap_RequestId?: { readonly gdap_requestid: string; readonly gdap_name: string | null; readonly _owninguser_value: string | null; readonly _owningteam_value: string | null } | null;
};

/** What is good news; all else that is told needs somebody. */
const inForce = happened.active(null)[0] ?? '';

/**
 * Whatever needs our staff, whatever went wrong without Microsoft putting it right by itself, and that a request is in
 * force. What staff do themselves, such as ending a request, is no news to them.
 */
const concernsOwners =
  `(gdap_waitingon eq ${WaitingOn.staff} or gdap_name eq '${inForce}' or (gdap_severity ne ${EventSeverity.information} and gdap_waitingon ne ${WaitingOn.microsoft}))`;

export const createNotificationStore = (dataverse: DataverseGateway): NotificationStore => ({
  async untold(since, most) {
    const entries: (Entry & { owner: Owner })[] = [];
    const pages = dataverse.query<EventRow>(gdapEvent.entitySetName, {
      select: [...columns<typeof gdapEvent>('gdap_eventid', 'gdap_name', 'gdap_message', 'gdap_severity'), 'createdon'],
      expand: [{ property: 'gdap_RequestId', select: [...columns<typeof gdapRequest>('gdap_requestid', 'gdap_name'), '_owninguser_value', '_owningteam_value'] }],
      filter: `gdap_notifiedon eq null and createdon ge ${momentText(since)} and _gdap_requestid_value ne null and ${concernsOwners}`,
      orderBy: ['createdon asc'],
      pageSize: 500,
    });
    for await (const page of pages) {
      entries.push(...page.flatMap(entryOf));
      if (entries.length >= most) break;
    }
    return entries;
  },
  people: (owners) => readPeople(dataverse, owners),
  write: (changes) => dataverse.changeTogether(changes),
});

function entryOf(row: EventRow): (Entry & { owner: Owner })[] {
  const request = row.gdap_RequestId;
  const owner = request ? ownerOf(request) : undefined;
  if (!request || !owner) return [];
  return [{
    id: row.gdap_eventid,
    etag: row['@odata.etag'] ?? '',
    name: row.gdap_name ?? '',
    message: row.gdap_message ?? '',
    severity: nameOf(EventSeverity, row.gdap_severity) ?? 'information',
    request: { id: request.gdap_requestid, name: request.gdap_name ?? '' },
    ownerId: owner.id,
    owner,
    on: momentOf(row.createdon) ?? 0,
  }];
}
