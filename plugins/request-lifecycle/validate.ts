import { isGuid } from '../guid';
import { isConnected } from '../provider/facts';
import { refusal } from './messages';
import type { MappingFacts, RequestView, TenantFacts } from './model';

/** What is looked at before a request is sent. */
export interface Draft {
  readonly request: Pick<RequestView, 'accountId' | 'autoRenew' | 'durationDays'>;
  readonly mappings: readonly MappingFacts[];
  readonly tenant: TenantFacts | undefined;
}

/** Why a request cannot be sent, a sentence each that says what to change; empty when nothing is in the way. Pure. */
export function validate({ request, mappings, tenant }: Draft): string[] {
  return [...tenantProblems(request.accountId, tenant), ...durationProblems(request.durationDays), ...roleProblems(request, mappings), ...groupProblems(mappings, tenant)];
}

/** The template ids that are asked for, each once. Pure. */
export const askedRoles = (mappings: readonly MappingFacts[]): string[] =>
  [...new Set(mappings.flatMap(({ role }) => (role?.templateId ? [role.templateId.toLowerCase()] : [])))].sort();

/** Names of the mapped roles that Microsoft extends no relationship with. Pure. */
export const rolesAgainstRenewal = (mappings: readonly MappingFacts[]): string[] =>
  namesOf(mappings, ({ blocksAutoRenew }) => blocksAutoRenew);

function tenantProblems(accountId: string | null, tenant: TenantFacts | undefined): string[] {
  const problems: string[] = [];
  if (!accountId) problems.push(refusal.noCustomer());
  if (!tenant) return [...problems, refusal.noTenant()];
  if (!tenant.accountId) problems.push(refusal.tenantWithoutCustomer(tenant.name));
  else if (accountId && tenant.accountId !== accountId) problems.push(refusal.tenantOfAnother(tenant.name));
  if (!isGuid(tenant.tenantId)) problems.push(refusal.tenantId(tenant.name, tenant.tenantId));
  if (!tenant.provider) problems.push(refusal.noProvider(tenant.name));
  else if (!isConnected(tenant.provider)) problems.push(refusal.noConnection(tenant.provider.name));
  return problems;
}

const durationProblems = (days: number | null): string[] =>
  days !== null && Number.isInteger(days) && days >= 1 && days <= 730 ? [] : [refusal.duration(days)];

function roleProblems({ autoRenew }: Draft['request'], mappings: readonly MappingFacts[]): string[] {
  if (!mappings.some(({ role }) => role)) return [refusal.noRoles()];
  const unknown = namesOf(mappings, ({ templateId }) => !isGuid(templateId));
  const refused = namesOf(mappings, ({ support }) => support === 'deprecated' || support === 'notAssignable');
  const blocking = autoRenew ? rolesAgainstRenewal(mappings) : [];
  return [
    ...(mappings.some(({ role }) => !role) ? [refusal.roleMissing()] : []),
    ...(unknown.length ? [refusal.roleUnknown(unknown)] : []),
    ...(refused.length ? [refusal.roleNotAssignable(refused)] : []),
    ...(blocking.length ? [refusal.globalAdministrator(blocking)] : []),
  ];
}

function groupProblems(mappings: readonly MappingFacts[], tenant: TenantFacts | undefined): string[] {
  const provider = tenant?.provider?.id;
  const foreign = mappings.flatMap(({ group }) => (group && (!isGuid(group.groupId) || (provider && group.providerId !== provider)) ? [group.name] : []));
  return foreign.length ? [refusal.foreignGroup([...new Set(foreign)])] : [];
}

const namesOf = (mappings: readonly MappingFacts[], fits: (role: NonNullable<MappingFacts['role']>) => boolean): string[] =>
  [...new Set(mappings.flatMap(({ role }) => (role && fits(role) ? [role.name] : [])))];
