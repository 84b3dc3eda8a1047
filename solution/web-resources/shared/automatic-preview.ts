import { draftsToMake, type AutomaticCustomer } from '@gdap-manager/entities/gdap-template/automatic';
import { parseAutomaticMemory } from '@gdap-manager/entities/gdap-template/automatic-memory';
import { verdictsOn, type CandidateTemplate } from '@gdap-manager/entities/gdap-template/applying';
import { gdapTemplate } from '@gdap-manager/entities/gdap-template/table';
import { gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import { StateCode } from '@gdap-manager/entities/language/status';
import { CustomerPresence, gdapProviderAccount, MatchState } from '@gdap-manager/entities/provider-account/table';
import type { IEntity } from 'dataverse-ify';
import { plainId } from './guid';
import { allRows, type Reference } from './tables';

/** What follows by itself from templates as they will be. */
export interface Preview {
  /** Requests that will be made. */
  readonly drafts: number;
  /** Customers' tenants that get them. */
  readonly tenants: number;
  /** Tenants to which the templates apply, and that have requests from them already. */
  readonly served: number;
}

/** Templates with what a form says of one of them but has not saved. */
export type Changed = Pick<CandidateTemplate, 'id'> & Partial<CandidateTemplate>;

/** Counts what will follow. Pure. @param of only requests from this template; default: from all */
export function previewOf(customers: readonly AutomaticCustomer[], requested: ReadonlyMap<string, ReadonlySet<string>>, templates: readonly CandidateTemplate[], of?: string): Preview {
  let drafts = 0;
  let tenants = 0;
  let served = 0;
  for (const customer of customers) {
    const own = requested.get(customer.id) ?? new Set<string>();
    const made = draftsToMake(customer, own, templates).filter(({ template }) => of === undefined || template.id === of);
    drafts += made.length;
    if (made.length > 0) tenants += 1;
    else if (customer.account && verdictsOn(customer, templates).some(({ template, applies }) => applies && (of === undefined || template.id === of) && own.has(template.id))) served += 1;
  }
  return { drafts, tenants, served };
}

/** Reads a provider's customers, templates and requests and counts what will follow. @param changed a template as its form says, saved or not */
export async function readPreview(providerId: string, changed?: Changed): Promise<Preview> {
  const [stored, customers, requested] = await Promise.all([readTemplates(providerId), readCustomers(providerId), readRequested()]);
  const known = changed && stored.some(({ id }) => id === changed.id);
  const base: CandidateTemplate = { id: '', name: '', providerId, categoryId: null, isDefault: false, isAdditional: false, isActive: true };
  const templates = changed ? [...stored.map((one) => (one.id === changed.id ? { ...one, ...changed } : one)), ...(known ? [] : [{ ...base, ...changed }])] : stored;
  return previewOf(customers, requested, templates, changed?.id);
}

const idOf = (reference: unknown): string | null => {
  const id = (reference as Reference | undefined)?.id;
  return id === undefined ? null : plainId(id);
};

async function readTemplates(providerId: string): Promise<CandidateTemplate[]> {
  const columns = 'gdap_templateid,gdap_name,_gdap_providerid_value,_gdap_categoryid_value,gdap_isdefault,gdap_isadditional,statecode';
  const rows = await allRows<IEntity>(gdapTemplate.logicalName, `?$select=${columns}&$filter=_gdap_providerid_value eq ${providerId}`);
  return rows.map((row) => ({
    id: plainId(row.gdap_templateid as string), name: String(row.gdap_name ?? ''), providerId: idOf(row.gdap_providerid) ?? '', categoryId: idOf(row.gdap_categoryid),
    isDefault: row.gdap_isdefault === true, isAdditional: row.gdap_isadditional === true, isActive: row.statecode === StateCode.active,
  }));
}

async function readCustomers(providerId: string): Promise<AutomaticCustomer[]> {
  const columns = 'gdap_provideraccountid,gdap_presence,gdap_matchstate,gdap_memory';
  const rows = await allRows<IEntity>(
    gdapProviderAccount.logicalName,
    `?$select=${columns}&$expand=gdap_AccountId($select=accountid,statecode,_gdap_categoryid_value)` +
      `&$filter=_gdap_providerid_value eq ${providerId} and statecode eq 0 and _gdap_accountid_value ne null`,
  );
  return rows.map((row) => {
    const owner = row.gdap_AccountId as { accountid: string; statecode: number; _gdap_categoryid_value: string | null } | null;
    return {
      id: plainId(row.gdap_provideraccountid as string),
      providerId,
      categoryId: owner?._gdap_categoryid_value ? plainId(owner._gdap_categoryid_value) : null,
      isActive: true,
      isPresent: row.gdap_presence !== CustomerPresence.vanished,
      isIgnored: row.gdap_matchstate === MatchState.ignored,
      account: owner && { id: plainId(owner.accountid), isActive: owner.statecode === StateCode.active },
      memory: parseAutomaticMemory(row.gdap_memory as string | null),
    };
  });
}

/** Templates that requests were made from, by tenant. */
async function readRequested(): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  const made = '_gdap_templateid_value ne null and _gdap_provideraccountid_value ne null';
  const rows = await allRows<IEntity>(gdapRequest.logicalName, `?$select=_gdap_provideraccountid_value,_gdap_templateid_value&$filter=${made}`);
  for (const row of rows) {
    const tenant = idOf(row.gdap_provideraccountid) ?? '';
    found.set(tenant, (found.get(tenant) ?? new Set<string>()).add(idOf(row.gdap_templateid) ?? ''));
  }
  return found;
}
