import type { DirectoryGateway } from '../gateways/graph/directory-gateway';
import type { GraphGateway } from '../gateways/graph/gateway';
import type { Policy } from '../policy';
import type { ProviderFacts } from '../provider/facts';
import type { AdoptionPolicy } from './adoption';
import type { ReconciliationStore } from './store';

/** What doing what was wanted needs from outside. */
export interface ActContext {
  readonly store: ReconciliationStore;
  readonly graphOf: (provider: ProviderFacts) => Promise<Pick<GraphGateway, 'relationshipPages' | 'findRelationship' | 'assignmentsOf'>>;
  readonly directoryOf: (provider: ProviderFacts) => Promise<Pick<DirectoryGateway, 'groupsById'>>;
  readonly policy: AdoptionPolicy & Pick<Policy, 'customersProgressSeconds'>;
  /** Has a row looked at that was made or changed: of our own new rows nobody else takes notice. */
  readonly announce: (table: string, id: string, trackingId: string, capability?: string) => Promise<void>;
  /** The environment's time, milliseconds since 1970. */
  readonly now: () => Promise<number>;
}
