import type { Capability, CapabilityContext } from './capability';
import { createRequestLifecycle } from './request-lifecycle/capability';
import { createTemplateCheck } from './template-check/capability';

/** Everything that the handlers do. */
export const createCapabilities = (context: CapabilityContext): Capability[] => [createRequestLifecycle(context), createTemplateCheck(context)];
