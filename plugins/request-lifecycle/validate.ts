import { problemsOf } from '@gdap-manager/entities';
import { isGuid } from '../guid';
import { isConnected } from '../provider/facts';
import { termsText } from '../terms-text';
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
  return [...tenantProblems(request.accountId, tenant), ...termsProblems(request, mappings, tenant)];
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

/** Only what stops the request as a whole: what is wrong with a group alone shows at its mappings. */
const termsProblems = ({ autoRenew, durationDays }: Draft['request'], mappings: readonly MappingFacts[], tenant: TenantFacts | undefined): string[] =>
  problemsOf({
    autoRenew,
    durationDays,
    providerId: tenant?.provider?.id ?? null,
    mappings: mappings.map(({ role, group }) => ({ role, group: group && { ...group, groupId: group.groupId || null } })),
  })
    .filter(({ weight }) => weight === 'refused')
    .map(termsText);

const namesOf = (mappings: readonly MappingFacts[], fits: (role: NonNullable<MappingFacts['role']>) => boolean): string[] =>
  [...new Set(mappings.flatMap(({ role }) => (role && fits(role) ? [role.name] : [])))];
