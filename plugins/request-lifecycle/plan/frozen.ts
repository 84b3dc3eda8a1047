import type { Relationship } from '../../gateways/graph/types';
import { dayOf, event } from '../../timeline/event';
import { happened } from '../messages';
import { acceptanceLink } from '../names';
import type { Policy } from '../../policy';
import type { Observation, RequestView, TimelineEvent } from '../model';

/**
 * Columns that are frozen once the request was sent and differ from what Microsoft holds: as they must be again, and
 * an entry that names them.
 * @param renewalToo whether auto-renew is frozen as well: until the relationship is active
 */
export function putBack(observation: Observation, relationship: Relationship, renewalToo: boolean, policy: Policy): { columns: Partial<RequestView>; events: TimelineEvent[] } {
  const { request, submittedTenant } = observation;
  const { submitted } = request.memory;
  const rules: readonly [label: string, wrong: boolean, right: Partial<RequestView>][] = [
    ['Duration', request.durationDays !== relationship.durationDays, { durationDays: relationship.durationDays }],
    ['Auto-Renew', renewalToo && request.autoRenew !== relationship.autoExtend, { autoRenew: relationship.autoExtend }],
    ['Customer', !!submitted && request.accountId !== submitted.accountId, { accountId: submitted?.accountId ?? null }],
    ['Tenant', !!submittedTenant && request.providerAccountId !== submittedTenant.providerAccountId, { providerAccountId: submittedTenant?.providerAccountId ?? null }],
    ['Microsoft ID', request.microsoftId !== null && request.microsoftId !== relationship.id, { microsoftId: relationship.id }],
    ['Acceptance Link', request.acceptanceLink !== null && request.acceptanceLink !== acceptanceLink(relationship.id, policy), { acceptanceLink: acceptanceLink(relationship.id, policy) }],
  ];
  const wrong = rules.filter(([, differs]) => differs);
  const labels = wrong.map(([label]) => label);
  return {
    columns: Object.assign({}, ...wrong.map(([, , right]) => right)) as Partial<RequestView>,
    events: labels.length === 0 ? [] : [event(`put back ${labels.join(' ')} ${dayOf(observation.now)}`, happened.putBack(labels), { severity: 'warning' })],
  };
}
