import { displayName, formsOf, guid, prefixOf, section, tablesOf, type PackageTable } from './contents';
import { problems, type Check, type Problem } from './finding';
import type { Package } from './package';
import { children, descendants, textAt, type XmlElement } from './xml-tree';

/** Roles that have the same id in every environment: System Administrator and System Customizer. */
const WELL_KNOWN_ROLES = ['627090ff-40a3-4053-8790-584edc5be201', '119f245c-3cc8-4b62-b31c-d1a046ced15d'];

const LEVELS = ['Basic', 'Local', 'Deep', 'Global'];
/** Rows without an owner can be neither assigned nor shared, and belong to the whole organisation. */
const VERBS = {
  UserOwned: ['Create', 'Read', 'Write', 'Delete', 'Append', 'AppendTo', 'Assign', 'Share'],
  OrgOwned: ['Create', 'Read', 'Write', 'Delete', 'Append', 'AppendTo'],
} as const;

/** Roles speak of privileges that exist, apps and forms of roles that exist. */
export const roles: Check = {
  name: 'roles',
  run: (solution) => {
    const tables = tablesOf(solution);
    const all = section(solution, 'Roles/Role');
    const known = [...WELL_KNOWN_ROLES, ...all.map(({ attributes }) => guid(attributes.id))];
    const unknown = (elements: readonly XmlElement[], attribute: string) =>
      elements.map(({ attributes }) => guid(attributes[attribute])).filter((id) => !known.includes(id));
    return [
      ...all.flatMap((role) =>
        children(role, 'RolePrivileges/RolePrivilege').flatMap(({ attributes: { name = '', level = '' } }) =>
          privilegeProblems(solution, tables, `role '${role.attributes.name ?? ''}'`, name, level),
        ),
      ),
      ...unreadable(tables, all),
      ...section(solution, 'AppModules/AppModule').flatMap((app) =>
        unknown(children(app, 'AppModuleRoleMaps/Role'), 'id').map((id) => ({
          where: `app ${textAt(app, 'UniqueName')}`,
          problem: `is for the role ${id}, which exists in one environment at most`,
        })),
      ),
      ...formsOf(tables).flatMap(({ table, form }) =>
        unknown(
          descendants(form, 'DisplayConditions').flatMap((conditions) => children(conditions, 'Role')),
          'Id',
        ).map((id) => ({
          where: `form '${displayName(form)}' of ${table.logicalName}`,
          problem: `is for the role ${id}, which exists in one environment at most`,
        })),
      ),
    ];
  },
};

/** With roles in the package, each table of ours has to be in one: nobody but administrators would see it. */
const unreadable = (tables: readonly PackageTable[], all: readonly XmlElement[]): Problem[] => {
  const names = all.flatMap((role) => children(role, 'RolePrivileges/RolePrivilege').map(({ attributes }) => attributes.name));
  return tables
    .filter(({ isOwn, schemaName }) => isOwn && all.length > 0 && !names.includes(`prvRead${schemaName}`))
    .map(({ logicalName }) => ({ where: `table ${logicalName}`, problem: 'may be read with none of the roles' }));
};

/** A privilege is named after the table's schema name, as it was written when the table was made. */
function privilegeProblems(solution: Package, tables: readonly PackageTable[], where: string, name: string, level: string): Problem[] {
  const badLevel = problems(!LEVELS.includes(level) && { where, problem: `has ${name} at the level '${level}'` });
  const [, verb, tableName] = new RegExp(`^prv([A-Z][A-Za-z]*?)(${prefixOf(solution)}_\\w+)$`, 'i').exec(name) ?? [];
  if (tableName === undefined) return badLevel;
  const table = tables.find(({ logicalName }) => logicalName === tableName.toLowerCase());
  if (!table) return [...badLevel, { where, problem: `has ${name}, a privilege on a table that is not in the package` }];
  const ownership = textAt(table.info, 'OwnershipTypeMask') === 'OrgOwned' ? 'OrgOwned' : 'UserOwned';
  const verbs: readonly string[] = VERBS[ownership];
  return [
    ...badLevel,
    ...problems(
      table.schemaName !== tableName && { where, problem: `has ${name}, whose table is written ${table.schemaName}` },
      !verbs.includes(verb!) && { where, problem: `has ${name}, which ${table.schemaName} does not have` },
      ownership === 'OrgOwned' &&
        LEVELS.includes(level) &&
        level !== 'Global' && { where, problem: `has ${name} at the level ${level}, which a table of the organisation does not have` },
    ),
  ];
}
