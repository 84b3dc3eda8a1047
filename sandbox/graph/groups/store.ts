import type { SandboxDatabase } from '../../kernel/database';

/** A group of a partner's own tenant: the properties that the sandbox keeps. */
export interface Group {
  readonly id: string;
  readonly displayName: string;
  readonly description: string | null;
  readonly mailNickname: string;
  readonly mailEnabled: boolean;
  readonly securityEnabled: boolean;
  readonly groupTypes: readonly string[];
  readonly isAssignableToRole: boolean | null;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

export interface GroupStore {
  find(tenantId: string, id: string): Group | undefined;
  insert(tenantId: string, group: Group): void;
  update(group: Group): void;
  remove(id: string): void;
}

export function createGroupStore(database: SandboxDatabase): GroupStore {
  return {
    find(tenantId, id) {
      const row = database.get<{ document: string }>('SELECT document FROM directory_group WHERE id = ? AND tenant_id = ?', id, tenantId);
      return row && (JSON.parse(row.document) as Group);
    },
    insert: (tenantId, group) =>
      database.run(
        'INSERT INTO directory_group (id, tenant_id, display_name, security_enabled, mail_enabled, document) VALUES (?, ?, ?, ?, ?, ?)',
        group.id,
        tenantId,
        group.displayName,
        Number(group.securityEnabled),
        Number(group.mailEnabled),
        JSON.stringify(group),
      ),
    update: (group) =>
      database.run(
        'UPDATE directory_group SET display_name = ?, document = ? WHERE id = ?',
        group.displayName,
        JSON.stringify(group),
        group.id,
      ),
    remove: (id) => database.run('DELETE FROM directory_group WHERE id = ?', id),
  };
}
