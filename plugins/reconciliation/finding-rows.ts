import { account, cut, FindingKind, FindingStatus, gdapFinding, gdapProvider, gdapProviderAccount, gdapRequest, StateCode, WantedAction, type Row, type RowChanges } from '@gdap-manager/entities';
import { columns, nameOf } from '../gateways/dataverse/columns';
import { momentText } from '../gateways/dataverse/moments';
import { steadyId } from '../guid';
import type { Finding, KeptFinding, Wanted, WantedFinding } from './model';

type Changes = RowChanges<typeof gdapFinding>;

/** The id of a finding: always the same for the same thing, so that it cannot be found twice. Pure. */
export const findingId = (providerId: string, key: string): string => steadyId(`finding ${providerId}`, key);

const moment = (value: number | null) => (value === null ? null : momentText(value));
const bind = (set: string, id: string | null) => (id === null ? null : `/${set}(${id})`);

/** What is shown of a finding. @param links without them, where a row that it names has gone meanwhile */
export function shownColumns(finding: Finding, fingerprint: string, links = true): Changes {
  return {
    gdap_name: finding.name,
    gdap_kind: FindingKind[finding.kind],
    gdap_tenantid: finding.customerTenantId,
    gdap_microsoftid: finding.relationshipId,
    gdap_othermicrosoftid: finding.otherRelationshipId,
    gdap_relationshipname: finding.relationshipName,
    gdap_microsoftstatus: finding.microsoftStatus,
    gdap_startdate: moment(finding.startsOn),
    gdap_expirydate: moment(finding.endsOn),
    gdap_details: cut(finding.details, gdapFinding.columns.gdap_Details.maxLength),
    gdap_fingerprint: fingerprint,
    ...(links
      ? {
          'gdap_RequestId@odata.bind': bind(gdapRequest.entitySetName, finding.requestId),
          'gdap_OtherRequestId@odata.bind': bind(gdapRequest.entitySetName, finding.otherRequestId),
          'gdap_ProviderAccountId@odata.bind': bind(gdapProviderAccount.entitySetName, finding.providerAccountId),
          'gdap_AccountId@odata.bind': bind(account.entitySetName, finding.accountId),
        }
      : {}),
  };
}

/** The row of a new finding. Pure. */
export function newFinding(providerId: string, finding: Finding, fingerprint: string, wanted: Wanted, now: number, links = true): Changes {
  const shown = Object.entries(shownColumns(finding, fingerprint, links)).filter(([, value]) => value !== null);
  return {
    gdap_findingid: findingId(providerId, finding.key),
    gdap_uniquekey: keyText(providerId, finding.key),
    ...(Object.fromEntries(shown) as Changes),
    ...(wanted === 'none' ? {} : { gdap_wantedaction: WantedAction[wanted] }),
    gdap_foundon: momentText(now),
    'gdap_ProviderId@odata.bind': `/${gdapProvider.entitySetName}(${providerId})`,
  };
}

/** A provider's keys are its own. */
const keyText = (providerId: string, key: string): string => `${providerId} ${key}`;

/** The columns of a finding that is found again. Pure. */
export const reopened = (now: number): Changes => ({ ...status('open'), gdap_foundon: momentText(now), gdap_lasterror: null });

/** There is no such difference any more. Pure. */
export const settledColumns: Changes = { statecode: StateCode.inactive, statuscode: FindingStatus.settled, gdap_wantedaction: WantedAction.none, gdap_lasterror: null };

/** Pure. */
export const status = (name: keyof typeof FindingStatus): Changes => ({ statecode: StateCode[gdapFinding.status[name].state], statuscode: FindingStatus[name] });

export const keptColumns = columns<typeof gdapFinding>('gdap_findingid', 'gdap_uniquekey', 'gdap_fingerprint', 'gdap_wantedaction', 'gdap_lasterror', 'statuscode');

export const wantedColumns = [
  ...keptColumns,
  ...columns<typeof gdapFinding>('gdap_kind', 'gdap_name', 'gdap_microsoftid', 'gdap_othermicrosoftid', '_gdap_requestid_value', '_gdap_otherrequestid_value', '_gdap_provideraccountid_value'),
];

/** Pure. */
export const keptFinding = (row: Row<typeof gdapFinding>): KeptFinding => ({
  id: row.gdap_findingid,
  etag: row['@odata.etag'] ?? '',
  key: (row.gdap_uniquekey ?? '').slice(37),
  status: nameOf(FindingStatus, row.statuscode) ?? 'open',
  wanted: nameOf(WantedAction, row.gdap_wantedaction) ?? 'none',
  fingerprint: row.gdap_fingerprint ?? '',
  lastError: row.gdap_lasterror,
});

/** Pure. */
export const wantedFinding = (row: Row<typeof gdapFinding>): WantedFinding => ({
  ...keptFinding(row),
  kind: nameOf(FindingKind, row.gdap_kind) ?? 'onlyAtMicrosoft',
  name: row.gdap_name ?? '',
  relationshipId: row.gdap_microsoftid,
  otherRelationshipId: row.gdap_othermicrosoftid,
  requestId: row._gdap_requestid_value,
  otherRequestId: row._gdap_otherrequestid_value,
  providerAccountId: row._gdap_provideraccountid_value,
});
