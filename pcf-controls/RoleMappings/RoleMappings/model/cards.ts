import { entriesOf, type Entry, type Staged } from './staged';
import type { Group, Snapshot } from './types';

/** A group and the roles that it gets. */
export interface Card {
  /** Null: the roles that nobody gets yet. */
  readonly group: Group | null;
  /** By name of the role. */
  readonly entries: readonly Entry[];
}

/** What is shown, as it would be after saving: groups by name, then the roles that nobody gets yet. Pure. */
export function cardsOf(snapshot: Snapshot, staged: Staged): Card[] {
  // What was read last knows best what became of a group.
  const groups = { ...staged.groups, ...snapshot.groups };
  const byGroup = new Map<string | null, Entry[]>(Object.keys(staged.groups).map((id) => [id, []]));
  for (const entry of entriesOf(snapshot, staged)) byGroup.set(entry.groupId, [...(byGroup.get(entry.groupId) ?? []), entry]);
  const cards = [...byGroup].map(([groupId, entries]): Card => ({
    group: groupId === null ? null : groups[groupId] ?? unknownGroup(groupId),
    entries: entries.sort((a, b) => (a.role?.name ?? '').localeCompare(b.role?.name ?? '') || a.key.localeCompare(b.key)),
  }));
  return cards.sort((a, b) => (a.group && b.group ? a.group.name.localeCompare(b.group.name) : a.group ? -1 : b.group ? 1 : 0));
}

/** Names that several of these groups have, as `nameKey` has them: those are told apart by what else is known. Pure. */
export function sharedNames(groups: readonly Group[]): ReadonlySet<string> {
  const names = groups.map(({ name }) => nameKey(name));
  return new Set(names.filter((name, index) => names.indexOf(name) !== index));
}

/** The same for names that Entra takes for the same. */
export const nameKey = (name: string): string => name.normalize('NFC').trim().toLowerCase();

/** A group that the reader may not see. */
const unknownGroup = (id: string): Group => ({ id, name: id, description: '', providerId: null, entraId: '', presence: 'present', message: '' });

/** Whether two cards show the same: then it need not be drawn again. */
export const isSameCard = (one: Card, other: Card): boolean =>
  sameGroup(one.group, other.group) &&
  one.entries.length === other.entries.length &&
  one.entries.every((entry, index) => {
    const there = other.entries[index];
    return there !== undefined && entry.key === there.key && entry.mark === there.mark && entry.role?.id === there.role?.id
      && entry.mapping?.state === there.mapping?.state && entry.mapping?.message === there.mapping?.message;
  });

const sameGroup = (one: Group | null, other: Group | null) =>
  one === other ||
  (one !== null && other !== null && one.id === other.id && one.name === other.name && one.description === other.description && one.presence === other.presence && one.message === other.message);
