import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import { RequestAtEnd } from '@gdap-manager/entities/gdap-request/table';
import { CustomerPresence } from '@gdap-manager/entities/provider-account/table';
import type { Customer, Mapping, Named, Request, Status, Template, Tenant } from '../model/types';

/** A row as `context.webAPI` gives it; any column may be missing or empty. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows of the Web API as the model has them. Pure. */

export const customerOf = (row: Row): Customer => ({
  id: idOf(row['accountid']),
  name: textOf(row['name']),
  category: lookupOf(row, 'gdap_CategoryId', 'gdap_categoryid'),
  isActive: row['statecode'] !== 1,
});

export const tenantOf = (row: Row): Tenant => ({
  id: idOf(row['gdap_provideraccountid']),
  name: textOf(row['gdap_name']),
  domain: textOf(row['gdap_defaultdomain']),
  provider: lookupOf(row, 'gdap_ProviderId', 'gdap_providerid') ?? { id: '', name: '' },
  isPresent: row['gdap_presence'] !== CustomerPresence.vanished,
});

export const templateOf = (row: Row): Template => ({
  id: idOf(row['gdap_templateid']),
  name: textOf(row['gdap_name']),
  description: textOf(row['gdap_description']),
  providerId: idOf(row['_gdap_providerid_value']),
  providerName: lookupOf(row, 'gdap_ProviderId', 'gdap_providerid')?.name ?? '',
  categoryId: idOf(row['_gdap_categoryid_value']) || null,
  category: lookupOf(row, 'gdap_CategoryId', 'gdap_categoryid'),
  isActive: row['statecode'] !== 1,
  isAdditional: row['gdap_isadditional'] === true,
  isDefault: row['gdap_isdefault'] === true,
  autoRenew: row['gdap_autorenew'] === true,
  ...atEndOf(row['gdap_atend']),
  durationDays: typeof row['gdap_durationdays'] === 'number' ? row['gdap_durationdays'] : 0,
});

function atEndOf(value: unknown): Pick<Template, 'atEnd'> {
  const atEnd = Object.values(RequestAtEnd).find((known) => known === value);
  return atEnd === undefined ? {} : { atEnd };
}

export function requestOf(row: Row): Request {
  const [status, reason] = Object.entries(requestStatus).find(([, { value }]) => value === row['statuscode']) ?? ['unknown', undefined];
  return {
    id: idOf(row['gdap_requestid']),
    name: textOf(row['gdap_name']),
    status: status as Status,
    statusLabel: textOf(row['statuscode@OData.Community.Display.V1.FormattedValue']) || (reason?.label ?? String(row['statuscode'])),
    tenantId: idOf(row['_gdap_provideraccountid_value']) || undefined,
    templateId: idOf(row['_gdap_templateid_value']) || undefined,
    autoRenew: row['gdap_autorenew'] === true,
    expiresOn: momentOf(row['gdap_expirydate']),
    approvalDueOn: momentOf(row['gdap_approvalduedate']),
  };
}

/** The mapping of a row; undefined where its role is gone. */
export function mappingOf(row: Row): Mapping | undefined {
  const roleId = idOf(row['_gdap_directoryroleid_value']);
  return roleId === ''
    ? undefined
    : { templateId: idOf(row['_gdap_templateid_value']), name: textOf(row['gdap_name']), roleId, groupId: idOf(row['_gdap_securitygroupid_value']) || undefined };
}

/** A lookup by its id and the name in the expanded row. */
function lookupOf(row: Row, property: string, column: string): Named | undefined {
  const id = idOf(row[`_${column}_value`]);
  return id === '' ? undefined : { id, name: textOf((row[property] as Row | null | undefined)?.['gdap_name']) };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const idOf = (value: unknown): string => textOf(value).toLowerCase();

/** Hosts may have made a `Date` of it already. */
function momentOf(value: unknown): number | undefined {
  const moment = value instanceof Date ? value.getTime() : Date.parse(textOf(value));
  return Number.isNaN(moment) ? undefined : moment;
}
