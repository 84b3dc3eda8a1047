import { addedKey, entriesOf, liveEntries, without, type Entry, type Staged } from './staged';
import type { Group, Role, Snapshot } from './types';

/** An edit, as somebody makes it. `groupId` null: nobody. */
export type Edit =
  | { readonly do: 'showGroup'; readonly group: Group }
  | { readonly do: 'hideGroup'; readonly groupId: string }
  /** The group (or nobody) shall have exactly these roles. */
  | { readonly do: 'setRoles'; readonly groupId: string | null; readonly roles: readonly Role[] }
  | { readonly do: 'addRoles'; readonly groupId: string | null; readonly roles: readonly Role[] }
  | { readonly do: 'move'; readonly key: string; readonly group: Group | null }
  | { readonly do: 'remove'; readonly key: string }
  /** Takes back what was done to an entry that Dataverse has. */
  | { readonly do: 'undo'; readonly key: string };

/**
 * The staged changes after an edit. Pure.
 * @param rolesAreFixed the roles are agreed with the customer: an entry that is the last one of its role is not
 * removed but given to nobody, because the relationship goes on having the role
 */
export function edit(snapshot: Snapshot, staged: Staged, change: Edit, rolesAreFixed: boolean): Staged {
  const find = (key: string) => entriesOf(snapshot, staged).find((entry) => entry.key === key);
  switch (change.do) {
    case 'showGroup':
      return { ...staged, groups: { ...staged.groups, [change.group.id]: change.group } };
    case 'hideGroup':
      return { ...staged, groups: without(staged.groups, change.groupId) };
    case 'addRoles':
      return change.roles.reduce((so, role) => give(snapshot, so, role, change.groupId), staged);
    case 'setRoles': {
      const wanted = new Set(change.roles.map(({ id }) => id));
      const surplus = liveEntries(snapshot, staged).filter(({ role, groupId }) => groupId === change.groupId && role && !wanted.has(role.id));
      const rest = surplus.reduce((so, entry) => take(snapshot, so, entry, rolesAreFixed), staged);
      return change.roles.reduce((so, role) => give(snapshot, so, role, change.groupId), rest);
    }
    case 'move': {
      const entry = find(change.key);
      if (!entry || entry.mark === 'removed') return staged;
      const known = change.group ? { ...staged, groups: { ...staged.groups, [change.group.id]: change.group } } : staged;
      return move(snapshot, known, entry, change.group?.id ?? null);
    }
    case 'remove': {
      const entry = find(change.key);
      return entry ? take(snapshot, staged, entry, rolesAreFixed) : staged;
    }
    case 'undo': {
      const entry = find(change.key);
      if (!entry?.mapping) return staged;
      if (entry.mark === 'moved') return move(snapshot, staged, entry, entry.mapping.groupId);
      const isThere = liveEntries(snapshot, staged).some(({ role, groupId }) => groupId === entry.groupId && role && role.id === entry.role?.id);
      return isThere ? staged : { ...staged, removed: without(staged.removed, change.key) };
    }
  }
}

/** Gives a role to a group: by taking back its removal, by using the row that nobody has, or by a new row. */
function give(snapshot: Snapshot, staged: Staged, role: Role, groupId: string | null): Staged {
  const entries = entriesOf(snapshot, staged).filter((entry) => entry.role?.id === role.id);
  if (entries.some((entry) => entry.groupId === groupId && entry.mark !== 'removed')) return staged;
  const removed = entries.find((entry) => entry.groupId === groupId && entry.mark === 'removed');
  if (removed) return { ...staged, removed: without(staged.removed, removed.key) };
  const idle = groupId === null ? undefined : entries.find((entry) => entry.groupId === null && entry.mark !== 'removed');
  if (idle) return move(snapshot, staged, idle, groupId);
  return { ...staged, added: [...staged.added, { roleId: role.id, groupId }], roles: { ...staged.roles, [role.id]: role } };
}

function take(snapshot: Snapshot, staged: Staged, entry: Entry, rolesAreFixed: boolean): Staged {
  const others = liveEntries(snapshot, staged).some(({ key, role }) => key !== entry.key && role && role.id === entry.role?.id);
  const isGranted = entry.role !== null && entry.mapping?.state !== 'notAllowed';
  if (rolesAreFixed && !others && isGranted) return entry.groupId === null ? staged : move(snapshot, staged, entry, null);
  if (!entry.mapping) return { ...staged, added: staged.added.filter(({ roleId, groupId }) => addedKey(roleId, groupId) !== entry.key) };
  return { ...staged, moved: without(staged.moved, entry.key), removed: { ...staged.removed, [entry.key]: { from: entry.mapping.groupId } } };
}

/** Where the other group has the role already, the two become one. */
function move(snapshot: Snapshot, staged: Staged, entry: Entry, to: string | null): Staged {
  if (entry.groupId === to) return staged;
  const isThere = liveEntries(snapshot, staged).some(({ key, role, groupId }) => key !== entry.key && groupId === to && role && role.id === entry.role?.id);
  if (isThere) return take(snapshot, staged, entry, false);
  if (!entry.mapping) {
    return { ...staged, added: staged.added.map((added) => (addedKey(added.roleId, added.groupId) === entry.key ? { ...added, groupId: to } : added)) };
  }
  const { id, groupId: from } = entry.mapping;
  return { ...staged, moved: from === to ? without(staged.moved, id) : { ...staged.moved, [id]: { from, to, roleName: entry.role?.name ?? '' } } };
}
