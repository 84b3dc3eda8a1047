import { liveEntries, type Staged } from './staged';
import type { Group, Role, Snapshot } from './types';

/** Something to think about before sending, or to put right. */
export interface Hint {
  readonly level: 'error' | 'warning' | 'info';
  /** Key of its text; `values` take the places in it. */
  readonly text:
    | 'Hint_NoRoles' | 'Hint_AutoRenew' | 'Hint_NotAssignable' | 'Hint_MissingRole' | 'Hint_ForeignGroup' | 'Hint_DeletedGroup' | 'Hint_GroupAttention' | 'Hint_ManyPrivileged' | 'Hint_Unconfirmed';
  readonly values: readonly (string | number)[];
}

/** From so many privileged roles on we say that fewer would be safer. Our own number: Microsoft only says "as few as possible". */
const manyPrivileged = 6;

/** What the mappings, as they would be after saving, make us say. Pure. */
export function hintsOf(snapshot: Snapshot, staged: Staged): Hint[] {
  const { holder } = snapshot;
  const isOpen = holder.kind === 'template' || holder.status === 'draft';
  const entries = liveEntries(snapshot, staged);
  const roles = new Map(entries.flatMap(({ role }) => (role ? [[role.id, role] as const] : [])));
  const groups = { ...staged.groups, ...snapshot.groups };
  const used = [...new Set(entries.flatMap(({ groupId }) => (groupId ? [groupId] : [])))].flatMap((id) => groups[id] ?? []);

  const isForeign = ({ providerId }: Group) => holder.providerId !== null && providerId !== null && providerId !== holder.providerId;
  const named = (fits: (role: Role) => boolean) => [...roles.values()].filter(fits).map(({ name }) => name).sort();
  const hint = (level: Hint['level'], text: Hint['text'], names: readonly string[], ...more: number[]): Hint[] =>
    names.length === 0 ? [] : [{ level, text, values: [names.join(', '), ...more] }];

  const privileged = named(({ isPrivileged }) => isPrivileged);
  return [
    ...(isOpen && entries.length === 0 ? [{ level: 'warning', text: 'Hint_NoRoles', values: [] } as const] : []),
    ...(isOpen && holder.autoRenew ? hint('error', 'Hint_AutoRenew', named(({ blocksAutoRenew }) => blocksAutoRenew)) : []),
    ...(isOpen ? hint('error', 'Hint_NotAssignable', named(({ support }) => support === 'deprecated' || support === 'notAssignable')) : []),
    ...(isOpen ? hint('error', 'Hint_MissingRole', named(isMissing)) : []),
    ...hint('error', 'Hint_ForeignGroup', used.filter(isForeign).map(({ name }) => name)),
    ...hint('error', 'Hint_DeletedGroup', used.filter(({ presence }) => presence === 'deleted').map(({ name }) => name)),
    ...hint('warning', 'Hint_GroupAttention', used.filter(({ presence }) => presence === 'attention').map(({ name }) => name)),
    ...(isOpen && privileged.length >= manyPrivileged ? hint('info', 'Hint_ManyPrivileged', privileged, privileged.length) : []),
    ...(isOpen ? hint('info', 'Hint_Unconfirmed', named(({ support }) => support === 'unknown')) : []),
  ];
}

/** Microsoft has it no more; what it withdrew is told of as such. */
const isMissing = ({ standing, support }: Role) => standing === 'missing' && support !== 'deprecated' && support !== 'notAssignable';

/** Why a role cannot be chosen, as the key of a text; absent: it can. Pure. */
export function obstacleOf(role: Role, autoRenew: boolean): 'Role_Deprecated' | 'Role_NotAssignable' | 'Role_Missing' | 'Role_BlocksAutoRenew' | undefined {
  if (role.support === 'deprecated') return 'Role_Deprecated';
  if (role.support === 'notAssignable') return 'Role_NotAssignable';
  if (role.standing === 'missing') return 'Role_Missing';
  return autoRenew && role.blocksAutoRenew ? 'Role_BlocksAutoRenew' : undefined;
}
