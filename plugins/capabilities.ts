import type { Capability, CapabilityContext } from './capability';
import { createRequestLifecycle } from './request-lifecycle/capability';

/** Everything that the handlers do. */
export const createCapabilities = (context: CapabilityContext): Capability[] => [createRequestLifecycle(context)];
