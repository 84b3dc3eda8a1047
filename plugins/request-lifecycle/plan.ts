import { follow } from './plan/follow';
import { finish } from './plan/finish';
import { resting } from './plan/observed';
import { submit } from './plan/submit';
import { terminate } from './plan/terminate';
import type { Observation, Plan } from './model';
import type { Policy } from '../policy';

/**
 * What to do next about a request, from what was observed: one step at Microsoft, or what to write. Whoever carries a
 * step out adds what came of it to the observation and asks again. Pure: no clock, no I/O, no randomness.
 */
export function plan(observation: Observation, policy: Policy): Plan {
  if (observation.request.status === 'draft' || resting(observation)) return finish(observation, {});
  switch (observation.request.status) {
    case 'submitting':
      return submit(observation, policy);
    case 'terminating':
      return terminate(observation, policy);
    case 'approvalPending': case 'activating': case 'active': case 'expired': case 'terminated':
      return follow(observation, policy);
  }
}
