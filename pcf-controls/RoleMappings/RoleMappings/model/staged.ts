import type { Group, Mapping, Role, Snapshot } from './types';

/** What somebody has changed and not saved yet. Plain JSON: the host keeps it while they look at another form. */
export interface Staged {
  readonly added: readonly { readonly roleId: string; readonly groupId: string | null }[];
  /** By id of the mapping: the group that it had when it was changed, and the one that it shall have. */
  readonly moved: Readonly<Record<string, { readonly from: string | null; readonly to: string | null; readonly roleName: string }>>;
  /** By id of the mapping: the group that it had when it was removed. */
  readonly removed: Readonly<Record<string, { readonly from: string | null }>>;
  /** Roles and groups that the changes name, by id; groups also without roles, as they were just added. */
  readonly roles: Readonly<Record<string, Role>>;
  readonly groups: Readonly<Record<string, Group>>;
}

export const nothingStaged: Staged = { added: [], moved: {}, removed: {}, roles: {}, groups: {} };

/** How many rows saving would write. */
export const countOf = ({ added, moved, removed }: Staged): number => added.length + Object.keys(moved).length + Object.keys(removed).length;

/** One role given to one group or to nobody, as it would be after saving. */
export interface Entry {
  /** Stays the same while the entry does. */
  readonly key: string;
  /** Absent: not in Dataverse yet. */
  readonly mapping?: Mapping;
  readonly role: Role | null;
  readonly groupId: string | null;
  readonly mark: 'unchanged' | 'added' | 'moved' | 'removed';
}

/** Everything that is there or staged; removed entries stay, so that they can be taken back. */
export function entriesOf({ mappings }: Snapshot, staged: Staged): Entry[] {
  const existing = mappings.map((mapping): Entry => {
    const base = { key: mapping.id, mapping, role: mapping.role };
    if (staged.removed[mapping.id]) return { ...base, groupId: mapping.groupId, mark: 'removed' };
    const moved = staged.moved[mapping.id];
    return moved ? { ...base, groupId: moved.to, mark: 'moved' } : { ...base, groupId: mapping.groupId, mark: 'unchanged' };
  });
  const added = staged.added.map(({ roleId, groupId }): Entry => ({
    key: addedKey(roleId, groupId), role: staged.roles[roleId] ?? null, groupId, mark: 'added',
  }));
  return [...existing, ...added];
}

export const addedKey = (roleId: string, groupId: string | null): string => `${roleId} for ${groupId ?? 'nobody'}`;

/** The entries that will be there after saving. */
export const liveEntries = (snapshot: Snapshot, staged: Staged): Entry[] => entriesOf(snapshot, staged).filter(({ mark }) => mark !== 'removed');

/** A staged change without some of its keys. */
export function without<V>(record: Readonly<Record<string, V>>, ...keys: readonly string[]): Record<string, V> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}
