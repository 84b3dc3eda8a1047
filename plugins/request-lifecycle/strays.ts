import type { RelationshipSummary } from '../gateways/graph/types';
import { event } from '../timeline/event';
import { happened } from './messages';
import type { ProviderFacts } from './model';
import { requestIdOf } from './names';
import type { SweepStore } from './sweep-store';

/** While it is one of these, somebody could still use it, or approve it. */
const alive = new Set(['approvalPending', 'approved', 'activating', 'active', 'expiring']);

/** Whether a relationship was made for a request, and is not over. Pure. */
export const mayStray = ({ displayName, status }: RelationshipSummary): boolean => requestIdOf(displayName) !== undefined && alive.has(status);

/**
 * Tells the provider's timeline of relationships whose request was deleted: nobody would notice that they are in force.
 * The customer's consent is nobody's to end but staff's, so nothing else is done.
 * @param told ids that were told of already
 */
export async function reportStrays(provider: ProviderFacts, relationships: readonly RelationshipSummary[], now: number, store: SweepStore, told: Set<string>): Promise<void> {
  for (const relationship of relationships) {
    const requestId = requestIdOf(relationship.displayName);
    if (!requestId || told.has(relationship.id) || (await store.requestExists(requestId))) continue;
    told.add(relationship.id);
    await store.saveProviderEvent(provider.id, event(`stray ${relationship.id}`, happened.stray(relationship), { severity: 'warning', waitingOn: 'staff' }), now);
  }
}
