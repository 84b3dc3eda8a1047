import type { Relationship } from '../../gateways/graph/types';
import type { GroupFacts, MappingFacts, Observation, Seen } from '../model';
import { tenantOf } from './observed';
import { isGlobal, isShrinking } from './shrink';

/** A group that shall have roles, and the mappings that say so. */
export interface WantedGroup {
  readonly group: GroupFacts;
  /** Sorted, each once. */
  readonly roleIds: readonly string[];
  readonly mappingIds: readonly string[];
}

/** Why a mapping with a group cannot be carried out. */
export type Obstacle = 'beingRemoved' | 'noRole' | 'notInRelationship' | 'groupDeleted' | 'foreignGroup' | 'groupToBeCreated' | 'groupNeedsAttention';

/** What stands in the way of a mapping with a group, if anything. */
export function obstacleOf(observation: Observation, relationship: Relationship, { role, group }: MappingFacts): Obstacle | undefined {
  if (!group) return undefined;
  if (!role) return 'noRole';
  if (isGlobal({ role }) && isShrinking(observation, relationship)) return 'beingRemoved';
  if (!role.templateId || !relationship.roleIds.includes(role.templateId.toLowerCase())) return 'notInRelationship';
  if (group.providerId !== (tenantOf(observation)?.provider?.id ?? null)) return 'foreignGroup';
  if (isGone(group, observation.seen)) return 'groupDeleted';
  if (group.groupId !== '' && group.presence === 'present') return undefined;
  return group.presence === 'attention' ? 'groupNeedsAttention' : 'groupToBeCreated';
}

/** Whether Entra no longer has a group. */
export const isGone = ({ presence, groupId }: GroupFacts, { missingGroups }: Seen): boolean =>
  presence === 'deleted' || (missingGroups !== 'unread' && missingGroups.includes(groupId));

/** The groups that shall have roles, by their id in Entra. Two mappings of the same role and group count once. */
export function wantedGroups(observation: Observation, relationship: Relationship): Map<string, WantedGroup> {
  const wanted = new Map<string, WantedGroup>();
  for (const mapping of observation.mappings) {
    const { id, role, group } = mapping;
    if (!group || !role?.templateId || obstacleOf(observation, relationship, mapping)) continue;
    const before = wanted.get(group.groupId);
    wanted.set(group.groupId, {
      group,
      roleIds: [...new Set([...(before?.roleIds ?? []), role.templateId.toLowerCase()])].sort(),
      mappingIds: [...(before?.mappingIds ?? []), id],
    });
  }
  return wanted;
}
