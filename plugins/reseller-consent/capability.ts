import { gdapProvider } from '@gdap-manager/entities';
import type { Capability, CapabilityContext } from '../capability';
import { capabilityNames } from '../capability-names';
import { createDataverseAdoptionStore } from './dataverse-store';
import { adopt, type AdoptionContext } from './look';

/**
 * Makes requests of what indirect providers ask on our behalf, so that staff can approve or reject it. The comparison of
 * all relationships says when there is something new; from then on the request is followed like any other, our consent too.
 */
export function createResellerConsent({ dataverse, gateways, policy, now, enqueue }: CapabilityContext): Capability {
  const context: AdoptionContext = {
    store: createDataverseAdoptionStore(dataverse), graphOf: gateways.of, policy, now,
    announce: (table, id, correlationId) => enqueue({ table, id, message: 'adopted', correlationId }),
  };
  return {
    name: capabilityNames.resellerConsent,
    looks: {
      [gdapProvider.logicalName]: ({ id, correlationId }) => adopt(id, context, correlationId),
    },
    ignoresOwnChangesOf: [gdapProvider.logicalName],
  };
}
