import {
  InvitationState, MessageLanguage, PartnerConsent, RequestOrigin, RequestStatus, SendInvitations, StateCode, WaitingOn,
  type gdapDirectoryRole, type gdapProvider, type gdapProviderAccount, type gdapRequest, type gdapRoleMapping, type Row,
} from '@gdap-manager/entities';
import { columns, nameOf } from '../gateways/dataverse/columns';
import type { Shape } from '../gateways/dataverse/gateway';
import { momentOf } from '../gateways/dataverse/moments';
import type { AccountFacts, ContactFacts, ProviderFacts, RequestFacts, RequestHead } from './model';

/** Microsoft's own columns that we read. */
interface UserRow {
  readonly systemuserid: string;
  readonly fullname: string | null;
  readonly isdisabled: boolean | null;
}
export interface ContactRow {
  readonly contactid: string;
  readonly fullname: string | null;
  readonly emailaddress1: string | null;
  readonly statecode: number;
  readonly donotemail: boolean | null;
  readonly _parentcustomerid_value: string | null;
}
interface AccountRow {
  readonly accountid: string;
  readonly name: string | null;
  readonly emailaddress1: string | null;
  readonly donotemail: boolean | null;
  readonly _gdap_categoryid_value: string | null;
  readonly primarycontactid?: ContactRow | null;
}
type TenantRow = Row<typeof gdapProviderAccount> & { readonly gdap_ProviderId?: (Row<typeof gdapProvider> & { readonly gdap_SenderId?: UserRow | null }) | null };
type MappingRow = Row<typeof gdapRoleMapping> & { readonly gdap_DirectoryRoleId?: Row<typeof gdapDirectoryRole> | null };
export type HeadRow = Row<typeof gdapRequest> & { readonly gdap_ProviderAccountId?: TenantRow | null };
export type RequestRow = HeadRow & {
  readonly _owninguser_value?: string | null;
  readonly gdap_AccountId?: AccountRow | null;
  readonly gdap_ContactId?: ContactRow | null;
  readonly gdap_ReplacesId?: Pick<Row<typeof gdapRequest>, 'gdap_expirydate'> | null;
  readonly gdap_request_rolemappings?: readonly MappingRow[];
};

const contactColumns = ['contactid', 'fullname', 'emailaddress1', 'statecode', 'donotemail', '_parentcustomerid_value'];
export const contactShape: Shape = { select: contactColumns };

export const headShape: Shape = {
  select: columns<typeof gdapRequest>(
    'gdap_requestid', 'gdap_name', 'modifiedon', 'statuscode', 'gdap_acceptancelink', 'gdap_partnerconsent', 'gdap_origin', '_gdap_replacesid_value', 'gdap_approvalduedate', '_gdap_accountid_value',
    'gdap_invitationstate', 'gdap_invitationmessage', 'gdap_invitationwantedon', 'gdap_firstinvitedon', 'gdap_invitedon', 'gdap_invitationssent', 'gdap_nextreminderon', 'gdap_invitationmail', 'gdap_waitingon', 'gdap_lasterror',
  ),
  expand: [
    {
      property: 'gdap_ProviderAccountId',
      select: columns<typeof gdapProviderAccount>('gdap_provideraccountid'),
      expand: [
        {
          property: 'gdap_ProviderId',
          select: columns<typeof gdapProvider>('gdap_providerid', 'gdap_name', 'gdap_sendinvitations', 'gdap_reminderdays', 'gdap_messagelanguage'),
          expand: [{ property: 'gdap_SenderId', select: ['systemuserid', 'fullname', 'isdisabled'] }],
        },
      ],
    },
  ],
};

/** A request with everything that its message tells, in one read. */
export const requestShape: Shape = {
  select: [...headShape.select, ...columns<typeof gdapRequest>('gdap_durationdays', 'gdap_autorenew'), '_owninguser_value'],
  expand: [
    ...(headShape.expand ?? []),
    { property: 'gdap_AccountId', select: ['accountid', 'name', 'emailaddress1', 'donotemail', '_gdap_categoryid_value'], expand: [{ property: 'primarycontactid', select: contactColumns }] },
    { property: 'gdap_ContactId', select: contactColumns },
    { property: 'gdap_ReplacesId', select: columns<typeof gdapRequest>('gdap_expirydate') },
    {
      property: 'gdap_request_rolemappings',
      select: columns<typeof gdapRoleMapping>('gdap_rolemappingid'),
      expand: [{ property: 'gdap_DirectoryRoleId', select: columns<typeof gdapDirectoryRole>('gdap_name', 'gdap_description') }],
    },
  ],
};

