import { randomUUID } from 'node:crypto';
import { gdapProvider } from '@gdap-manager/entities';
import type { Capability, CapabilityContext } from '../capability';
import { capabilityNames } from '../capability-names';
import { providerConnected } from '../provider/news';
import { reasonToCheck, type Tried } from './due';
import { lookAtConnection, type LookContext } from './look';
import { createConnectionStore } from './store';

/** Knows whether providers can be used, says so on their rows, and tells the others when one can be used again. */
export function createProviderConnection(context: CapabilityContext): Capability {
  const { dataverse, gateways, policy, enqueue } = context;
  const tried = new Map<string, Tried>();
  const announced = new Map<string, string>();
  const lookContext: LookContext = { store: createConnectionStore(dataverse), gateways, policy, now: context.now, tried };

  return {
    name: capabilityNames.providerConnection,
    looks: {
      async [gdapProvider.logicalName]({ id, correlationId, insist = false }) {
        const result = await lookAtConnection(id, lookContext, { trackingId: correlationId, doubted: insist });
        // It comes to us as well, and is no doubt: we have just looked.
        if (result === 'connected') await enqueue({ table: gdapProvider.logicalName, id, message: providerConnected, correlationId, insist: true });
        return result === 'not due' || result === 'as before' ? 'unchanged' : result;
      },
    },
    ignoresOwnChangesOf: [gdapProvider.logicalName],
    async sweep(now, deep) {
      if (deep) announced.clear();
      for (const stored of await lookContext.store.list()) {
        const { id } = stored.provider;
        const reason = reasonToCheck(stored, tried.get(id), now, policy);
        const why = reason && `${reason} ${stored.etag} ${tried.get(id)?.at ?? ''}`;
        if (!why || announced.get(id) === why) continue;
        announced.set(id, why);
        await enqueue({ table: gdapProvider.logicalName, id, message: reason, correlationId: randomUUID(), capability: capabilityNames.providerConnection });
      }
    },
    // A later sweep has it checked again.
    async reportPoison({ id }) {
      announced.delete(id);
      context.log('error', 'connection not checked', { provider: id });
    },
  };
}
