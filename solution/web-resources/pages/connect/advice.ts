import type { CheckId, CheckResult } from '@gdap-manager/entities/provider/connection-checks';
import { text } from '../../shared/text';

const names: Readonly<Record<CheckId, string>> = {
  signIn: 'Check_SignIn',
  permissions: 'Check_Permissions',
  relationships: 'Check_Relationships',
  servicePrincipal: 'Check_ServicePrincipal',
  groups: 'Check_Groups',
  customers: 'Check_Customers',
  partnerCenter: 'Check_PartnerCenter',
  indirectProvider: 'Check_IndirectProvider',
  adminSignIn: 'Check_AdminSignIn',
  adminAgent: 'Check_AdminAgent',
  mfa: 'Check_Mfa',
  consent: 'Check_Consent',
};

const outcomes = { passed: 'Outcome_Passed', failed: 'Outcome_Failed', warning: 'Outcome_Warning', notNeeded: 'Outcome_NotNeeded', open: 'Outcome_Open' } as const;

/** A check that may not have been made yet. */
export type ShownOutcome = keyof typeof outcomes;

/** What to do, by check and detail. */
const byDetail: Readonly<Record<string, string>> = {
  'signIn incomplete': 'Advice_Incomplete',
  'signIn secretMissing': 'Advice_SecretMissing',
  'signIn AADSTS7000215': 'Advice_SecretWrong',
  'signIn AADSTS7000222': 'Advice_SecretExpired',
  'signIn AADSTS700016': 'Advice_ApplicationUnknown',
  'signIn AADSTS7000112': 'Advice_ApplicationDisabled',
  'signIn AADSTS65001': 'Advice_ConsentMissing',
  'signIn AADSTS90002': 'Advice_TenantUnknown',
  'signIn AADSTS53003': 'Advice_ConditionalAccess',
  'servicePrincipal missing': 'Advice_PrincipalMissing',
  'adminSignIn otherTenant': 'Advice_OtherTenant',
  'adminSignIn guest': 'Advice_Guest',
  'adminAgent unknown': 'Advice_AgentUnknown',
  'mfa unknown': 'Advice_MfaUnknown',
};

/** What to do where the detail only says why; the detail fills the text. */
const byCheck: Readonly<Record<CheckId, string>> = {
  signIn: 'Advice_SignIn',
  permissions: 'Advice_Permissions',
  relationships: 'Advice_Relationships',
  servicePrincipal: 'Advice_Principal',
  groups: 'Advice_Groups',
  customers: 'Advice_Customers',
  partnerCenter: 'Advice_PartnerCenter',
  indirectProvider: 'Advice_IndirectProvider',
  adminSignIn: 'Advice_AdminSignIn',
  adminAgent: 'Advice_AdminAgent',
  mfa: 'Advice_Mfa',
  consent: 'Advice_Consent',
};

export const checkName = (id: CheckId): string => text(names[id]);

export const outcomeName = (outcome: ShownOutcome): string => text(outcomes[outcome]);

/** What a check that did not pass asks of whom; undefined where nothing is to be done. */
export function adviceFor({ id, outcome, detail = '' }: CheckResult): string | undefined {
  if (outcome === 'passed' || outcome === 'notNeeded') return undefined;
  if (detail === 'noAnswer') return text('Advice_NoAnswer');
  return text(byDetail[`${id} ${detail}`] ?? byCheck[id], detail);
}

/** What all checks of a step come to together; open where none was made. Pure. */
export function worstOf(results: readonly Pick<CheckResult, 'outcome'>[]): ShownOutcome {
  for (const outcome of ['failed', 'warning', 'passed'] as const) if (results.some((one) => one.outcome === outcome)) return outcome;
  return 'open';
}