/** A request's row as facts. @throws Error for a status that the table does not have */
export function headFacts(row: HeadRow): RequestHead {
  const status = nameOf(RequestStatus, row.statuscode);
  if (!status) throw new Error(`The request ${row.gdap_requestid} has the status ${row.statuscode}, which this version does not know.`);
  return {
    id: lower(row.gdap_requestid),
    etag: row['@odata.etag'] ?? '',
    name: row.gdap_name ?? '',
    modifiedOn: momentOf(row.modifiedon),
    status,
    link: row.gdap_acceptancelink?.trim() || null,
    consent: nameOf(PartnerConsent, row.gdap_partnerconsent) ?? 'notNeeded',
    isAdopted: row.gdap_origin === RequestOrigin.adopted,
    isReplacement: row.gdap_origin === RequestOrigin.replacement || row._gdap_replacesid_value !== null,
    approvalDueOn: momentOf(row.gdap_approvalduedate),
    accountId: row._gdap_accountid_value?.toLowerCase() ?? null,
    provider: providerFacts(row.gdap_ProviderAccountId?.gdap_ProviderId),
    state: nameOf(InvitationState, row.gdap_invitationstate) ?? 'notSent',
    message: row.gdap_invitationmessage,
    wantedOn: momentOf(row.gdap_invitationwantedon),
    firstInvitedOn: momentOf(row.gdap_firstinvitedon),
    invitedOn: momentOf(row.gdap_invitedon),
    sent: row.gdap_invitationssent ?? 0,
    nextReminderOn: momentOf(row.gdap_nextreminderon),
    mailId: row.gdap_invitationmail?.toLowerCase() || null,
    waitingOn: nameOf(WaitingOn, row.gdap_waitingon) ?? 'nobody',
    hasError: row.gdap_lasterror !== null,
  };
}

export const requestFacts = (row: RequestRow): RequestFacts => ({
  ...headFacts(row),
  durationDays: row.gdap_durationdays ?? 0,
  autoRenew: row.gdap_autorenew ?? false,
  roles: (row.gdap_request_rolemappings ?? []).flatMap(({ gdap_DirectoryRoleId: role }) => (role ? [{ name: role.gdap_name ?? '', description: role.gdap_description ?? undefined }] : [])),
  replacedEndsOn: momentOf(row.gdap_ReplacesId?.gdap_expirydate),
  account: row.gdap_AccountId ? accountFacts(row.gdap_AccountId) : undefined,
  contact: row.gdap_ContactId ? contactFacts(row.gdap_ContactId) : null,
  ownerId: row._owninguser_value?.toLowerCase() ?? null,
});

function providerFacts(row: TenantRow['gdap_ProviderId']): ProviderFacts | undefined {
  if (!row) return undefined;
  const sender = row.gdap_SenderId;
  return {
    id: lower(row.gdap_providerid),
    name: row.gdap_name ?? '',
    // Rows from before the column existed: nobody has said that the handlers may.
    sends: nameOf(SendInvitations, row.gdap_sendinvitations) ?? 'never',
    reminderDays: row.gdap_reminderdays,
    language: nameOf(MessageLanguage, row.gdap_messagelanguage) ?? 'english',
    sender: sender ? { id: lower(sender.systemuserid), name: sender.fullname ?? '', isActive: sender.isdisabled !== true } : null,
  };
}

const accountFacts = (row: AccountRow): AccountFacts => ({
  id: lower(row.accountid),
  name: row.name ?? '',
  address: addressOf(row.emailaddress1),
  refusesMail: row.donotemail === true,
  categoryId: row._gdap_categoryid_value?.toLowerCase() ?? null,
  primaryContact: row.primarycontactid ? contactFacts(row.primarycontactid) : null,
});

export const contactFacts = (row: ContactRow): ContactFacts => ({
  id: lower(row.contactid),
  name: row.fullname ?? '',
  address: addressOf(row.emailaddress1),
  isActive: row.statecode === StateCode.active,
  refusesMail: row.donotemail === true,
  accountId: row._parentcustomerid_value?.toLowerCase() ?? null,
});

const addressOf = (text: string | null): string | null => text?.trim() || null;
const lower = (id: string | null | undefined): string => (id ?? '').toLowerCase();
