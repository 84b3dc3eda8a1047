import type { Relationship } from '../../gateways/graph/types';
import type { RequestView } from '../model';

/** An indirect provider has asked on our behalf, and we have yet to approve or reject. Pure. */
export const isConsentPending = ({ reseller, status }: Pick<Relationship, 'reseller' | 'status'>): boolean =>
  reseller?.isPartnerConsentPending === true && status === 'approvalPending';

/** How our consent stands, from what Microsoft says and what staff want. Microsoft says only whether we have decided. Pure. */
export function consentOf({ partnerConsent, memory }: Pick<RequestView, 'partnerConsent' | 'memory'>, relationship: Pick<Relationship, 'reseller' | 'status' | 'activatedOn'>): RequestView['partnerConsent'] {
  const { reseller, status, activatedOn } = relationship;
  if (!reseller) return 'notNeeded';
  if (isConsentPending(relationship)) return partnerConsent === 'approve' || partnerConsent === 'reject' ? partnerConsent : 'pending';
  // It lapsed, or was taken back, before we had decided.
  if (reseller.isPartnerConsentPending) return 'notNeeded';
  const isOver = status === 'terminated' || status === 'expired';
  if (!isOver || activatedOn !== undefined || partnerConsent === 'approved') return 'approved';
  // Over before it came into force: by us, unless it was we who approved and somebody else who refused.
  return memory.decided?.decision === 'approve' ? 'approved' : 'rejected';
}
