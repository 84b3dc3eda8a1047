import type { TableModel, UserModel } from '../../app-model';
import type { FieldValue, FormMode } from '../contracts';
import { firstLookup } from './values';

/** Depth of a privilege that reaches a user's own rows only. */
const OWN_ROWS = 1;

export interface RowAccess {
  readonly table: TableModel;
  readonly user: UserModel;
  /** Absent: a new row. */
  readonly id: string | undefined;
  readonly state: FieldValue;
  readonly owner: FieldValue;
}

/** What a form may be used for, as in Power Apps: inactive rows cannot be edited, nor rows without the right to. Pure. */
export function formMode({ table, user, id, state, owner }: RowAccess): FormMode {
  if (id === undefined) return privilegeDepth(user, 'Create', table) > 0 ? 'create' : 'readOnly';
  if (typeof state === 'number' && state !== 0) return 'disabled';
  return reachesRow(user, 'Write', table, owner) ? 'update' : 'readOnly';
}

/** Whether a privilege reaches a row: one's own rows are reached by every depth, those of a team perhaps. Pure. */
export function reachesRow(user: UserModel, verb: PrivilegeVerb, table: TableModel, owner: FieldValue): boolean {
  const depth = privilegeDepth(user, verb, table);
  const isOthers = firstLookup(owner)?.entityType === 'systemuser' && firstLookup(owner)?.id !== user.id;
  return depth > OWN_ROWS || (depth === OWN_ROWS && !isOthers);
}

export type PrivilegeVerb = 'Create' | 'Read' | 'Write' | 'Delete' | 'Append' | 'AppendTo' | 'Assign' | 'Share';

/** Tables whose privileges are not named like them. */
const NAMES_OF_PRIVILEGES: Readonly<Record<string, string>> = { systemuser: 'User' };

/** How far a privilege on a table reaches: 0 for not at all. Names differ in case between tables and privileges. Pure. */
export function privilegeDepth(user: UserModel, verb: PrivilegeVerb, table: { readonly schemaName: string }): number {
  const wanted = `prv${verb}${NAMES_OF_PRIVILEGES[table.schemaName.toLowerCase()] ?? table.schemaName}`;
  const exact = user.privileges[wanted];
  if (exact !== undefined) return exact;
  return Object.entries(user.privileges).find(([name]) => name.toLowerCase() === wanted.toLowerCase())?.[1] ?? 0;
}
