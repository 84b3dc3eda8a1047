import { gdapEvent } from '@gdap-manager/entities/event/table';
import { gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import { gdapRoleMapping } from '@gdap-manager/entities/role-mapping/table';
import { readAll, readPage } from '../../../shared/reading';
import type { AskedRole, Happening, Request } from '../model/types';
import { askedRoleOf, happeningOf, requestOf, type Row } from './rows';

/** What the control shows, at one moment. */
export interface Snapshot {
  readonly request: Request;
  /** Newest first. */
  readonly happenings: readonly Happening[];
  /** Whether there are older ones. */
  readonly hasMore: boolean;
  /** The environment's time of this snapshot, in milliseconds since 1970. */
  readonly now: number;
}

/** What the control reads. */
export interface Store {
  /** The request and the newest entries of its timeline. */
  read(requestId: string, entries: number): Promise<Snapshot>;
  /** The roles that are asked for; one that several groups get is there several times. */
  roles(requestId: string): Promise<readonly AskedRole[]>;
}

export interface StoreHost {
  readonly webApi: ComponentFramework.WebApi;
  /** The environment's time now, in milliseconds since 1970. */
  readonly now: () => Promise<number>;
}

const requestColumns =
  'statuscode,gdap_waitingon,gdap_lasterror,gdap_nextcheckon,gdap_acceptancelink,gdap_approvalduedate,gdap_startdate,gdap_expirydate,gdap_autorenew,gdap_durationdays,modifiedon';
const eventColumns = 'gdap_eventid,gdap_name,gdap_message,gdap_severity,gdap_occurredon,gdap_waitingon,gdap_nexttryon,gdap_microsoftcode,gdap_microsoftrequestid,gdap_trackingid,createdon';

/** @param host asked anew with each call: hosts give controls another context as they like */
export const createStore = (host: () => StoreHost): Store => ({
  async read(requestId, entries) {
    const { webApi, now } = host();
    const [request, events, moment] = await Promise.all([
      webApi.retrieveRecord(
        gdapRequest.logicalName,
        requestId,
        `?$select=${requestColumns}&$expand=gdap_AccountId($select=name),gdap_ProviderAccountId($select=gdap_name;$expand=gdap_ProviderId($select=gdap_name))`,
      ),
      // Entries of one second are told apart by their versions.
      readPage(webApi, gdapEvent.logicalName, `?$select=${eventColumns}&$filter=_gdap_requestid_value eq ${requestId}&$orderby=gdap_occurredon desc,versionnumber desc`, entries + 1),
      now(),
    ]);
    const rows = events.rows.slice(0, entries) as Row[];
    return { request: requestOf(request as Row), happenings: rows.map(happeningOf), hasMore: events.rows.length > entries, now: moment };
  },

  async roles(requestId) {
    const mappings = (await readAll(
      host().webApi,
      gdapRoleMapping.logicalName,
      `?$select=gdap_rolemappingid&$expand=gdap_DirectoryRoleId($select=gdap_name,gdap_description)&$filter=_gdap_requestid_value eq ${requestId}`,
    )) as Row[];
    return mappings.flatMap(askedRoleOf);
  },
});
