import { isGuid } from '../guid';

/**
 * In what a relationship in force and the mappings of its request differ, and what the handlers do not put right by
 * themselves. Remembered on the request, for the comparison of all relationships; template and group ids, lower case.
 */
export interface Differences {
  /** Groups that somebody else gave roles, and that no mapping names. */
  readonly groups: readonly { readonly groupId: string; readonly roleIds: readonly string[] }[];
  /** Roles of the relationship that no mapping names. */
  readonly unnamed: readonly string[];
  /** Roles of mappings that the relationship does not have. */
  readonly lacking: readonly string[];
}

/** undefined where there are none. Equal ones have equal orders. Pure. */
export function differencesOf({ relationshipRoles, mappedRoles, foreign }: {
  readonly relationshipRoles: readonly string[];
  /** Of every mapping that has a role. */
  readonly mappedRoles: readonly string[];
  readonly foreign: readonly { readonly groupId: string; readonly roleIds: readonly string[] }[];
}): Differences | undefined {
  const differences = {
    groups: foreign.map(({ groupId, roleIds }) => ({ groupId, roleIds: each(roleIds) })).sort((a, b) => (a.groupId < b.groupId ? -1 : 1)),
    unnamed: each(relationshipRoles.filter((id) => !mappedRoles.includes(id))),
    lacking: each(mappedRoles.filter((id) => !relationshipRoles.includes(id))),
  };
  return Object.values(differences).every((list) => list.length === 0) ? undefined : differences;
}

const each = (ids: readonly string[]): string[] => [...new Set(ids)].sort();

/** Reads what is remembered; what makes no sense counts as forgotten. Pure. */
export function parseDifferences(value: unknown): Differences | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { groups, unnamed, lacking } = value as Record<string, unknown>;
  if (!isIds(unnamed) || !isIds(lacking) || !Array.isArray(groups) || !groups.every(isGroup)) return undefined;
  return { groups: groups.map(({ groupId, roleIds }) => ({ groupId, roleIds })), unnamed, lacking };
}

const isIds = (value: unknown): value is string[] => Array.isArray(value) && value.every((id) => typeof id === 'string');
const isGroup = (value: unknown): value is Differences['groups'][number] =>
  typeof value === 'object' && value !== null && isGuid((value as Record<string, unknown>)['groupId']) && isIds((value as Record<string, unknown>)['roleIds']);
