import type { Relationship } from '../gateways/graph/types';
import { event } from '../timeline/event';
import { happened } from '../request-lifecycle/messages';
import { requestIdOf } from '../request-lifecycle/names';
import type { RelationshipObserver } from './observer';
import type { RelationshipsStore } from './store';

/** While it is one of these, somebody could still use it, or approve it. */
const alive = new Set(['approvalPending', 'approved', 'activating', 'active', 'expiring']);

/** Whether a relationship was made for a request, and is not over. Pure. */
const mayStray = ({ displayName, status }: Relationship): boolean => requestIdOf(displayName) !== undefined && alive.has(status);

/**
 * Tells the provider's timeline of relationships whose request was deleted: nobody would notice that they are in force.
 * The customer's consent is nobody's to end but staff's, so nothing else is done.
 */
export function createStrayObserver(store: Pick<RelationshipsStore, 'requestExists' | 'saveProviderEvent'>): RelationshipObserver {
  const told = new Set<string>();
  return {
    async listed({ provider, relationships, known, now, deep }) {
      if (!deep) return;
      for (const relationship of relationships) {
        if (known.has(relationship.id) || told.has(relationship.id) || !mayStray(relationship)) continue;
        if (await store.requestExists(requestIdOf(relationship.displayName)!)) continue;
        told.add(relationship.id);
        await store.saveProviderEvent(provider.id, event(`stray ${relationship.id}`, happened.stray(relationship), { severity: 'warning', waitingOn: 'staff' }), now);
      }
    },
  };
}
