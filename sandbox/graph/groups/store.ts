import type { SandboxDatabase } from '../../kernel/database';
import type { ChangeLog } from '../delta/change-log';

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
  update(tenantId: string, group: Group): void;
  remove(tenantId: string, id: string): void;
}

export function createGroupStore(database: SandboxDatabase, changes: ChangeLog): GroupStore {
  return {
    find(tenantId, id) {
      const row = database.get<{ document: string }>('SELECT document FROM directory_group WHERE id = ? AND tenant_id = ?', id, tenantId);
      return row && (JSON.parse(row.document) as Group);
    },
    insert(tenantId, group) {
      database.run(
        'INSERT INTO directory_group (id, tenant_id, display_name, security_enabled, mail_enabled, document) VALUES (?, ?, ?, ?, ?, ?)',
        group.id,
        tenantId,
        group.displayName,
        Number(group.securityEnabled),
        Number(group.mailEnabled),
        JSON.stringify(group),
      );
      changes.record('groups', tenantId, group.id, 'changed');
    },
    update(tenantId, group) {
      database.run(
        'UPDATE directory_group SET display_name = ?, document = ? WHERE id = ?',
        group.displayName,
        JSON.stringify(group),
        group.id,
      );
      changes.record('groups', tenantId, group.id, 'changed');
    },
    remove(tenantId, id) {
      database.run('DELETE FROM directory_group WHERE id = ?', id);
      changes.record('groups', tenantId, id, 'removed');
    },
  };
}
