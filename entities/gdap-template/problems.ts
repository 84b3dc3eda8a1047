import type { GdapSupport, RoleStanding } from '../directory-role/table';
import type { GroupPresence } from '../security-group/table';
import { gdapTemplate } from './table';

/** A role of a mapping, as far as Microsoft minds. */
export interface JudgedRole {
  readonly name: string;
  readonly templateId: string | null;
  readonly support: keyof typeof GdapSupport | null;
  readonly standing: keyof typeof RoleStanding | null;
  readonly blocksAutoRenew: boolean;
}

/** A group of a mapping, as far as Microsoft minds. */
export interface JudgedGroup {
  readonly name: string;
  /** Object id in Entra; null while it is to be created. */
  readonly groupId: string | null;
  readonly providerId: string | null;
  readonly presence: keyof typeof GroupPresence;
}

export interface JudgedMapping {
  /** Absent: the mapping names no role. */
  readonly role: JudgedRole | undefined;
  /** Absent: asked for, given to nobody yet. */
  readonly group: JudgedGroup | undefined;
}

/** What a template or a request asks for. */
export interface JudgedTerms {
  readonly durationDays: number | null;
  readonly autoRenew: boolean;
  /** null: not known yet, so no group is foreign. */
  readonly providerId: string | null;
  readonly mappings: readonly JudgedMapping[];
}

/**
 * What is wrong with what is asked for. `refused`: Microsoft would refuse the request; `partly`: the request can be
 * made, but not everything in it will come into force.
 */
export type TermsProblem =
  | { readonly code: 'duration'; readonly weight: 'refused'; readonly days: number | null }
  | { readonly code: 'noRoles' | 'roleMissing'; readonly weight: 'refused' }
  | { readonly code: 'roleUnknown' | 'roleNotAssignable' | 'roleGone' | 'againstRenewal' | 'foreignGroup'; readonly weight: 'refused'; readonly names: readonly string[] }
  | { readonly code: 'groupDeleted' | 'groupNotThereYet'; readonly weight: 'partly'; readonly names: readonly string[] };

/** Microsoft's bounds of a relationship's duration in days (Graph, `delegatedAdminRelationship`: P1D to P2Y). */
const { min, max } = gdapTemplate.columns.gdap_DurationDays;

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * Everything that Microsoft would refuse of what is asked for, the worst first. One judgement for templates and
 * requests, at save and before sending; the sentences are told by whoever shows them. Names stand once, in order of
 * the mappings. Pure.
 */
export function problemsOf({ durationDays: days, autoRenew, providerId, mappings }: JudgedTerms): TermsProblem[] {
  const roles = mappings.flatMap(({ role }) => role ?? []);
  const groups = mappings.flatMap(({ group }) => group ?? []);
  const isForeign = (group: JudgedGroup) => (providerId !== null && group.providerId !== providerId) || (group.groupId !== null && !guid.test(group.groupId));
  const own = groups.filter((group) => !isForeign(group));
  return [
    ...(isDuration(days) ? [] : [{ code: 'duration', weight: 'refused', days } as const]),
    ...(roles.length === 0 ? [{ code: 'noRoles', weight: 'refused' } as const] : []),
    ...(roles.length > 0 && mappings.some(({ role }) => !role) ? [{ code: 'roleMissing', weight: 'refused' } as const] : []),
    ...named('roleUnknown', 'refused', roles.filter(({ templateId }) => !templateId || !guid.test(templateId))),
    ...named('roleNotAssignable', 'refused', roles.filter(({ support }) => support === 'deprecated' || support === 'notAssignable')),
    ...named('roleGone', 'refused', roles.filter(({ standing, support }) => standing === 'missing' && support !== 'deprecated' && support !== 'notAssignable')),
    ...named('againstRenewal', 'refused', autoRenew ? roles.filter(({ blocksAutoRenew }) => blocksAutoRenew) : []),
    ...named('foreignGroup', 'refused', groups.filter(isForeign)),
    ...named('groupDeleted', 'partly', own.filter(({ presence }) => presence === 'deleted')),
    ...named('groupNotThereYet', 'partly', own.filter(({ presence, groupId }) => presence !== 'deleted' && (groupId === null || presence === 'wanted'))),
  ];
}

export const isDuration = (days: number | null): days is number => days !== null && Number.isInteger(days) && days >= min && days <= max;

type Named = Extract<TermsProblem, { readonly names: readonly string[] }>;

const named = (code: Named['code'], weight: Named['weight'], found: readonly { readonly name: string }[]): TermsProblem[] =>
  found.length === 0 ? [] : [{ code, weight, names: [...new Set(found.map(({ name }) => name))] } as Named];
