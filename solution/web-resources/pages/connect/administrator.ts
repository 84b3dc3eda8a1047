import type { CheckResult } from '@gdap-manager/entities/provider/connection-checks';
import type { Administrator } from './microsoft';

/** The group of a partner tenant that Partner Center's role *Admin agent* stands for (Partner Center, "Assign roles and permissions to users"). */
const adminAgents = 'adminagents';

/** Ways to prove oneself that count as more than one factor. */
const strong: readonly string[] = ['mfa', 'ngcmfa'];

/**
 * What a sign-in shows. Pure.
 * @param partnerTenantId as the provider's row has it
 * @param groups undefined where they could not be read
 */
export function checksOf({ tenantId, homeTenantId, methods }: Administrator, partnerTenantId: string, groups: readonly string[] | undefined): CheckResult[] {
  if (tenantId !== partnerTenantId.toLowerCase()) return [{ id: 'adminSignIn', outcome: 'failed', detail: 'otherTenant' }];
  return [
    homeTenantId === tenantId ? { id: 'adminSignIn', outcome: 'passed' } : { id: 'adminSignIn', outcome: 'warning', detail: 'guest' },
    methods === undefined ? { id: 'mfa', outcome: 'warning', detail: 'unknown' } : { id: 'mfa', outcome: methods.some((method) => strong.includes(method)) ? 'passed' : 'failed' },
    groups === undefined
      ? { id: 'adminAgent', outcome: 'warning', detail: 'unknown' }
      : { id: 'adminAgent', outcome: groups.some((name) => name.replace(/\s/g, '').toLowerCase() === adminAgents) ? 'passed' : 'failed' },
  ];
}

/** Earlier results with newer ones in their place. Pure. */
export const withNewer = (earlier: readonly CheckResult[], newer: readonly CheckResult[]): CheckResult[] => [
  ...earlier.filter(({ id }) => !newer.some((one) => one.id === id)),
  ...newer,
];
