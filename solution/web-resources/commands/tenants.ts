import { MatchState } from '@gdap-manager/entities/provider-account/table';
import type { TenantRow } from '../shared/tenants';
import { text } from '../shared/text';
import { rowOnForm } from './places';

/** Whether the tenant of a form belongs to no account yet; where the form does not show it, it may. */
export const unmatchedOnForm = (form: Xrm.FormContext): boolean =>
  rowOnForm(form) !== undefined && (form.getAttribute<Xrm.Attributes.LookupAttribute>('gdap_accountid')?.getValue() ?? []).length === 0;

/** `gdap_MatchState` as the form shows it; undefined where the form does not have it, or nobody has searched. */
export const matchStateOnForm = (form: Xrm.FormContext): number | undefined =>
  form.getAttribute<Xrm.Attributes.OptionSetAttribute>('gdap_matchstate')?.getValue() ?? undefined;

export const isIgnored = ({ matchState }: Pick<TenantRow, 'matchState'>): boolean => matchState === MatchState.ignored;

/** Why a tenant is not to be matched now. */
export const againstMatching = (tenant: TenantRow): string | undefined => {
  if (tenant.account?.id) return text('Match_HasAccount', tenant.account.name ?? '');
  return isIgnored(tenant) ? text('Match_Ignored') : undefined;
};
