/** A role and who gets it. Ids are those of rows. */
export interface ComparedMapping {
  /** Of the mapping's row. */
  readonly id: string;
  readonly roleId: string;
  /** null: asked for, given to nobody yet. */
  readonly groupId: string | null;
}

/** What a template or a request asks for. */
export interface ComparedTerms {
  readonly autoRenew: boolean;
  readonly durationDays: number | null;
  readonly mappings: readonly ComparedMapping[];
}

/** A role for a group. */
export interface RoleForGroup {
  readonly roleId: string;
  readonly groupId: string | null;
}

/**
 * How a request differs from the template that it was made from, and how it can be brought to it.
 * `same`: not at all. `inPlace`: by changing its mappings and auto-renew, which Microsoft lets us. `replacement`: only
 * by a new request, for Microsoft changes neither roles nor duration of a relationship (Graph, "Update
 * delegatedAdminRelationship").
 */
export interface Differences {
  readonly way: 'same' | 'inPlace' | 'replacement';
  /** Roles, each once, that the relationship does not hold; those that only it holds. */
  readonly rolesToAdd: readonly string[];
  readonly rolesToDrop: readonly string[];
  /** What groups get and do not get. Of roles that the relationship does not hold: only where it can be changed freely. */
  readonly toGive: readonly RoleForGroup[];
  /** Mappings that the template does not have; of each pair that stands twice, all but one. */
  readonly toTake: readonly ComparedMapping[];
  readonly autoRenew: boolean | undefined;
  readonly durationDays: number | undefined;
}

/**
 * Compares a request with its template. Pure.
 * @param free the request is a draft: everything of it can be changed
 */
export function differencesOf(template: ComparedTerms, request: ComparedTerms, free: boolean): Differences {
  const wantedRoles = rolesOf(template);
  const heldRoles = rolesOf(request);
  const rolesToAdd = wantedRoles.filter((role) => !heldRoles.includes(role));
  const rolesToDrop = heldRoles.filter((role) => !wantedRoles.includes(role));
  const wanted = new Map(template.mappings.map((mapping) => [keyOf(mapping), mapping]));
  const kept = new Set<string>();
  const toTake = request.mappings.filter((mapping) => {
    const key = keyOf(mapping);
    if (!wanted.has(key) || kept.has(key)) return true;
    kept.add(key);
    return false;
  });
  const toGive = [...wanted].flatMap(([key, { roleId, groupId }]) => (kept.has(key) || (!free && rolesToAdd.includes(roleId)) ? [] : [{ roleId, groupId }]));
  const autoRenew = template.autoRenew === request.autoRenew ? undefined : template.autoRenew;
  const durationDays = template.durationDays === request.durationDays || template.durationDays === null ? undefined : template.durationDays;
  const needsNew = !free && (rolesToAdd.length > 0 || rolesToDrop.length > 0 || durationDays !== undefined);
  const differs = rolesToAdd.length + rolesToDrop.length + toGive.length + toTake.length > 0 || autoRenew !== undefined || durationDays !== undefined;
  return { way: needsNew ? 'replacement' : differs ? 'inPlace' : 'same', rolesToAdd, rolesToDrop, toGive, toTake, autoRenew, durationDays };
}

const rolesOf = ({ mappings }: ComparedTerms): string[] => [...new Set(mappings.map(({ roleId }) => roleId))].sort();

const keyOf = ({ roleId, groupId }: RoleForGroup): string => `${roleId} ${groupId ?? ''}`;
