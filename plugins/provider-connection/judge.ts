import { neededGraphPermissions, type CheckId, type CheckOutcome, type CheckResult } from '@gdap-manager/entities';
import { meaningOf } from '../failures';
import type { ServiceFailure } from '../gateways/transport/service-error';
import { isGuid } from '../guid';
import type { ProviderFacts } from '../provider/facts';
import { codeOf } from './failure-codes';
import type { Answer, Findings } from './model';
import { isDirect } from './probe';

/** What came of one check. `unknown`: Microsoft had trouble of its own, which says nothing about the connection. */
export interface Judgement extends Omit<CheckResult, 'outcome'> {
  readonly outcome: CheckOutcome | 'unknown';
  readonly failure?: ServiceFailure;
}

/** Connection data are missing: there is nothing to ask Microsoft. */
export const incomplete = (): Judgement[] => [{ id: 'signIn', outcome: 'failed', detail: 'incomplete' }];

/** What the findings say, check by check, in the order in which people put it right. Pure. */
export function judge(provider: ProviderFacts, findings: Findings): Judgement[] {
  const { signIn, relationships, servicePrincipal, groups, customers, partnerCenter } = findings;
  if (!signIn.ok) return [failed('signIn', signIn.failure)];
  return [
    { id: 'signIn', outcome: 'passed' },
    permissions(signIn.value),
    ofAnswer('relationships', relationships),
    servicePrincipal?.ok && servicePrincipal.value === 'missing' ? { id: 'servicePrincipal', outcome: 'failed', detail: 'missing' } : leniently(ofAnswer('servicePrincipal', servicePrincipal)),
    ofAnswer('groups', groups),
    ofAnswer('customers', customers),
    isDirect(provider.type) ? leniently(ofAnswer('partnerCenter', partnerCenter)) : { id: 'partnerCenter', outcome: 'notNeeded' },
    indirect(provider),
  ];
}

/** Permissions that include a needed one (Graph permissions reference). */
const includedIn: Readonly<Record<string, readonly string[]>> = {
  'Group.ReadWrite.All': ['Directory.ReadWrite.All'],
  'Directory.Read.All': ['Directory.ReadWrite.All'],
  'RoleManagement.Read.Directory': ['RoleManagement.ReadWrite.Directory', 'Directory.Read.All', 'Directory.ReadWrite.All'],
};

/** Without the one for relationships nothing works; without the others something is missing, and its own check says what. */
function permissions(granted: readonly string[]): Judgement {
  const has = (permission: string) => [permission, ...(includedIn[permission] ?? [])].some((one) => granted.includes(one));
  const missing = Object.values(neededGraphPermissions).filter((permission) => !has(permission));
  if (missing.length === 0) return { id: 'permissions', outcome: 'passed' };
  return { id: 'permissions', outcome: (missing as readonly string[]).includes(neededGraphPermissions.relationships) ? 'failed' : 'warning', detail: missing.join(', ') };
}

const ofAnswer = (id: CheckId, answer: Answer | undefined): Judgement => (!answer || answer.ok ? { id, outcome: 'passed' } : failed(id, answer.failure));

/**
 * What stops nobody: customers are known by Graph's contracts too; and the service principal may be there although we
 * may not see it, for the relationships say whether it works.
 */
const leniently = (judgement: Judgement): Judgement => (judgement.outcome === 'failed' ? { ...judgement, outcome: 'warning' } : judgement);

function indirect({ type, indirectProviderTenantId }: ProviderFacts): Judgement {
  if (isDirect(type)) return { id: 'indirectProvider', outcome: 'notNeeded' };
  if (isGuid(indirectProviderTenantId)) return { id: 'indirectProvider', outcome: 'passed' };
  return { id: 'indirectProvider', outcome: 'warning', detail: indirectProviderTenantId ? 'noGuid' : 'missing' };
}

const failed = (id: CheckId, failure: ServiceFailure): Judgement => ({
  id, outcome: meaningOf(failure) === 'later' ? 'unknown' : 'failed', detail: codeOf(failure), failure, ...(failure.requestId ? { requestId: failure.requestId } : {}),
});
