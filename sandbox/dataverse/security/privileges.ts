import type { Table } from '../metadata/catalog';

/** What can be done with rows of a table. Source: Microsoft Learn, "Security roles and privileges". */
export const verbs = ['Create', 'Read', 'Write', 'Delete', 'Append', 'AppendTo', 'Assign', 'Share'] as const;
export type Verb = (typeof verbs)[number];

/** How far a privilege reaches: nobody's rows, own rows, those of the own business unit, of the units below it too, everybody's. */
export const Depth = { none: 0, basic: 1, local: 2, deep: 4, global: 8 } as const;
export type Depth = (typeof Depth)[keyof typeof Depth];

/** As `RolePrivilege/@level` names the depths in solution files. */
export const depthOfLevel: Readonly<Record<string, Depth>> = { Basic: Depth.basic, Local: Depth.local, Deep: Depth.deep, Global: Depth.global };

/** Privileges by name and their depth: what a role gives, or all roles of a user together. */
export type Privileges = ReadonlyMap<string, Depth>;

/** Tables whose privileges are not called after their schema names. Activities of every kind, and who takes part in them, share one set. */
const NAMES: Readonly<Record<string, string>> = { systemuser: 'User', activitypointer: 'Activity', activityparty: 'Activity', email: 'Activity' };

/** Such as `prvReadAccount`. */
export const privilegeName = (verb: Verb, { logicalName, schemaName }: Pick<Table, 'logicalName' | 'schemaName'>): string =>
  `prv${verb}${NAMES[logicalName] ?? schemaName}`;

/** Rows without an owner can be neither assigned nor shared. */
export const verbsOf = ({ ownershipType }: Pick<Table, 'ownershipType'>): readonly Verb[] =>
  ownershipType === 'UserOwned' ? verbs : verbs.filter((verb) => verb !== 'Assign' && verb !== 'Share');

/** What several roles give together: of each privilege the greatest depth. */
export function union(roles: readonly Privileges[]): Privileges {
  const all = new Map<string, Depth>();
  for (const role of roles) {
    for (const [name, depth] of role) if (depth > (all.get(name) ?? Depth.none)) all.set(name, depth);
  }
  return all;
}
