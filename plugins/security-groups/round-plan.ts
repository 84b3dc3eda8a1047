import { cut, gdapSecurityGroup } from '@gdap-manager/entities';
import type { DirectoryGroup } from '../gateways/graph/directory-gateway';
import { folded } from '../text';
import { standing } from './messages';
import { updateOf, type GroupRow, type GroupUpdate, type GroupView } from './model';

/** What a round through Microsoft's groups came to. */
export interface Found {
  /** `all`: every group was to be named; `changes`: only those that changed. */
  readonly list: 'all' | 'changes';
  /** Whether the list came to its end. */
  readonly isComplete: boolean;
  /** By id. */
  readonly groups: ReadonlyMap<string, DirectoryGroup>;
  /** Ids of groups that Microsoft says are gone. */
  readonly removed: ReadonlySet<string>;
}

/** What happened to a group, for the timeline. */
export interface GroupNews {
  readonly kind: 'found' | 'renamed' | 'deleted' | 'restored';
  /** Object id in Entra. */
  readonly groupId: string;
  readonly name: string;
  /** Of a renamed one. */
  readonly formerName?: string;
}

export interface RoundPlan {
  readonly creates: readonly GroupView[];
  readonly updates: readonly GroupUpdate[];
  readonly news: readonly GroupNews[];
  /** Microsoft named no group at all although we know some: that is not believed. */
  readonly isSuspicious: boolean;
}

export interface RoundInput {
  readonly found: Found;
  /** Every row of the provider. */
  readonly rows: readonly GroupRow[];
  /** Only groups whose names begin like this are kept; null = all. */
  readonly prefix: string | null;
  /** Where the prefix is another than at the last round: ids of the rows that role mappings name. Those stay whatever their names. */
  readonly usedRows?: ReadonlySet<string> | undefined;
}

/**
 * What the rows are to say after a round. A row that is there is followed whatever its group is called; a group that
 * has none gets one where its name begins with the prefix. Only a list that came to its end, and that names anything,
 * tells that a group is gone. Pure.
 */
export function planRound({ found, rows, prefix, usedRows }: RoundInput): RoundPlan {
  const known = rows.filter((row): row is GroupRow & { readonly groupId: string } => row.groupId !== null);
  const isSuspicious = found.list === 'all' && found.groups.size === 0 && known.some(({ presence }) => presence === 'present');
  const tellsWhatIsGone = found.list === 'all' && found.isComplete && found.groups.size > 0;
  const updates: GroupUpdate[] = [];
  const news: GroupNews[] = [];

  for (const row of known) {
    const { groupId } = row;
    const group = found.groups.get(groupId);
    const isGone = found.removed.has(groupId) || (tellsWhatIsGone && !group);
    if (!group && !isGone) continue;
    const view = group ? { ...presentView(row, group, found.list), ...keeping(row, group, prefix, usedRows) } : { presence: 'deleted' as const, message: standing.deleted(row.name) };
    const update = updateOf(row, view);
    if (!update) continue;
    updates.push(update);
    const name = update.changes.name ?? row.name;
    if (update.changes.presence === 'deleted') news.push({ kind: 'deleted', groupId, name });
    if (update.changes.presence === 'present' && row.presence === 'deleted') news.push({ kind: 'restored', groupId, name });
    if (update.changes.name !== undefined) news.push({ kind: 'renamed', groupId, name, formerName: row.name });
  }

  const knownIds = new Set(known.map(({ groupId }) => groupId));
  // Rows that wait for a group of their name take it over themselves: another row would be one too many.
  const waiting = new Set(rows.filter(({ groupId, isActive }) => groupId === null && isActive).map(({ name }) => folded(name)));
  const unknown = [...found.groups.values()].filter(({ id, displayName }) => !knownIds.has(id) && displayName !== '' && beginsWith(displayName, prefix) && !waiting.has(folded(displayName)));
  const creates = unknown.map(newView);
  return { creates, updates, news: [...news, ...creates.map(({ groupId, name }): GroupNews => ({ kind: 'found', groupId: groupId ?? '', name }))], isSuspicious };
}

/** A list of changes may leave out what has not changed (Graph, "Use delta query"): then the row keeps what it says. */
function presentView(row: GroupRow, group: DirectoryGroup, list: Found['list']): Partial<GroupView> {
  const { name, description, isRoleAssignable } = newView(group);
  const mayLeaveOut = list === 'changes';
  return {
    name: group.displayName === '' ? row.name : name,
    description: description === null && mayLeaveOut ? row.description : description,
    // Fixed when a group is created.
    isRoleAssignable: isRoleAssignable || (mayLeaveOut && row.isRoleAssignable),
    presence: 'present',
    message: null,
  };
}

/** Whether the row stays in use after another prefix was chosen. */
function keeping(row: GroupRow, { displayName }: DirectoryGroup, prefix: string | null, usedRows: ReadonlySet<string> | undefined): Partial<GroupView> {
  if (!usedRows) return row.isActive || row.presence !== 'present' ? {} : { message: row.message };
  const isKept = beginsWith(displayName || row.name, prefix) || usedRows.has(row.id);
  return isKept ? { isActive: true } : { isActive: false, message: standing.outsidePrefix(prefix ?? '') };
}

/** A group as a row has it. */
export const newView = ({ id, displayName, description, isRoleAssignable }: DirectoryGroup): GroupView => ({
  groupId: id,
  name: cut(displayName || id, gdapSecurityGroup.columns.gdap_Name.maxLength),
  description: description ? cut(description, gdapSecurityGroup.columns.gdap_Description.maxLength) : null,
  isRoleAssignable,
  presence: 'present',
  message: null,
  creationAskedOn: null,
  isActive: true,
});

const beginsWith = (name: string, prefix: string | null): boolean => prefix === null || folded(name).startsWith(folded(prefix));
