import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import { differencesOf, type ComparedTerms, type Differences } from '@gdap-manager/entities/gdap-template/differences';
import type { MappingRow } from '../../shared/mappings';
import type { NewRequest } from '../../shared/new-requests';
import type { RequestRow } from '../../shared/requests';
import { counted, text } from '../../shared/text';

/** A template with its roles. */
export interface TemplateTerms {
  readonly id: string;
  readonly name: string;
  readonly autoRenew: boolean;
  readonly atEnd?: NewRequest['atEnd'];
  readonly durationDays: number;
  readonly mappings: readonly MappingRow[];
}

/** A request that was made from it, and how it differs. */
export interface Compared {
  readonly request: RequestRow;
  readonly mappings: readonly MappingRow[];
  readonly differences: Differences;
  /** A request that is meant to take its place exists already. */
  readonly isReplaced: boolean;
}

/** Compares a request with the template. Pure. @param replaced ids of requests that others are meant to replace */
export function compare(template: TemplateTerms, request: RequestRow, mappings: readonly MappingRow[], replaced: ReadonlySet<string>): Compared {
  const own = termsOf(request.autoRenew, request.durationDays ?? null, mappings);
  const differences = differencesOf(termsOf(template.autoRenew, template.durationDays, template.mappings), own, request.status === requestStatus.draft.value);
  return { request, mappings, differences, isReplaced: replaced.has(request.id) };
}

const termsOf = (autoRenew: boolean, durationDays: number | null, mappings: readonly MappingRow[]): ComparedTerms => ({
  autoRenew,
  durationDays,
  mappings: mappings.flatMap(({ id, role, group }) => (role ? [{ id, roleId: role.id, groupId: group?.id ?? null }] : [])),
});

/** Whether something can be done about it now. Pure. */
export const isOpen = ({ differences, isReplaced }: Compared): boolean => differences.way === 'inPlace' || (differences.way === 'replacement' && !isReplaced);

/** How many requests stand how. Pure. */
export const countsOf = (compared: readonly Compared[]): { readonly same: number; readonly inPlace: number; readonly replacement: number; readonly replaced: number } => {
  const count = (fits: (one: Compared) => boolean) => compared.filter(fits).length;
  return {
    same: count(({ differences: { way } }) => way === 'same'),
    inPlace: count(({ differences: { way } }) => way === 'inPlace'),
    replacement: count(({ differences: { way }, isReplaced }) => way === 'replacement' && !isReplaced),
    replaced: count(({ differences: { way }, isReplaced }) => way === 'replacement' && isReplaced),
  };
};

/** What will change, a line each. Pure but for the texts. */
export function changesOf({ request, mappings, differences }: Compared, template: TemplateTerms): string[] {
  const all = [...template.mappings, ...mappings];
  const roleName = (id: string) => all.find(({ role }) => role?.id === id)?.role?.name ?? id;
  const groupName = (id: string) => all.find(({ group }) => group?.id === id)?.group?.name ?? id;
  const { rolesToAdd, rolesToDrop, toGive, toTake, autoRenew, durationDays, way } = differences;
  const pairs = way === 'replacement' ? [] : [
    ...toGive.map(({ roleId, groupId }) => (groupId === null ? text('Applying_AskFor', roleName(roleId)) : text('Applying_Give', roleName(roleId), groupName(groupId)))),
    ...toTake.map(({ roleId, groupId }) => (groupId === null ? text('Applying_AskNoMore', roleName(roleId)) : text('Applying_Take', roleName(roleId), groupName(groupId)))),
  ];
  return [
    ...(way === 'replacement' && rolesToAdd.length > 0 ? [text('Applying_RolesToAdd', rolesToAdd.map(roleName).sort().join(', '))] : []),
    ...(way === 'replacement' && rolesToDrop.length > 0 ? [text('Applying_RolesToDrop', rolesToDrop.map(roleName).sort().join(', '))] : []),
    ...pairs,
    ...(autoRenew === undefined ? [] : [text(autoRenew ? 'Applying_RenewOn' : 'Applying_RenewOff')]),
    ...(durationDays === undefined ? [] : [counted('Applying_Duration', durationDays, request.durationDays ?? 0)]),
  ];
}
