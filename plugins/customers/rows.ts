import {
  CustomerPresence, gdapProvider, gdapProviderAccount, MatchedBy, MatchState, ProviderAccountSource, StateCode, type Row, type RowChanges,
} from '@gdap-manager/entities';
import { columns, nameOf } from '../gateways/dataverse/columns';
import type { Shape } from '../gateways/dataverse/gateway';
import { momentOf, momentText } from '../gateways/dataverse/moments';
import { steadyId } from '../guid';
import type { CustomerRow, CustomerState } from './model';
import type { NewCustomer } from './store';

type Changes = RowChanges<typeof gdapProviderAccount>;
type Columns = { readonly [K in keyof CustomerState]: (value: CustomerState[K]) => Changes };

const accountBind = (id: string | null) => id && `/accounts(${id})`;

/** How each part of a customer's state is written. */
const written: Columns = {
  name: (gdap_name) => ({ gdap_name }),
  domain: (gdap_defaultdomain) => ({ gdap_defaultdomain }),
  source: (source) => ({ gdap_source: ProviderAccountSource[source] }),
  presence: (presence) => ({ gdap_presence: CustomerPresence[presence] }),
  vanishedOn: (moment) => ({ gdap_vanishedon: moment === null ? null : momentText(moment) }),
  accountId: (id) => ({ 'gdap_AccountId@odata.bind': accountBind(id) }),
  matchState: (state) => ({ gdap_matchstate: MatchState[state] }),
  matchedBy: (by) => ({ gdap_matchedby: by && MatchedBy[by] }),
  suggestedAccountId: (id) => ({ 'gdap_SuggestedAccountId@odata.bind': accountBind(id) }),
  matchReason: (gdap_matchreason) => ({ gdap_matchreason }),
  candidates: (gdap_suggestions) => ({ gdap_suggestions }),
};

const parts = Object.keys(written) as (keyof CustomerState)[];
const writtenPart = <K extends keyof CustomerState>(part: K, value: CustomerState[K]): Changes => written[part](value);

/** What has to be written of a row; undefined where nothing has changed. Pure. */
export function customerChanges(before: CustomerState, wanted: CustomerState): Changes | undefined {
  const changed = parts.filter((part) => before[part] !== wanted[part]);
  return changed.length === 0 ? undefined : Object.assign({}, ...changed.map((part) => writtenPart(part, wanted[part])));
}

/** The row of a new customer. Pure. */
export function customerRow(providerId: string, { tenantId, state, isIdTaken = false }: NewCustomer): Changes {
  const filled = parts.filter((part) => state[part] !== null);
  const identity: Changes = {
    gdap_provideraccountid: customerId(providerId, isIdTaken ? `${tenantId} again` : tenantId),
    gdap_tenantid: tenantId,
    'gdap_ProviderId@odata.bind': `/${gdapProvider.entitySetName}(${providerId})`,
  };
  return Object.assign(
    identity,
    ...filled.map((part) => writtenPart(part, state[part])),
  );
}

/** The id of a customer's row: always the same for a tenant of a provider, so that it cannot be made twice. Pure. */
export const customerId = (providerId: string, tenantId: string): string => steadyId(`customer ${providerId}`, tenantId.toLowerCase());

export const customerShape: Shape = {
  select: columns<typeof gdapProviderAccount>(
    'gdap_provideraccountid', '_gdap_providerid_value', 'gdap_tenantid', 'statecode', 'gdap_name', 'gdap_defaultdomain', 'gdap_source', 'gdap_presence', 'gdap_vanishedon',
    '_gdap_accountid_value', 'gdap_matchstate', 'gdap_matchedby', '_gdap_suggestedaccountid_value', 'gdap_matchreason', 'gdap_suggestions',
  ),
};

/** Pure. */
export const customerOf = (row: Row<typeof gdapProviderAccount>): CustomerRow => ({
  id: row.gdap_provideraccountid,
  etag: row['@odata.etag'] ?? '',
  providerId: row._gdap_providerid_value,
  tenantId: (row.gdap_tenantid ?? '').trim().toLowerCase(),
  isActive: row.statecode === StateCode.active,
  name: row.gdap_name ?? '',
  domain: row.gdap_defaultdomain,
  // Rows from before the columns existed: people entered them, and nobody has looked since.
  source: nameOf(ProviderAccountSource, row.gdap_source) ?? 'manual',
  presence: nameOf(CustomerPresence, row.gdap_presence) ?? 'present',
  vanishedOn: momentOf(row.gdap_vanishedon),
  accountId: row._gdap_accountid_value,
  matchState: nameOf(MatchState, row.gdap_matchstate) ?? 'notSearched',
  matchedBy: nameOf(MatchedBy, row.gdap_matchedby) ?? null,
  suggestedAccountId: row._gdap_suggestedaccountid_value,
  matchReason: row.gdap_matchreason,
  candidates: row.gdap_suggestions,
});
