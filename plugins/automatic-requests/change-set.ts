import {
  account as accountTable, automaticKey, draftName, draftRows, gdapEvent, gdapProviderAccount, gdapRequest, gdapRoleMapping, reasonText, RequestOrigin, RequestStatus,
  type AutomaticPlan, type Draft, type Verdict,
} from '@gdap-manager/entities';
import type { Change } from '../gateways/dataverse/gateway';
import { momentText } from '../gateways/dataverse/moments';
import { steadyId } from '../guid';
import { eventRow } from '../timeline/rows';
import type { TimelineEvent } from '../timeline/event';
import { appliesNoMore, followed, made, notSubmitted, stayed } from './messages';
import type { RequestFacts, Surroundings, TemplateFacts, TenantFacts } from './model';

type Plan = AutomaticPlan<TemplateFacts, RequestFacts>;

export interface Circumstances {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly trackingId: string;
  /** Dataverse refused the account's owner: the handlers' own user has to do. */
  readonly ownerless: boolean;
}

/**
 * What carrying out a plan writes: one change set, so that a request is never there without its roles, nor twice. The
 * tenant comes first, as it was read: whoever was quicker lets nothing of it happen. Pure.
 */
export function changeSet(tenant: TenantFacts, plan: Plan, surroundings: Surroundings, circumstances: Circumstances): Change[] {
  const { account } = tenant;
  const drafts = account ? plan.make.map((verdict) => draftOf(tenant, account, verdict, plan.verdicts, surroundings, circumstances)) : [];
  const events = account
    ? [
        ...(drafts.length > 0 ? [made(drafts.map(({ draft, template }) => ({ template, submitted: draft.submit === true, problem: draft.problem })), account.name, circumstances.ownerless)] : []),
        ...(plan.follow.length > 0 ? [followed(plan.follow, account.name)] : []),
        ...(plan.stay.length > 0 ? [stayed(plan.stay, account.name)] : []),
      ]
    : [];
  const event = (subject: string, words: Omit<TimelineEvent, 'key'>, more = {}): Change => ({
    do: 'create',
    set: gdapEvent.entitySetName,
    // The row that was read can be written once: so the entry is made once, and each time that it happens anew.
    row: { gdap_eventid: steadyId(subject, `${words.name} ${tenant.etag}`), ...eventRow({ table: gdapProviderAccount.logicalName, id: tenant.id }, { key: '', ...words }, circumstances.now, circumstances.trackingId), ...more },
  });
  return [
    { do: 'update', set: gdapProviderAccount.entitySetName, key: tenant.id, etag: tenant.etag, changes: { gdap_memory: plan.memory ?? null } },
    ...drafts.flatMap(({ draft }) => changesOfDraft(draft, circumstances.now)),
    ...plan.follow.map(({ id, etag }): Change => ({
      do: 'update', set: gdapRequest.entitySetName, key: id, etag, changes: { 'gdap_AccountId@odata.bind': `/${accountTable.entitySetName}(${account?.id ?? ''})` },
    })),
    ...events.map((words) => event(tenant.id, words)),
    ...plan.tell.map((one) => event(one.request.id, appliesNoMore(one, tenant), { 'gdap_RequestId@odata.bind': `/${gdapRequest.entitySetName}(${one.request.id})` })),
  ];
}

/** The requests of a change set that are more than drafts. Pure. */
export const submittedIn = (changes: readonly Change[]): string[] =>
  changes.flatMap((change) => (change.do === 'create' && change.set === gdapRequest.entitySetName && change.row['statuscode'] === RequestStatus.submitting ? [String(change.row['gdap_requestid'])] : []));

function changesOfDraft(draft: Draft, now: number): Change[] {
  const { request, mappings } = draftRows(draft);
  return [
    { do: 'create', set: gdapRequest.entitySetName, row: { ...request, gdap_waitingsince: momentText(now) } },
    ...mappings.map((row): Change => ({ do: 'create', set: gdapRoleMapping.entitySetName, row })),
  ];
}

function draftOf(
  tenant: TenantFacts, account: NonNullable<TenantFacts['account']>, { template }: Verdict<TemplateFacts>, verdicts: Plan['verdicts'], { mappings: all, hasSeveralTenants }: Surroundings, { ownerless }: Circumstances,
): { readonly draft: Draft; readonly template: string } {
  const mappings = all.get(template.id) ?? [];
  const problem = template.submitsAutomatically ? problemOf(template, mappings.length) : undefined;
  return {
    template: template.name,
    draft: {
      // Always the same: where the alternate key is not active yet, the row's own id keeps it from being made twice.
      id: steadyId(tenant.id, `request ${template.id}`),
      name: draftName(account.name, template.name, hasSeveralTenants ? tenant.name : undefined),
      customerId: account.id,
      tenantId: tenant.id,
      templateId: template.id,
      autoRenew: template.autoRenew,
      durationDays: template.durationDays,
      atEnd: template.atEnd,
      origin: RequestOrigin.onboarding,
      reason: reasonText(verdicts, template.id, { provider: tenant.provider.name, category: tenant.categoryName }),
      uniqueKey: automaticKey(tenant.id, template.id),
      owner: ownerless ? undefined : account.owner,
      submit: template.submitsAutomatically && problem === undefined,
      problem,
      mappings,
    },
  };
}

/** Why a request is not submitted at once. */
function problemOf({ problems }: TemplateFacts, roles: number): string | undefined {
  if (roles === 0) return notSubmitted.noRoles();
  return problems === '' ? undefined : notSubmitted.problems(problems);
}
