import { randomUUID } from 'node:crypto';
import { gdapProvider, gdapRequest } from '@gdap-manager/entities';
import type { Capability, CapabilityContext } from '../capability';
import { capabilityNames } from '../capability-names';
import type { LatelyListed } from '../request-lifecycle/lately-listed';
import { createDataverseRelationships } from './dataverse-store';
import type { RelationshipObserver } from './observer';
import { refresh, type RefreshContext } from './refresh';
import { createResellerObserver } from './reseller';
import type { RelationshipsStore } from './store';
import { createStrayObserver } from './strays';

/** Compares what is kept with all relationships at Microsoft, has requests looked at that differ, and tells observers of the rest. */
export function createRelationships(context: CapabilityContext, observers: readonly RelationshipObserver[], lately: LatelyListed, store: RelationshipsStore = createDataverseRelationships(context.dataverse)): Capability {
  const { gateways, policy, enqueue, log } = context;
  const refreshContext: RefreshContext = {
    store, policy, observers: [createStrayObserver(store), createResellerObserver(announceReseller), ...observers], announced: new Map(), known: new Set(),
    graphOf: (provider) => gateways.of(provider),
    lately,
    announce: (id, reason) => enqueue({ table: gdapRequest.logicalName, id, message: reason, correlationId: randomUUID(), capability: capabilityNames.requestLifecycle }),
    doubtConnection: (id) =>
      enqueue({ table: gdapProvider.logicalName, id, message: 'connection doubted', correlationId: randomUUID(), capability: capabilityNames.providerConnection, insist: true }),
    onFailure: ({ name: provider }, { status, code, message }) => log('warn', 'provider not compared', { provider, status, code, why: message }),
  };

  function announceReseller(id: string): Promise<void> {
    return enqueue({ table: gdapProvider.logicalName, id, message: 'consent asked', correlationId: randomUUID(), capability: capabilityNames.resellerConsent });
  }

  return {
    name: capabilityNames.relationships,
    looks: {},
    async sweep(now, deep) {
      await refresh(now, { deep }, refreshContext);
    },
  };
}
