import type { Relationship } from '../gateways/graph/types';
import type { ProviderFacts } from '../provider/facts';
import { isConsentPending } from '../request-lifecycle/plan/consent-state';
import type { RelationshipObserver } from './observer';

/**
 * Has those relationships of a provider looked at that an indirect provider made on our behalf, and that have no request.
 * @param announce of a provider, by its id
 */
export function createResellerObserver(announce: (providerId: string) => Promise<void>): RelationshipObserver {
  const announced = new Map<string, string>();
  return {
    async listed({ provider, siblings, relationships, known, deep }) {
      if (deep) announced.delete(provider.id);
      const found = relationships
        .filter((relationship) => isConsentPending(relationship) && !known.has(relationship.id) && isConcerned(provider, relationship, siblings))
        .map(({ id }) => id).sort().join(' ');
      if (found === '' || announced.get(provider.id) === found) return;
      announced.set(provider.id, found);
      await announce(provider.id);
    },
  };
}

/** Whether a relationship that an indirect provider made is this provider's, or nobody's: then each looks who is to tell of it. */
function isConcerned(provider: ProviderFacts, { reseller }: Relationship, siblings: readonly ProviderFacts[]): boolean {
  const standsFor = ({ indirectProviderTenantId }: ProviderFacts) => indirectProviderTenantId === reseller?.indirectProviderTenantId;
  return standsFor(provider) || !siblings.some(standsFor);
}
