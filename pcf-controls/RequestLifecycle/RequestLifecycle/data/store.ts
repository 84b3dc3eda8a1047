import { gdapEvent } from '@gdap-manager/entities/event/table';
import { gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import { StateCode } from '@gdap-manager/entities/language/status';
import { storedMessageColumns, storedMessageOf, type StoredMessage } from '@gdap-manager/entities/message-template/stored';
import { gdapMessageTemplate } from '@gdap-manager/entities/message-template/table';
import { gdapRoleMapping } from '@gdap-manager/entities/role-mapping/table';
import { readAll, readPage } from '../../../shared/reading';
import type { AskedRole, Happening, Outlook, Reference, Request } from '../model/types';
import { askedRoleOf, happeningOf, referenceOf, requestOf, type Row } from './rows';

/** What the control shows, at one moment. */
export interface Snapshot {
  readonly request: Request;
  /** Newest first. */
  readonly happenings: readonly Happening[];
  /** Whether there are older ones. */
  readonly hasMore: boolean;
  /** The environment's time of this snapshot, in milliseconds since 1970. */
  readonly now: number;
  /** The requests that are to take its place and have not ended; read where its outlook speaks of one. */
  readonly replacements: readonly Reference[];
}

/** What the control reads. */
export interface Store {
  /** The request and the newest entries of its timeline. */
  read(requestId: string, entries: number): Promise<Snapshot>;
  /** What a message to the customer needs beside the request. */
  message(requestId: string): Promise<MessageParts>;
}

/** What a message to the customer is made of, beside the request. */
export interface MessageParts {
  /** The roles that are asked for; one that several groups get is there several times. */
  readonly roles: readonly AskedRole[];
  readonly templates: readonly StoredMessage[];
}

export interface StoreHost {
  readonly webApi: ComponentFramework.WebApi;
  /** The environment's time now, in milliseconds since 1970. */
  readonly now: () => Promise<number>;
}

const requestColumns =
  'gdap_name,statuscode,gdap_waitingon,gdap_waitingsince,gdap_lasterror,gdap_nextcheckon,gdap_acceptancelink,gdap_approvalduedate,gdap_startdate,gdap_expirydate,gdap_autorenew,gdap_durationdays,modifiedon,' +
  'gdap_origin,gdap_invitationstate,gdap_invitationmessage,gdap_invitedon,gdap_invitationssent,gdap_nextreminderon,gdap_outlook,gdap_outlookreason,gdap_outlookwaitingon';
const expanded =
  '$expand=gdap_AccountId($select=name,_gdap_categoryid_value),gdap_ContactId($select=fullname),gdap_ReplacesId($select=gdap_name,gdap_expirydate),' +
  'gdap_ProviderAccountId($select=gdap_name;$expand=gdap_ProviderId($select=gdap_name,gdap_messagelanguage))';
const eventColumns = 'gdap_eventid,gdap_name,gdap_message,gdap_severity,gdap_occurredon,gdap_waitingon,gdap_nexttryon,gdap_microsoftcode,gdap_microsoftrequestid,gdap_trackingid,createdon';

/** @param host asked anew with each call: hosts give controls another context as they like */
export const createStore = (host: () => StoreHost): Store => ({
  async read(requestId, entries) {
    const { webApi, now } = host();
    const [request, events, moment] = await Promise.all([
      webApi.retrieveRecord(
        gdapRequest.logicalName,
        requestId,
        `?$select=${requestColumns}&${expanded}`,
      ),
      // Entries of one second are told apart by their versions.
      readPage(webApi, gdapEvent.logicalName, `?$select=${eventColumns}&$filter=_gdap_requestid_value eq ${requestId}&$orderby=gdap_occurredon desc,versionnumber desc`, entries + 1),
      now(),
    ]);
    const rows = events.rows.slice(0, entries) as Row[];
    const read = requestOf(request as Row);
    const replacements = read.outlook && speaksOfReplacement.includes(read.outlook.kind) ? await replacementsOf(webApi, requestId) : [];
    return { request: read, happenings: rows.map(happeningOf), hasMore: events.rows.length > entries, now: moment, replacements };
  },

  async message(requestId) {
    const { webApi } = host();
    const [mappings, templates] = await Promise.all([
      readAll(webApi, gdapRoleMapping.logicalName, `?$select=gdap_rolemappingid&$expand=gdap_DirectoryRoleId($select=gdap_name,gdap_description)&$filter=_gdap_requestid_value eq ${requestId}`),
      readAll(webApi, gdapMessageTemplate.logicalName, `?$select=${storedMessageColumns}&$filter=statecode eq ${StateCode.active}`),
    ]);
    return { roles: (mappings as Row[]).flatMap(askedRoleOf), templates: (templates as Row[]).map(storedMessageOf) };
  },
});

const speaksOfReplacement: readonly Outlook['kind'][] = ['replacing', 'replaced', 'atRisk'];

async function replacementsOf(webApi: ComponentFramework.WebApi, requestId: string): Promise<Reference[]> {
  const { rows } = await readPage(webApi, gdapRequest.logicalName, `?$select=gdap_requestid,gdap_name&$filter=_gdap_replacesid_value eq ${requestId} and statecode eq ${StateCode.active}&$orderby=createdon desc`, 3);
  return (rows as Row[]).flatMap((row) => referenceOf(row) ?? []);
}
