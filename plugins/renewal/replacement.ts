import { RequestAtEnd, RequestOrigin, type Draft, type DraftMapping } from '@gdap-manager/entities';
import { steadyId } from '../guid';
import { templateReason } from './messages';
import type { MappingFacts, RenewalFacts } from './model';
import { isGoneRole } from './standing';

/** Keeps the so-and-so-many-th replacement of a request from being made twice. Pure. */
export const replacementKey = (requestId: string, number: number): string => `replacement ${requestId.toLowerCase()} ${number}`;

/** The id of that replacement: always the same. Pure. */
export const replacementId = (requestId: string, number: number): string => steadyId(requestId, `replacement ${number}`);

/** What a replacement asks for, and what of the old one it cannot ask for. A role whose group is gone is asked for, and given to nobody yet. Pure. */
export function replacementMappings({ id, provider }: Pick<RenewalFacts, 'id' | 'provider'>, all: readonly MappingFacts[]): { readonly mappings: readonly DraftMapping[]; readonly left: readonly string[] } {
  const mappings: DraftMapping[] = [];
  const left = new Set<string>();
  const made = new Set<string>();
  for (const { requestId, name, role, group } of all) {
    if (requestId !== id || !role) continue;
    if (isGoneRole(role)) {
      left.add(role.name);
      continue;
    }
    const isUsable = group !== undefined && !group.isGone && group.providerId === (provider?.id ?? null);
    if (group && !isUsable) left.add(group.name);
    const key = `${role.rowId} ${isUsable ? group.rowId : ''}`;
    if (made.has(key)) continue;
    made.add(key);
    mappings.push({ name: group && !isUsable ? role.name : name, roleId: role.rowId, groupId: isUsable ? group.rowId : undefined });
  }
  return { mappings, left: [...left] };
}

/** The request that asks for the same again, submitted at once. Pure. */
export function replacementDraft(request: RenewalFacts, number: number, all: readonly MappingFacts[], isOwnerless: boolean): { readonly draft: Draft; readonly left: readonly string[] } {
  const { mappings, left } = replacementMappings(request, all);
  const asked = all.filter(({ requestId, role }) => requestId === request.id && role);
  const blocks = (role: MappingFacts['role']) => role?.blocksAutoRenew === true;
  const kept = new Set(mappings.map(({ roleId }) => roleId));
  // Where nobody had turned it off but Global Administrator, and that is gone.
  const autoRenew = request.template?.autoRenew === true && asked.some(({ role }) => blocks(role)) && !asked.some(({ role }) => role && blocks(role) && kept.has(role.rowId));
  return {
    left,
    draft: {
      id: replacementId(request.id, number),
      name: replacementName(request.name),
      customerId: request.customer?.id ?? '',
      tenantId: request.tenantId ?? undefined,
      templateId: request.template?.id,
      autoRenew,
      durationDays: Math.min(Math.max(request.durationDays, 1), 730),
      atEnd: RequestAtEnd.askAgain,
      contactId: request.contactId ?? undefined,
      origin: RequestOrigin.replacement,
      reason: templateReason(request.name),
      replacesId: request.id,
      uniqueKey: replacementKey(request.id, number),
      owner: isOwnerless ? undefined : request.owner,
      submit: true,
      mappings,
    },
  };
}

/** `Contoso: Support` becomes `Contoso: Support (renewal 1)`, and that `(renewal 2)`. Pure. */
export function replacementName(name: string): string {
  const [, base = name, number = '0'] = /^(.*) \(renewal (\d{1,6})\)$/s.exec(name) ?? [];
  const suffix = ` (renewal ${Number(number) + 1})`;
  return `${base.slice(0, 200 - suffix.length)}${suffix}`;
}
