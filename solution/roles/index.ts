import { tables } from '@gdap-manager/entities';
import { idOf } from '../ids';
import { administrator } from './administrator';
import { operator } from './operator';
import { reader } from './reader';
import { service } from './service';
import type { Depth, Role, Verb } from './role';

export type { Access, Depth, Role, Verb } from './role';

/** Every security role of the solution. */
export const roles: readonly Role[] = [administrator, operator, reader, service];

/** @returns lower case, without braces; the same in every environment */
export const roleId = ({ key }: Role): string => idOf('role', key);

/** A privilege by its name, such as `prvReadgdap_Request`. */
export interface Privilege {
  readonly name: string;
  readonly depth: Depth;
}

/** The privileges of a role. Names have the table's schema name in them, written as when the table was made. */
export function privilegesOf({ tables: own, standardTables, miscellaneous = [] }: Role): Privilege[] {
  const named = { ...Object.fromEntries(Object.entries(own).map(([table, access]) => [schemaNameOf(table), access])), ...standardTables };
  const ofTables = Object.entries(named).flatMap(([noun, access]) => (Object.entries(access) as [Verb, Depth][]).map(([verb, depth]) => ({ name: `prv${verb}${noun}`, depth })));
  return [...ofTables, ...miscellaneous.map((name): Privilege => ({ name, depth: 'Global' }))]
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function schemaNameOf(logicalName: string): string {
  const table = tables.find((candidate) => candidate.logicalName === logicalName);
  if (!table) throw new Error(`No definition knows the table '${logicalName}'.`);
  return table.schemaName;
}
