import { join } from 'node:path';
import Database from 'libsql';

/** Puts rows straight into the table of a sandbox that does not run: making them one by one is not what is measured. */
export function fillRequests(dataDir: string, rows: number): void {
  const database = new Database(join(dataDir, 'dataverse.db'));
  const guid = (kind: number) => `printf('%08x-0000-4000-8%03x-000000000000', i, ${kind})`;
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows})`;
  database.exec(`
    BEGIN;
    ${numbers} INSERT INTO account(accountid, name, statecode, statuscode, createdon, modifiedon, versionnumber)
      SELECT ${guid(1)}, 'Customer ' || i, 0, 1, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', i FROM n WHERE i <= ${rows / 10};
    ${numbers} INSERT INTO gdap_request(gdap_requestid, gdap_name, gdap_accountid, gdap_uniquekey, gdap_autorenew, gdap_durationdays, gdap_expirydate, statecode, statuscode, createdon, modifiedon, versionnumber)
      SELECT ${guid(2)}, 'Request ' || i, printf('%08x-0000-4000-8001-000000000000', 1 + i % ${rows / 10}), 'key-' || i, i % 3 > 0, 730,
        strftime('%Y-%m-%dT00:00:00Z', '2026-01-01', '+' || ((i * 7919) % 2000) || ' days'), 0,
        CASE i % 5 WHEN 0 THEN 727000002 ELSE 727000004 END, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', i FROM n;
    COMMIT;
    ANALYZE;`);
  database.close();
}

/**
 * Gives a template every role of the catalogue for each of so many groups: more than anybody would.
 * @returns the template's id
 */
export function fillMappings(dataDir: string, providerId: string, groups: number): string {
  const database = new Database(join(dataDir, 'dataverse.db'));
  const template = 'ffffffff-0000-4000-8003-000000000000';
  const born = "0, 1, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'";
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${groups})`;
  database.exec(`
    BEGIN;
    INSERT INTO gdap_template(gdap_templateid, gdap_name, gdap_providerid, gdap_autorenew, gdap_durationdays, gdap_isdefault, statecode, statuscode, createdon, modifiedon, versionnumber)
      VALUES ('${template}', 'Everything for everybody', '${providerId}', 0, 730, 0, ${born}, 1);
    ${numbers} INSERT INTO gdap_securitygroup(gdap_securitygroupid, gdap_name, gdap_groupid, gdap_providerid, statecode, statuscode, createdon, modifiedon, versionnumber)
      SELECT printf('%08x-0000-4000-8004-000000000000', i), 'Group ' || i, printf('%08x-0000-4000-8005-000000000000', i), '${providerId}', ${born}, i FROM n;
    ${numbers} INSERT INTO gdap_rolemapping(gdap_rolemappingid, gdap_name, gdap_templateid, gdap_directoryroleid, gdap_securitygroupid, statecode, statuscode, createdon, modifiedon, versionnumber)
      SELECT printf('%08x-0000-4000-8006-%012x', i, r.rowid), 'x', '${template}', r.gdap_directoryroleid, printf('%08x-0000-4000-8004-000000000000', i), ${born}, i FROM n, gdap_directoryrole r;
    COMMIT;
    ANALYZE;`);
  database.close();
  return template;
}
