import { ending, happened, setback } from '../messages';
import type { MappingWrite, Observation, Plan } from '../model';
import type { Policy } from '../policy';
import { finish } from './finish';
import { knownId } from './observed';
import { event } from './setbacks';

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
  const neverSent = knownId(observation) === undefined && request.approvalDueDate === null;
  if (request.status === 'expired' || request.status === 'terminated') {
    return finish(observation, { status: 'terminated', microsoftStatus: notThere, waitingOn: 'nobody', nextCheckOn: null }, { mappings: noAssignments(observation) });
  }
  return neverSent
    ? finish(observation, { status: 'submitting', waitingOn: 'microsoft' }, { events: [event(`corrected ${request.etag}`, happened.corrected(request.status, 'submitting', notThere), { severity: 'warning' })] })
    : confirmAbsence(observation, policy);
}

/** The relationship is gone for good. */
export function ended(observation: Observation): Plan {
  const { request } = observation;
  const wanted = request.status === 'terminating';
  const never = knownId(observation) === undefined;
  const texts = never ? happened.neverThere() : wanted ? happened.terminated() : happened.gone();
  return finish(
    observation,
    {
      status: 'terminated', waitingOn: 'nobody', lastError: wanted ? null : ending.gone(), attempts: 0, nextCheckOn: null,
      microsoftStatus: notThere, memory: request.memory.submitted ? { submitted: request.memory.submitted } : {},
    },
    { mappings: noAssignments(observation), events: [event(`status terminated ${knownId(observation) ?? ''}`, texts, { severity: wanted ? 'information' : 'warning' })] },
  );
}
