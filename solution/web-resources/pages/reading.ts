import { account } from '@gdap-manager/entities/account/table';
import type { ColumnOf } from '@gdap-manager/entities/language/row';
import { CustomerPresence, gdapProviderAccount } from '@gdap-manager/entities/provider-account/table';
import { gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import { gdapTemplate } from '@gdap-manager/entities/gdap-template/table';
import type { IEntity } from 'dataverse-ify';
import { plainId } from '../shared/guid';
import { readMappings } from '../shared/mappings';
import type { NewRequest } from '../shared/new-requests';
import { allRows, dataverse, type Reference } from '../shared/tables';
import type { TemplateChoice, TenantChoice } from './choices';

const idOf = (reference: unknown): string => plainId((reference as Reference | undefined)?.id ?? '');
const nameOf = (reference: unknown): string | undefined => (reference as Reference | undefined)?.name;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** All active templates with their roles. */
export async function readTemplates(): Promise<TemplateChoice[]> {
  const columns = 'gdap_templateid,gdap_name,_gdap_providerid_value,_gdap_categoryid_value,gdap_isdefault,gdap_isadditional,gdap_autorenew,gdap_durationdays,gdap_atend';
  const rows = await allRows<IEntity>(gdapTemplate.logicalName, `?$select=${columns}&$filter=statecode eq 0&$orderby=gdap_name`);
  const mappings = await readMappings('template', ...rows.map((row) => textOf(row.gdap_templateid)));
  return rows.map((row) => {
    const id = plainId(textOf(row.gdap_templateid));
    return {
      id,
      name: textOf(row.gdap_name),
      provider: { id: idOf(row.gdap_providerid), name: nameOf(row.gdap_providerid) ?? '' },
      category: nameOf(row.gdap_categoryid),
      categoryId: idOf(row.gdap_categoryid) || null,
      isDefault: row.gdap_isdefault === true,
      isAdditional: row.gdap_isadditional === true,
      autoRenew: row.gdap_autorenew === true,
      durationDays: typeof row.gdap_durationdays === 'number' ? row.gdap_durationdays : 0,
      atEnd: (row.gdap_atend as NewRequest['atEnd'] | null) ?? undefined,
      mappings: mappings.filter(({ ownerId }) => ownerId === id),
    };
  });
}

/** The category of a customer; null = none. */
export async function readCategory(customerId: string): Promise<{ readonly id: string; readonly name: string } | null> {
  const row = await dataverse().retrieve<IEntity>(account.logicalName, customerId, ['_gdap_categoryid_value'] satisfies ColumnOf<typeof account>[]);
  return row.gdap_categoryid ? { id: idOf(row.gdap_categoryid), name: nameOf(row.gdap_categoryid) ?? '' } : null;
}

/** The tenants of a customer that their providers still name: for others Microsoft would refuse every request. */
export async function readTenants(customerId: string): Promise<TenantChoice[]> {
  const rows = await allRows<IEntity>(
    gdapProviderAccount.logicalName,
    `?$select=gdap_provideraccountid,gdap_name,gdap_defaultdomain,_gdap_providerid_value&$filter=_gdap_accountid_value eq ${customerId} and statecode eq 0 and (gdap_presence eq null or gdap_presence ne ${CustomerPresence.vanished})&$orderby=gdap_name`,
  );
  return rows.map((row) => ({
    id: plainId(textOf(row.gdap_provideraccountid)), name: textOf(row.gdap_name), domain: textOf(row.gdap_defaultdomain) || undefined, providerId: idOf(row.gdap_providerid),
  }));
}

/** Requests of a customer that have not ended: template id to status, so that nobody asks twice without knowing. */
export async function readLiveRequests(customerId: string): Promise<Map<string, string>> {
  const rows = await allRows<IEntity>(gdapRequest.logicalName, `?$select=statuscode,_gdap_templateid_value&$filter=_gdap_accountid_value eq ${customerId} and statecode eq 0`);
  return new Map(rows.map((row) => [idOf(row.gdap_templateid), row.formattedValues?.statuscode ?? '']));
}
