import { isGuid } from '../kernel/guid';
import type { SandboxDatabase } from '../kernel/database';
import type { ContractStore } from '../graph/contracts/store';
import type { Tenants } from '../login/tenants';
import type { CustomerStore } from '../partner-center/customer-store';
import { InputError, readFlag, readTenantId, readTextOf } from './input';

/** A partner's customer, and which of Microsoft's lists name it. */
interface Customer {
  readonly tenantId: string;
  readonly companyName: string;
  readonly domain: string | null;
  readonly relationshipToPartner: string;
  readonly contract: boolean;
  readonly partnerCenter: boolean;
}

export interface PartnershipsOptions {
  readonly database: SandboxDatabase;
  readonly tenants: Tenants;
  readonly customers: CustomerStore;
  readonly contracts: ContractStore;
}

/** Begins and ends partnerships, which happens by invitations and in admin centers: many at once, all or none. */
export function createPartnerships({ database, tenants, customers, contracts }: PartnershipsOptions) {
  function begin(partner: string, { contract, partnerCenter, ...customer }: Customer): void {
    const { tenantId, companyName, domain } = customer;
    if (tenants.find(tenantId)?.kind !== 'partner')
      tenants.put({ tenantId, displayName: companyName, defaultDomain: domain ?? `${tenantId}.onmicrosoft.com`, kind: 'customer' });
    if (partnerCenter) customers.put(partner, customer);
    else customers.remove(partner, tenantId);
    if (contract) contracts.ensure(partner, { contractType: 'ResellerPartner', customerId: tenantId, defaultDomainName: domain, displayName: companyName });
    else contracts.end(partner, tenantId);
  }

  return {
    /** @returns how many. @throws InputError */
    begin(body: Record<string, unknown>): number {
      const partner = readTenantId(body, 'partnerTenantId');
      const read = readList(body, 'customers').map(readCustomer);
      database.transaction(() => read.forEach((customer) => begin(partner, customer)));
      return read.length;
    },
    /** The tenants themselves, and relationships in force, stay. @returns how many. @throws InputError */
    end(body: Record<string, unknown>): number {
      const partner = readTenantId(body, 'partnerTenantId');
      const ids = readList(body, 'tenantIds').map((id) => readTenantId({ tenantId: id }));
      database.transaction(() => {
        for (const id of ids) {
          customers.remove(partner, id);
          contracts.end(partner, id);
        }
      });
      return ids.length;
    },
  };
}

export type Partnerships = ReturnType<typeof createPartnerships>;

/** More than people type, and less than Microsoft would ever take. */
const MAX_TEXT = 1000;

function readCustomer(value: unknown, index: number): Customer {
  try {
    if (typeof value !== 'object' || value === null) throw new InputError('it must be an object.');
    const body = value as Record<string, unknown>;
    return {
      tenantId: readTenantId(body),
      companyName: readTextOf(body, 'companyName', MAX_TEXT),
      domain: body['domain'] === undefined || body['domain'] === null ? null : readTextOf(body, 'domain', MAX_TEXT),
      relationshipToPartner: body['relationshipToPartner'] === undefined ? 'reseller' : readTextOf(body, 'relationshipToPartner', MAX_TEXT),
      contract: readFlag(body, 'contract', true),
      partnerCenter: readFlag(body, 'partnerCenter', true),
    };
  } catch (error) {
    throw error instanceof InputError ? new InputError(`Of 'customers', number ${index + 1}: ${error.message}`) : error;
  }
}

function readList(body: Record<string, unknown>, name: string): unknown[] {
  const list = body[name];
  if (!Array.isArray(list) || list.length === 0) throw new InputError(`'${name}' must be a list with something in it.`);
  return list;
}

/** The built-in roles out of a body. @throws InputError */
export function readRoleTemplates(body: Record<string, unknown>) {
  const templates = readList(body, 'roleTemplates').map((value) => {
    const template = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
    const { id } = template;
    if (typeof id !== 'string' || !isGuid(id)) throw new InputError("Each of 'roleTemplates' needs an 'id' that is a GUID.");
    const description = template['description'] === undefined || template['description'] === null ? null : readTextOf(template, 'description', 4000);
    return { id: id.toLowerCase(), displayName: readTextOf(template, 'displayName', 256), description };
  });
  const seen = new Set<string>();
  for (const { id } of templates) {
    if (seen.has(id)) throw new InputError(`Of 'roleTemplates', '${id}' comes twice.`);
    seen.add(id);
  }
  return templates;
}
