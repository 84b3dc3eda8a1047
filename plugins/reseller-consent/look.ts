import { gdapProvider, gdapProviderAccount, gdapRequest } from '@gdap-manager/entities';
import type { GraphGateway } from '../gateways/graph/gateway';
import type { Relationship } from '../gateways/graph/types';
import { OutcomeUnknownError } from '../gateways/transport/service-error';
import type { Policy } from '../policy';
import { isConnected, type ProviderFacts } from '../provider/facts';
import type { TimelineEvent } from '../timeline/event';
import { changeSet } from './change-set';
import { noCustomer, noProvider } from './messages';
import type { Obstacle } from './model';
import { concernOf, planAdoption } from './plan';
import type { AdoptionStore } from './store';

export interface AdoptionContext {
  readonly store: AdoptionStore;
  readonly graphOf: (provider: ProviderFacts) => Promise<Pick<GraphGateway, 'relationshipPages'>>;
  readonly policy: Pick<Policy, 'approvalDays'>;
  /** Has a request that was made followed, and a tenant that was made matched: of our own new rows nobody else takes notice. */
  readonly announce: (table: string, id: string, trackingId: string) => Promise<void>;
  /** The environment's time, milliseconds since 1970. */
  readonly now: () => Promise<number>;
}

/**
 * Makes requests of the relationships of a provider that wait for our consent and have none yet. Each is a change set of
 * its own: a crash in the middle leaves whole requests, and the next look makes the others.
 * @returns what came of it @throws ServiceError: nothing is lost, look again
 */
export async function adopt(providerId: string, { store, graphOf, policy, announce, now }: AdoptionContext, trackingId: string): Promise<string> {
  const providers = await store.providers();
  const provider = providers.find(({ id }) => id === providerId);
  if (!isConnected(provider)) return 'not connected';
  const siblings = providers.filter(({ partnerTenantId }) => partnerTenantId === provider.partnerTenantId);

  const relationships: Relationship[] = [];
  const graph = await graphOf(provider);
  for await (const page of graph.relationshipPages()) relationships.push(...page.filter(({ reseller }) => reseller !== undefined));
  const concern = concernOf(provider, siblings, relationships);
  if (concern.own.length === 0 && concern.unowned.length === 0) return 'unchanged';

  const plan = planAdoption(provider, concern, await store.kept(provider.id, concern.own));
  const moment = await now();
  const errors: unknown[] = [];
  // One that cannot be made keeps none of the others from it.
  for (const adoption of plan.adopt) {
    try {
      await store.write(changeSet(provider, adoption, moment, trackingId, policy));
    } catch (error) {
      errors.push(error);
      // Perhaps it is there: the next look would not make it, and tell nobody of it.
      if (!(error instanceof OutcomeUnknownError)) continue;
    }
    if (adoption.isTenantNew) await announce(gdapProviderAccount.logicalName, adoption.tenant.id, trackingId);
    await announce(gdapRequest.logicalName, adoption.requestId, trackingId);
  }
  for (const obstacle of plan.obstacles) await store.saveEvent({ table: gdapProvider.logicalName, id: provider.id }, told(obstacle), moment, trackingId);
  if (errors.length > 0) throw errors[0];
  return plan.adopt.length === 0 ? 'unchanged' : `${plan.adopt.length} adopted`;
}

function told({ kind, relationship }: Obstacle): TimelineEvent {
  const [name, message] = kind === 'noProvider' ? noProvider(relationship) : noCustomer(relationship);
  return { key: `${kind} ${relationship.id}`, name, message, severity: 'warning', waitingOn: 'staff' };
}
