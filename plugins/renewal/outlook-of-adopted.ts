import { decide, mayAsk } from './decide';
import type { OutlookView, RenewalFacts } from './model';
import type { RenewalPolicy } from './times';

/** A request in force that is about to be made, for a relationship that nobody has kept before. */
export type AdoptedFacts = Pick<RenewalFacts, 'id' | 'name' | 'startDate' | 'expiryDate' | 'autoRenew' | 'durationDays' | 'origin' | 'partnerConsent' | 'tenantId' | 'provider'>;

export const noOutlook: OutlookView = { outlook: 'none', reason: null, waitingOn: 'nobody', checkOn: null, replacements: 0, wantedOn: null };

/**
 * What a look at a request that is just being made would say of its access, where that is all: there is nobody to ask
 * or to tell, and it can have neither replaced another nor been replaced. Thousands that are adopted need no look each. Pure.
 * @returns undefined where it has to be looked at
 */
export function outlookOfAdopted(adopted: AdoptedFacts, now: number, policy: RenewalPolicy): OutlookView | undefined {
  const request: RenewalFacts = {
    ...adopted,
    etag: '', status: 'active', microsoftStatus: 'active', createdOn: now, waitingOn: 'nobody', lastError: null, notInvited: null, uniqueKey: null, isFromIndirect: false, replacesId: null, elsewhere: [],
    view: noOutlook, letEnd: false, removesGlobalAdministrator: false, customer: undefined, template: undefined, contactId: null, owner: undefined,
  };
  if (mayAsk(request, now, policy)) return undefined;
  const { view, events } = decide({ now, request, family: [request], mappings: [] }, policy);
  return events.length > 0 ? undefined : view;
}
