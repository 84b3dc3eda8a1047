import type { Relationship } from '../../gateways/graph/types';
import { acceptanceLink } from '../names';
import type { Policy } from '../../policy';
import type { Observation, RequestView } from '../model';
import { tenantOf } from './observed';
import { consentOf, isConsentPending } from './consent-state';
import { isShrinking } from './shrink';

/** What is known of a relationship, whatever its state. */
export function baseColumns(observation: Observation, relationship: Relationship, policy: Policy): Partial<RequestView> & { memory: RequestView['memory'] } {
  const { request } = observation;
  const { missingSince: _found, triedAs: _tried, lockAskedOn, decided, shrink, ...rest } = request.memory;
  const memory = {
    ...rest,
    ...(relationship.status === 'created' && lockAskedOn !== undefined ? { lockAskedOn } : {}),
    ...(decided !== undefined && isConsentPending(relationship) ? { decided } : {}),
    ...(shrink !== undefined && isShrinking(observation, relationship) ? { shrink } : {}),
  };
  // Who the customer is of a relationship that was made elsewhere may be found out later.
  const found = !memory.submitted && request.accountId === null ? (tenantOf(observation)?.accountId ?? null) : null;
  const accountId = memory.submitted?.accountId ?? request.accountId ?? found;
  const providerAccountId = memory.submitted?.providerAccountId ?? request.providerAccountId;
  return {
    microsoftId: relationship.id,
    microsoftStatus: relationship.status.slice(0, 50),
    microsoftVersion: relationship.etag.slice(0, 200) || null,
    ...(found === null ? {} : { accountId: found }),
    partnerConsent: consentOf(request, relationship),
    // The customer can do nothing with it before we have agreed.
    acceptanceLink: relationship.status === 'created' || isConsentPending(relationship) ? request.acceptanceLink : acceptanceLink(relationship.id, policy),
    memory: accountId && providerAccountId ? { ...memory, submitted: { relationshipId: relationship.id, accountId, providerAccountId } } : memory,
  };
}

/** When it lapses unless the customer approves: so long after it was locked. */
export const approvalDue = ({ request, now }: Observation, { modifiedOn }: Relationship, { approvalDays }: Policy): number =>
  request.approvalDueDate ?? (modifiedOn ?? now) + approvalDays * 24 * 3600 * 1000;

/** Start and expiry as Microsoft has them, where it has them. */
export const dates = ({ activatedOn, endsOn }: Relationship): Partial<RequestView> => ({
  ...(activatedOn === undefined ? {} : { startDate: activatedOn }),
  ...(activatedOn === undefined || endsOn === undefined ? {} : { expiryDate: endsOn }),
});
