import type { SandboxDatabase } from '../../kernel/database';

/** A directoryRoleTemplate. */
export interface RoleTemplate {
  /** Lower-case GUID. */
  readonly id: string;
  readonly displayName: string;
  readonly description: string | null;
}

/** Entra's built-in roles: the same for all tenants. */
export interface RoleTemplateStore {
  list(): RoleTemplate[];
  find(id: string): RoleTemplate | undefined;
  /** Makes these the built-in roles, and no others. */
  replace(templates: readonly RoleTemplate[]): void;
}

/** Some of Entra's, until somebody brings the whole list (Entra, "Microsoft Entra built-in roles"). */
const someOfEntras: readonly RoleTemplate[] = [
  { id: '62e90394-69f5-4237-9190-012177145e10', displayName: 'Global Administrator', description: 'Can manage all aspects of Microsoft Entra ID and of services that use its identities.' },
  { id: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451', displayName: 'Global Reader', description: 'Can read everything that a Global Administrator can, and change nothing.' },
  { id: 'fe930be7-5e62-47db-91af-98c3a49a38b1', displayName: 'User Administrator', description: 'Can manage all aspects of users and groups, and reset the passwords of limited administrators.' },
  { id: '729827e3-9c14-49f7-bb1b-9608f156bbb8', displayName: 'Helpdesk Administrator', description: 'Can reset the passwords of people who are no administrators, and of other helpdesk administrators.' },
  { id: '29232cdf-9323-42fd-ade2-1d097af3e4de', displayName: 'Exchange Administrator', description: 'Can manage all aspects of Exchange.' },
];

export function createRoleTemplateStore(database: SandboxDatabase): RoleTemplateStore {
  const store: RoleTemplateStore = {
    list: () => database.all<{ document: string }>('SELECT document FROM role_template ORDER BY seq').map(({ document }) => JSON.parse(document) as RoleTemplate),
    find(id) {
      const row = database.get<{ document: string }>('SELECT document FROM role_template WHERE id = ?', id);
      return row && (JSON.parse(row.document) as RoleTemplate);
    },
    replace: (templates) =>
      database.transaction(() => {
        database.run('DELETE FROM role_template');
        for (const template of templates) database.run('INSERT INTO role_template (id, document) VALUES (?, ?)', template.id, JSON.stringify(template));
      }),
  };
  if (store.list().length === 0) store.replace(someOfEntras);
  return store;
}

/** Entra's own again. */
export const resetRoleTemplates = (store: RoleTemplateStore) => store.replace(someOfEntras);
