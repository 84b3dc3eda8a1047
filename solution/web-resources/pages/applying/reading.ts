import { RequestStatus, gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import { gdapTemplate } from '@gdap-manager/entities/gdap-template/table';
import type { IEntity } from 'dataverse-ify';
import { plainId } from '../../shared/guid';
import { readMappings, type MappingRow } from '../../shared/mappings';
import { readRequests, requestColumns, requestOf, type RequestRow } from '../../shared/requests';
import { allRows, idFilters, type Reference } from '../../shared/tables';
import { compare, type Compared, type TemplateTerms } from './compare';

/** The template with its roles. @throws what Dataverse said where it is gone */
export async function readTemplate(id: string): Promise<TemplateTerms> {
  const row = (await Xrm.WebApi.retrieveRecord(gdapTemplate.logicalName, id, '?$select=gdap_name,gdap_autorenew,gdap_durationdays,gdap_atend')) as Record<string, unknown>;
  return {
    id,
    name: String(row.gdap_name ?? ''),
    autoRenew: row.gdap_autorenew === true,
    durationDays: typeof row.gdap_durationdays === 'number' ? row.gdap_durationdays : 0,
    atEnd: (row.gdap_atend as TemplateTerms['atEnd'] | null) ?? undefined,
    mappings: await readMappings('template', id),
  };
}

/** The requests that were made from the template and have not ended, nor are being ended, each compared with it; by name. */
export async function readCompared(template: TemplateTerms): Promise<Compared[]> {
  const filter = `_gdap_templateid_value eq ${template.id} and statecode eq 0 and statuscode ne ${RequestStatus.terminating}`;
  const rows = await allRows<IEntity>(gdapRequest.logicalName, `?$select=${requestColumns}&$filter=${filter}&$orderby=gdap_name`);
  return compareAll(template, rows.map(requestOf));
}

/** The same requests as they are now; those that are gone are missing. */
export const readAgain = async (template: TemplateTerms, ids: readonly string[]): Promise<Compared[]> => compareAll(template, await readRequests(ids));

async function compareAll(template: TemplateTerms, requests: readonly RequestRow[]): Promise<Compared[]> {
  const ids = requests.map(({ id }) => id);
  const [mappings, replaced] = await Promise.all([readMappings('request', ...ids), readReplaced(ids)]);
  const byOwner = new Map<string, MappingRow[]>();
  for (const mapping of mappings) byOwner.set(mapping.ownerId, [...(byOwner.get(mapping.ownerId) ?? []), mapping]);
  return requests.map((request) => compare(template, request, byOwner.get(request.id) ?? [], replaced));
}

/** Those that requests which have not ended are meant to replace. */
async function readReplaced(ids: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const filter of idFilters('gdap_replacesid', ids)) {
    const rows = await allRows<IEntity>(gdapRequest.logicalName, `?$select=_gdap_replacesid_value&$filter=${filter} and statecode eq 0`);
    for (const row of rows) found.add(plainId((row.gdap_replacesid as Reference | undefined)?.id ?? ''));
  }
  return found;
}
