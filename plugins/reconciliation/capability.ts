import { randomUUID } from 'node:crypto';
import { gdapFinding, gdapProvider } from '@gdap-manager/entities';
import type { Capability, CapabilityContext } from '../capability';
import { capabilityNames } from '../capability-names';
import type { RelationshipObserver } from '../relationships/observer';
import { act } from './act';
import type { ActContext } from './context';
import { createDataverseReconciliation } from './dataverse-store';
import { createReconciliationObserver } from './observer';

const name = capabilityNames.reconciliation;

/** Tells staff in what Microsoft and we differ, and does what they want about it. Whoever lists all relationships has to tell its observer. */
export function createReconciliation({ dataverse, gateways, policy, now, enqueue }: CapabilityContext): Capability & { readonly observer: RelationshipObserver } {
  const store = createDataverseReconciliation(dataverse, now);
  const context: ActContext = {
    store, policy, now,
    graphOf: (provider) => gateways.of(provider),
    directoryOf: (provider) => gateways.directoryOf(provider),
    announce: (table, id, correlationId, capability) => enqueue({ table, id, message: 'reconciled', correlationId, ...(capability ? { capability } : {}) }),
  };
  const announceProvider = (id: string, correlationId: string) => enqueue({ table: gdapProvider.logicalName, id, message: 'findings decided', correlationId, capability: name });
  return {
    name,
    looks: {
      // All that is wanted of a provider is done in one go: a hundred that were selected together are not a hundred reads.
      async [gdapFinding.logicalName]({ id, correlationId }) {
        const finding = await store.providerOf(id);
        if (!finding?.isWanted) return 'unchanged';
        await announceProvider(finding.providerId, correlationId);
        return 'handed on';
      },
      [gdapProvider.logicalName]: ({ id, correlationId }) => act(id, context, correlationId),
    },
    ignoresOwnChangesOf: [gdapFinding.logicalName, gdapProvider.logicalName],
    observer: createReconciliationObserver(store, (id) => announceProvider(id, randomUUID())),
  };
}
