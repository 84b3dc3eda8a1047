import {
  AutomaticRequests, CustomerPresence, MatchState, parseAutomaticMemory, RequestOrigin, RequestStatus, StateCode,
  type account, type DraftMapping, type gdapCategory, type gdapProvider, type gdapProviderAccount, type gdapRequest, type gdapRoleMapping, type gdapTemplate, type Row,
} from '@gdap-manager/entities';
import { columns } from '../gateways/dataverse/columns';
import type { Shape } from '../gateways/dataverse/gateway';
import type { RequestFacts, TemplateFacts, TenantFacts } from './model';

/** Microsoft's own columns of an account that we read. */
interface AccountRow extends Pick<Row<typeof account>, 'statecode'> {
  readonly accountid: string;
  readonly name: string | null;
  readonly _owninguser_value: string | null;
  readonly _owningteam_value: string | null;
  readonly gdap_CategoryId?: Row<typeof gdapCategory> | null;
}

export type TenantRow = Row<typeof gdapProviderAccount> & {
  readonly gdap_ProviderId?: Row<typeof gdapProvider> | null;
  readonly gdap_AccountId?: AccountRow | null;
};

export const tenantShape: Shape = {
  select: columns<typeof gdapProviderAccount>(
    'gdap_provideraccountid', 'gdap_name', 'statecode', 'gdap_presence', 'gdap_matchstate', 'gdap_memory', '_gdap_providerid_value',
  ),
  expand: [
    { property: 'gdap_ProviderId', select: columns<typeof gdapProvider>('gdap_name', 'statecode', 'gdap_automaticrequests') },
    {
      property: 'gdap_AccountId',
      select: ['accountid', 'name', 'statecode', '_owninguser_value', '_owningteam_value'],
      expand: [{ property: 'gdap_CategoryId', select: columns<typeof gdapCategory>('gdap_categoryid', 'gdap_name') }],
    },
  ],
};

export function tenantFacts(row: TenantRow): TenantFacts {
  const owner = row.gdap_AccountId;
  const category = owner?.gdap_CategoryId;
  const provider = row.gdap_ProviderId;
  return {
    id: lower(row.gdap_provideraccountid),
    etag: row['@odata.etag'] ?? '',
    name: row.gdap_name ?? '',
    providerId: lower(row._gdap_providerid_value),
    provider: { name: provider?.gdap_name ?? '', automaticRequests: provider?.statecode === StateCode.active && provider.gdap_automaticrequests === AutomaticRequests.on },
    isActive: row.statecode === StateCode.active,
    isPresent: row.gdap_presence !== CustomerPresence.vanished,
    isIgnored: row.gdap_matchstate === MatchState.ignored,
    account: owner ? { id: lower(owner.accountid), name: owner.name ?? '', isActive: owner.statecode === StateCode.active, owner: ownerOf(owner) } : null,
    categoryId: category ? lower(category.gdap_categoryid) : null,
    categoryName: category?.gdap_name ?? null,
    memory: parseAutomaticMemory(row.gdap_memory),
  };
}

function ownerOf({ _owningteam_value: team, _owninguser_value: user }: AccountRow) {
  if (team) return { set: 'teams', id: lower(team) } as const;
  return user ? ({ set: 'systemusers', id: lower(user) } as const) : undefined;
}

export const templateShape: Shape = {
  select: columns<typeof gdapTemplate>(
    'gdap_templateid', 'gdap_name', 'statecode', '_gdap_providerid_value', '_gdap_categoryid_value', 'gdap_isdefault', 'gdap_isadditional', 'gdap_autorenew', 'gdap_durationdays',
    'gdap_atend', 'gdap_submitautomatically', 'gdap_problems',
  ),
};

export const templateFacts = (row: Row<typeof gdapTemplate>): TemplateFacts => ({
  id: lower(row.gdap_templateid),
  name: row.gdap_name ?? '',
  providerId: lower(row._gdap_providerid_value),
  categoryId: lower(row._gdap_categoryid_value) || null,
  isActive: row.statecode === StateCode.active,
  isDefault: row.gdap_isdefault === true,
  isAdditional: row.gdap_isadditional === true,
  autoRenew: row.gdap_autorenew === true,
  durationDays: row.gdap_durationdays ?? 0,
  atEnd: row.gdap_atend ?? undefined,
  submitsAutomatically: row.gdap_submitautomatically === true,
  problems: row.gdap_problems ?? '',
});

export const requestShape: Shape = {
  select: columns<typeof gdapRequest>(
    'gdap_requestid', 'gdap_name', 'statecode', 'statuscode', 'gdap_uniquekey', 'gdap_origin', '_gdap_templateid_value', '_gdap_accountid_value', '_gdap_provideraccountid_value',
  ),
};

export const requestFacts = (row: Row<typeof gdapRequest>): RequestFacts => ({
  id: lower(row.gdap_requestid),
  etag: row['@odata.etag'] ?? '',
  name: row.gdap_name ?? '',
  isDraft: row.statuscode === RequestStatus.draft,
  hasEnded: row.statecode !== StateCode.active,
  uniqueKey: row.gdap_uniquekey?.toLowerCase() ?? null,
  isAutomatic: row.gdap_origin === RequestOrigin.onboarding,
  templateId: lower(row._gdap_templateid_value) || null,
  accountId: lower(row._gdap_accountid_value) || null,
  tenantId: lower(row._gdap_provideraccountid_value) || null,
});

export const mappingShape: Shape = { select: columns<typeof gdapRoleMapping>('gdap_name', '_gdap_templateid_value', '_gdap_directoryroleid_value', '_gdap_securitygroupid_value') };

/** The template of a mapping, and what a draft takes over; undefined where the mapping names no role. */
export function mappingFacts(row: Row<typeof gdapRoleMapping>): { readonly templateId: string; readonly mapping: DraftMapping } | undefined {
  const roleId = row._gdap_directoryroleid_value;
  return roleId ? { templateId: lower(row._gdap_templateid_value), mapping: { name: row.gdap_name, roleId, groupId: row._gdap_securitygroupid_value } } : undefined;
}

const lower = (id: string | null | undefined): string => id?.toLowerCase() ?? '';
