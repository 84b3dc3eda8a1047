import type { SandboxDatabase } from '../kernel/database';
import { defineChangeLog } from './delta/change-log';
import { defineHistory } from './relationships/history';

/** Of relationships by which a tenant is a customer. The index of customers has the same words: else it is not used. */
export const inForceWithCustomer = "status IN ('active', 'expiring', 'terminationRequested', 'terminating') AND customer_id IS NOT NULL";

/**
 * The tables of Graph in `microsoft.db`. Each row holds its object as JSON in `document`; the other columns are what it
 * is looked up, filtered and ordered by. `seq` is the order of creation.
 */
export function defineTables(database: SandboxDatabase): void {
  database.define(`
    CREATE TABLE IF NOT EXISTS relationship (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      tenant_id TEXT NOT NULL,
      display_name TEXT NOT NULL,
      status TEXT NOT NULL,
      customer_id TEXT,
      customer_name TEXT,
      due_at INTEGER,
      document TEXT NOT NULL
    );
    CREATE INDEX IF NOT EXISTS relationship_of_tenant ON relationship (tenant_id, seq);
    CREATE INDEX IF NOT EXISTS relationship_by_status ON relationship (tenant_id, status, seq);
    CREATE INDEX IF NOT EXISTS relationship_by_customer ON relationship (tenant_id, customer_id, seq);
    CREATE INDEX IF NOT EXISTS relationship_in_force ON relationship (tenant_id, customer_id, customer_name) WHERE ${inForceWithCustomer};
    CREATE INDEX IF NOT EXISTS relationship_by_name ON relationship (tenant_id, display_name COLLATE NOCASE);
    CREATE INDEX IF NOT EXISTS relationship_due ON relationship (due_at) WHERE due_at IS NOT NULL;

    CREATE TABLE IF NOT EXISTS directory_group (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      tenant_id TEXT NOT NULL,
      display_name TEXT NOT NULL COLLATE NOCASE,
      security_enabled INTEGER NOT NULL,
      mail_enabled INTEGER NOT NULL,
      document TEXT NOT NULL
    );
    CREATE INDEX IF NOT EXISTS group_of_tenant ON directory_group (tenant_id, seq);
    CREATE INDEX IF NOT EXISTS group_by_name ON directory_group (tenant_id, display_name, seq);

    CREATE TABLE IF NOT EXISTS contract (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      tenant_id TEXT NOT NULL,
      customer_id TEXT NOT NULL,
      display_name TEXT NOT NULL COLLATE NOCASE,
      domain TEXT COLLATE NOCASE,
      document TEXT NOT NULL
    );
    CREATE INDEX IF NOT EXISTS contract_of_tenant ON contract (tenant_id, seq);
    CREATE INDEX IF NOT EXISTS contract_by_customer ON contract (tenant_id, customer_id);

    CREATE TABLE IF NOT EXISTS role_template (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL);
  `);
  defineChangeLog(database);
  defineHistory(database);
  // Groups of a data folder that is older than the log of changes.
  database.define(`INSERT INTO directory_change (collection, tenant_id, object_id, removed)
    SELECT 'groups', tenant_id, id, 0 FROM directory_group WHERE NOT EXISTS (SELECT 1 FROM directory_change WHERE object_id = id) ORDER BY seq`);
  for (const part of ['request', 'assignment', 'operation']) {
    database.define(`
      CREATE TABLE IF NOT EXISTS ${part} (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        relationship_id TEXT NOT NULL,
        status TEXT NOT NULL,
        group_id TEXT,
        document TEXT NOT NULL
      );
      CREATE INDEX IF NOT EXISTS ${part}_of_relationship ON ${part} (relationship_id, seq);
    `);
  }
  database.define('CREATE INDEX IF NOT EXISTS assignment_of_group ON assignment (group_id) WHERE group_id IS NOT NULL');
}

/** Empties all tables of Graph. */
export function emptyTables(database: SandboxDatabase): void {
  for (const table of ['relationship', 'request', 'assignment', 'operation', 'directory_group', 'contract', 'directory_change', 'relationship_history'])
    database.run(`DELETE FROM ${table}`);
}
