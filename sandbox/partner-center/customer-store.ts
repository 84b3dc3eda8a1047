import type { SandboxDatabase } from '../kernel/database';

/** A customer of a partner, as Partner Center lists it. */
export interface PartnerCustomer {
  /** Lower case. */
  readonly tenantId: string;
  readonly companyName: string;
  readonly domain: string | null;
  /** Microsoft's word: `reseller`, `advisor`, `none`, … */
  readonly relationshipToPartner: string;
}

/** A stretch of a partner's list. */
export interface CustomerPage {
  readonly customers: readonly PartnerCustomer[];
  /** Where the next page begins; undefined at the end. */
  readonly after: number | undefined;
}

/** The customers of all partners. */
export interface CustomerStore {
  /** Makes it, or changes what is said of it. */
  put(partnerTenantId: string, customer: PartnerCustomer): void;
  remove(partnerTenantId: string, tenantId: string): void;
  find(partnerTenantId: string, tenantId: string): PartnerCustomer | undefined;
  /** In the order in which they came; a page costs the same anywhere in a long list. @param after of the page before; 0 at the beginning */
  page(partnerTenantId: string, size: number, after: number): CustomerPage;
  count(partnerTenantId: string): number;
  reset(): void;
}

const columns = 'tenant_id AS tenantId, company_name AS companyName, domain, relationship AS relationshipToPartner';

export function createCustomerStore(database: SandboxDatabase): CustomerStore {
  database.define(`
    CREATE TABLE IF NOT EXISTS partner_customer (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      partner_id TEXT NOT NULL,
      tenant_id TEXT NOT NULL,
      company_name TEXT NOT NULL,
      domain TEXT,
      relationship TEXT NOT NULL,
      UNIQUE (partner_id, tenant_id)
    );
    CREATE INDEX IF NOT EXISTS customer_of_partner ON partner_customer (partner_id, seq);
  `);
  return {
    put: (partner, { tenantId, companyName, domain, relationshipToPartner }) =>
      database.run(
        `INSERT INTO partner_customer (partner_id, tenant_id, company_name, domain, relationship) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (partner_id, tenant_id) DO UPDATE SET company_name = excluded.company_name, domain = excluded.domain, relationship = excluded.relationship`,
        partner,
        tenantId,
        companyName,
        domain,
        relationshipToPartner,
      ),
    remove: (partner, tenantId) => database.run('DELETE FROM partner_customer WHERE partner_id = ? AND tenant_id = ?', partner, tenantId),
    find: (partner, tenantId) =>
      database.get<PartnerCustomer>(`SELECT ${columns} FROM partner_customer WHERE partner_id = ? AND tenant_id = ?`, partner, tenantId),
    page(partner, size, after) {
      const rows = database.all<PartnerCustomer & { seq: number }>(
        `SELECT seq, ${columns} FROM partner_customer WHERE partner_id = ? AND seq > ? ORDER BY seq LIMIT ?`,
        partner,
        after,
        size + 1,
      );
      const customers = rows.slice(0, size);
      return { customers, after: rows.length > size ? customers.at(-1)?.seq : undefined };
    },
    count: (partner) => database.get<{ rows: number }>('SELECT count(*) AS rows FROM partner_customer WHERE partner_id = ?', partner)?.rows ?? 0,
    reset: () => database.run('DELETE FROM partner_customer'),
  };
}
