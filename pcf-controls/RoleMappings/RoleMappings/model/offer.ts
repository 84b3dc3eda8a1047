import type { RecommendedSet } from '@gdap-manager/entities/directory-role/recommended-sets';
import { obstacleOf } from './hints';
import type { Role } from './types';

/**
 * The roles to choose from: what the catalogue has and GDAP can give, and whatever is chosen already. Pure.
 * @param granted ids of the only roles that can be chosen; absent: all
 */
export function offeredRoles(catalogue: readonly Role[], chosen: readonly Role[], granted: ReadonlySet<string> | undefined): Role[] {
  const isChosen = new Set(chosen.map(({ id }) => id));
  const known = new Set(catalogue.map(({ id }) => id));
  const fromCatalogue = catalogue.filter(({ id, support }) => isChosen.has(id) || (granted ? granted.has(id) : support !== 'notAssignable'));
  return [...fromCatalogue, ...chosen.filter(({ id }) => !known.has(id))];
}

/** The roles of a set that can be chosen. Pure. */
export const rolesOfSet = ({ roleTemplateIds }: RecommendedSet, roles: readonly Role[], autoRenew: boolean): Role[] =>
  roles.filter((role) => roleTemplateIds.includes(role.templateId) && obstacleOf(role, autoRenew) === undefined);

/** The roles that have every word in their name, description or area, by area. Pure. */
export function matching(roles: readonly Role[], text: string): { readonly area: string; readonly roles: readonly Role[] }[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter((word) => word !== '');
  const areas = new Map<string, Role[]>();
  for (const role of roles) {
    const haystack = `${role.name} ${role.formerName} ${role.description} ${role.area}`.toLocaleLowerCase();
    if (!words.every((word) => haystack.includes(word))) continue;
    areas.set(role.area, [...(areas.get(role.area) ?? []), role]);
  }
  return [...areas].sort(([a], [b]) => a.localeCompare(b)).map(([area, members]) => ({ area, roles: members }));
}
