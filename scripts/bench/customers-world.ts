import { join } from 'node:path';
import Database from 'libsql';
import type { PartnerCustomer } from '../lib/sandbox-controls';

/** The tenant id of a customer by its number. */
export const tenantIdOf = (number: number): string => `${number.toString(16).padStart(8, '0')}-0000-4000-9000-000000000000`;

/** A customer as Microsoft has it. */
export const customerNamed = (number: number, companyName = `Customer ${number} Ltd`): PartnerCustomer => ({ tenantId: tenantIdOf(number), companyName, domain: `customer${number}.example` });

/**
 * Puts accounts straight into an environment that does not run: three of five customers have one with their domain in
 * its website, and one of five of those has a contact with it in an e-mail address, too.
 */
export function fillAccounts(dataDir: string, customers: number): void {
  const database = new Database(join(dataDir, 'dataverse.db'));
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${customers})`;
  const born = "0, 1, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', i";
  database.exec(`
    BEGIN;
    ${numbers} INSERT INTO account(accountid, name, websiteurl, statecode, statuscode, createdon, modifiedon, versionnumber)
      SELECT printf('%08x-0000-4000-8001-000000000000', i), 'Customer ' || i, 'https://www.customer' || i || '.example/en', ${born} FROM n WHERE i % 5 < 3;
    ${numbers} INSERT INTO contact(contactid, lastname, fullname, emailaddress1, parentcustomerid, parentcustomeridtype, statecode, statuscode, createdon, modifiedon, versionnumber)
      SELECT printf('%08x-0000-4000-8002-000000000000', i), 'Doe', 'Jo Doe', 'jo.doe@customer' || i || '.example', printf('%08x-0000-4000-8001-000000000000', i), 'account', ${born} FROM n WHERE i % 25 = 0;
    COMMIT;
    ANALYZE;`);
  database.close();
}
