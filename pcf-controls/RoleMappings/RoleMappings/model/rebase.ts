import { grantedRoles, type Allowed } from './allowed';
import { nothingStaged, type Staged } from './staged';
import type { Snapshot } from './types';

/** A staged change that makes no sense any more, and the key of the text that says why. */
export interface Dropped {
  readonly roleName: string;
  readonly because: 'Dropped_RemovedMeanwhile' | 'Dropped_MovedMeanwhile' | 'Dropped_NotAllowed';
}

/**
 * The staged changes on top of what Dataverse has now. What is there already is done and left out without a word;
 * what no longer fits is left out and named. Pure.
 */
export function rebase(snapshot: Snapshot, staged: Staged, allowed: Allowed): { readonly staged: Staged; readonly dropped: readonly Dropped[] } {
  const byId = new Map(snapshot.mappings.map((mapping) => [mapping.id, mapping]));
  const granted = grantedRoles(snapshot);
  const dropped: Dropped[] = [];
  const drop = (roleName: string, because: Dropped['because']) => {
    dropped.push({ roleName, because });
    return false;
  };

  const removed = keep(staged.removed, (id, { from }) => {
    const mapping = byId.get(id);
    if (!mapping) return false;
    const name = mapping.role?.name ?? '';
    if (mapping.groupId !== from) return drop(name, 'Dropped_MovedMeanwhile');
    const another = snapshot.mappings.some((other) => other.role?.id === mapping.role?.id && !staged.removed[other.id]);
    const mayGo = allowed.roles === 'any' || (allowed.roles === 'fixed' && (another || !mapping.role || mapping.state === 'notAllowed'));
    return mayGo || drop(name, 'Dropped_NotAllowed');
  });
  const moved = keep(staged.moved, (id, { from, to, roleName }) => {
    const mapping = byId.get(id);
    if (!mapping) return drop(roleName, 'Dropped_RemovedMeanwhile');
    if (mapping.groupId === to) return false;
    if (mapping.groupId !== from) return drop(roleName, 'Dropped_MovedMeanwhile');
    return allowed.roles !== 'none' || drop(roleName, 'Dropped_NotAllowed');
  });
  const added = staged.added.filter(({ roleId, groupId }) => {
    const stays = snapshot.mappings.filter(({ id }) => !removed[id] && !moved[id]);
    if (stays.some((mapping) => mapping.role?.id === roleId && mapping.groupId === groupId)) return false;
    const may = allowed.roles === 'any' || (allowed.roles === 'fixed' && granted.has(roleId));
    return may || drop(staged.roles[roleId]?.name ?? '', 'Dropped_NotAllowed');
  });
  if (allowed.roles === 'none') return { staged: nothingStaged, dropped };
  return { staged: { ...staged, removed, moved, added }, dropped };
}

const keep = <V>(record: Readonly<Record<string, V>>, fits: (id: string, value: V) => boolean): Record<string, V> =>
  Object.fromEntries(Object.entries(record).filter(([id, value]) => fits(id, value)));
