import type { Caller, Environment } from '../environment';
import { unlimitedAccess } from '../security/access';
import { wellKnown } from '../storage/well-known';

/** The platform itself, when it changes rows that others are to hear of. */
export function systemCaller({ newId }: Environment): Caller {
  const businessUnitId = wellKnown.rootBusinessUnit;
  return {
    userId: wellKnown.systemUser,
    businessUnitId,
    organizationId: wellKnown.organization,
    correlationId: newId(),
    requestId: newId(),
    depth: 1,
    access: unlimitedAccess({ userId: wellKnown.systemUser, businessUnitId, businessUnits: [businessUnitId] }),
  };
}
