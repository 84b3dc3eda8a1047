import { gdapRequest } from '@gdap-manager/entities';
import { event } from '../../timeline/event';
import { ending, happened, setback } from '../messages';
import type { MappingWrite, Observation, Plan } from '../model';
import type { Policy } from '../../policy';
import { finish } from './finish';
import { knownId } from './observed';

/** What stands for Microsoft's status on a row whose relationship Microsoft does not have. */
export const notThere = 'notFound';

/** No group has roles any more. */
export const noAssignments = ({ mappings }: Observation): MappingWrite[] =>
  mappings.map(({ id }) => ({ id, state: 'none', assignmentId: null, message: null }));

/**
 * Microsoft shows no relationship where there was one. It is believed when it is still so after a while: a new one is
 * not shown at once everywhere.
 */
export function confirmAbsence(observation: Observation, policy: Policy): Plan {
  const { request, now } = observation;
  const since = request.memory.missingSince;
  const believedOn = (since ?? now) + policy.absenceConfirmSeconds * 1000;
  if (since === undefined || now < believedOn) {
    return finish(observation, {
      memory: { ...request.memory, missingSince: since ?? now },
      lastError: setback.missing(),
      waitingOn: 'microsoft',
      nextCheckOn: believedOn,
    });
  }
  return ended(observation);
}

/** There is no relationship: the request is over, or where it never was at Microsoft it has yet to be sent. */
export function absent(observation: Observation, policy: Policy): Plan {
  const { request } = observation;
  const neverSent = knownId(observation) === undefined && request.approvalDueDate === null && request.partnerConsent === 'notNeeded';
  if (request.status === 'expired' || request.status === 'terminated') {
    return finish(observation, { status: endOf(observation), microsoftStatus: notThere, waitingOn: 'nobody', nextCheckOn: null }, { mappings: noAssignments(observation) });
  }
  return neverSent
    ? finish(observation, { status: 'submitting', waitingOn: 'microsoft' }, { events: [event(`corrected ${request.etag}`, happened.notSentYet(gdapRequest.status[request.status].label), { severity: 'warning' })] })
    : confirmAbsence(observation, policy);
}

/** Microsoft forgets expired relationships after a year. What its dates say has expired, unless it was to be ended. */
function endOf({ request, now }: Observation): 'expired' | 'terminated' {
  const lapsed = request.startDate === null && request.approvalDueDate !== null && request.approvalDueDate <= now;
  const elapsed = request.expiryDate !== null && request.expiryDate <= now && !request.autoRenew;
  return request.status !== 'terminating' && request.microsoftStatus !== 'terminated' && (lapsed || elapsed) ? 'expired' : 'terminated';
}

/** The relationship is gone for good. */
export function ended(observation: Observation): Plan {
  const { request } = observation;
  const wanted = request.status === 'terminating';
  const never = knownId(observation) === undefined;
  const status = endOf(observation);
  const lapsed = request.startDate === null;
  const expired = lapsed ? happened.lapsed() : happened.expired();
  const texts = status === 'expired' ? expired : never ? happened.neverThere() : wanted ? happened.terminated() : happened.gone();
  const lastError = status === 'expired' ? (lapsed ? ending.lapsed() : null) : wanted ? null : ending.gone();
  return finish(
    observation,
    {
      status, waitingOn: 'nobody', lastError, attempts: 0, nextCheckOn: null,
      microsoftStatus: notThere, memory: request.memory.submitted ? { submitted: request.memory.submitted } : {},
    },
    { mappings: noAssignments(observation), events: [event(`status ${status} ${knownId(observation) ?? ''}`, texts, { severity: lastError === null ? 'information' : 'warning' })] },
  );
}
