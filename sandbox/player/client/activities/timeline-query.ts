/** How a form wants its timeline. */
export interface TimelineOptions {
  readonly perPage: number;
  readonly newestFirst: boolean;
  /** Whether it would show notes or posts as well, which the player does not. */
  readonly wantsMore: boolean;
}

/** Activities of a page where the form does not say; Power Apps shows as many. */
const PER_PAGE = 10;

/** @param parameters of the form's control, as exports write them (`UClient…`); an old form has none */
export function timelineOptions(parameters: Readonly<Record<string, string>>): TimelineOptions {
  const perPage = Number(parameters.UClientRecordPerPage);
  const modules = parameters.UClientModules?.split(',').map((module) => module.trim());
  return {
    perPage: Number.isInteger(perPage) && perPage > 0 ? perPage : PER_PAGE,
    newestFirst: parameters.UClientOrderBy !== 'ascending',
    wantsMore: modules === undefined || modules.some((module) => module !== 'Activities'),
  };
}

/** The activities about a row, in order. @param id of the row, a GUID */
export function timelineFetchXml(id: string, { newestFirst }: Pick<TimelineOptions, 'newestFirst'>): string {
  const columns = ['activityid', 'activitytypecode', 'subject', 'statecode', 'statuscode', 'actualend', 'modifiedon', 'ownerid'];
  return `<fetch><entity name="activitypointer">${columns.map((name) => `<attribute name="${name}"/>`).join('')}<order attribute="modifiedon" descending="${newestFirst}"/><order attribute="activityid"/>
    <filter><condition attribute="regardingobjectid" operator="eq" value="${id}"/></filter></entity></fetch>`;
}

const PARTIES = '$expand=email_activity_parties($select=participationtypemask,addressused,unresolvedpartyname,_partyid_value)';

/** What timelines show of these e-mails and is in no other table: one call for a page. */
export const emailsPath = (ids: readonly string[]): string =>
  `emails?$select=activityid,description,statecode,statuscode&$filter=${encodeURIComponent(ids.map((id) => `activityid eq ${id}`).join(' or '))}&${PARTIES}`;

/** Everything that the form of an e-mail shows. */
export const emailPath = (id: string): string =>
  `emails(${id})?$select=subject,description,statecode,statuscode,createdon,modifiedon,actualend,_regardingobjectid_value,_ownerid_value&${PARTIES}`;
