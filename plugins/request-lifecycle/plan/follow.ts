import { gdapRequest } from '@gdap-manager/entities';
import type { Relationship } from '../../gateways/graph/types';
import { dayOf, event } from '../../timeline/event';
import { consent as consentText, ending, happened, refusal, setback } from '../messages';
import type { Observation, Plan, RequestView, StatusName, TimelineEvent } from '../model';
import type { Policy } from '../../policy';
import { isConnected } from '../../provider/facts';
import { isConsentPending } from './consent-state';
import { consent, consentNews } from './consent';
import { absent, noAssignments, notThere } from './absent';
import { finish } from './finish';
import { putBack } from './frozen';
import { inForce } from './in-force';
import { approvalDue, baseColumns, dates } from './known';
import { failureOf, locate, relationshipOf, step, tenantOf } from './observed';
import { retryLater } from './setbacks';

/** Sent, in force or over: the row follows what Microsoft has. */
export function follow(observation: Observation, policy: Policy): Plan {
  const { request } = observation;
  if (isOver(request)) return finish(observation, {}, { mappings: noAssignments(observation) });
  if (!isConnected(tenantOf(observation)?.provider)) {
    return finish(observation, { waitingOn: 'staff', lastError: refusal.noConnection(tenantOf(observation)?.provider?.name ?? '') });
  }
  const failure = failureOf(observation, 'read') ?? failureOf(observation, 'find');
  if (failure) return retryLater(observation, failure, policy);
  const next = locate(observation);
  if (next) return step(next);
  const relationship = relationshipOf(observation);
  if (!relationship) return absent(observation, policy);
  if (relationship.status !== 'created') return settle(observation, relationship, policy);

  // Somebody set the state by hand before it was sent: an ended one must not be sent after all.
  const status = request.status === 'expired' || request.status === 'terminated' ? 'terminating' : 'submitting';
  return finish(observation, { ...baseColumns(observation, relationship, policy), status, waitingOn: 'microsoft' }, { events: [transition(observation, status, relationship)] });
}

/** The row is ended, and Microsoft said the same when it was last seen: it never changes again. */
const isOver = ({ status, microsoftStatus }: RequestView): boolean =>
  (status === 'terminated' || status === 'expired') && (microsoftStatus === status || microsoftStatus === notThere);

/** The row follows a relationship that is past `created`. */
export function settle(observation: Observation, relationship: Relationship, policy: Policy): Plan {
  const { request, now } = observation;
  const known = baseColumns(observation, relationship, policy);
  const calm = { attempts: 0, lastError: null } satisfies Partial<RequestView>;
  const check = now + policy.provisioningCheckSeconds * 1000;

  switch (relationship.status) {
    case 'approvalPending': {
      const frozen = putBack(observation, relationship, true, policy);
      const due = approvalDue(observation, relationship, policy);
      const lapsed = due <= now;
      if (isConsentPending(relationship)) {
        // What Microsoft said of our last decision stays until we decide again. Nothing is tried by itself: comparisons see it lapse.
        const lastError = request.partnerConsent === 'pending' && request.lastError ? request.lastError : consentText.asked();
        return consent(observation, relationship, policy, () =>
          moved(observation, relationship, {
            ...known, ...frozen.columns, attempts: 0, approvalDueDate: due, status: 'approvalPending', waitingOn: 'staff', lastError, nextCheckOn: null,
          }, frozen.events));
      }
      return moved(observation, relationship, {
        ...known, ...calm, ...frozen.columns, approvalDueDate: due,
        status: 'approvalPending',
        // Only who asked can ask again; and nobody can approve who was not written to.
        waitingOn: lapsed ? (relationship.reseller ? 'indirectProvider' : 'staff') : request.isInvitationHeld ? 'staff' : 'customer',
        lastError: lapsed ? (relationship.reseller ? setback.lapsedReseller(due) : setback.lapsedLink(due)) : null,
        nextCheckOn: lapsed ? null : due,
      }, frozen.events);
    }
    case 'approved': case 'activating': {
      const frozen = putBack(observation, relationship, true, policy);
      return moved(observation, relationship, { ...known, ...calm, ...frozen.columns, status: 'activating', waitingOn: 'microsoft', nextCheckOn: check }, frozen.events);
    }
    case 'active': case 'expiring':
      return inForce(observation, relationship, policy, (columns, beside) =>
        moved(observation, relationship, { ...known, ...columns, status: 'active' }, beside.events ?? [], beside));
    case 'expired': case 'terminated':
      return over(observation, relationship, known);
    case 'terminationRequested': case 'terminating': {
      const inView = request.status === 'active' || request.status === 'activating' || request.status === 'approvalPending';
      const told = request.microsoftStatus === relationship.status || !inView ? [] : [event(`ending ${relationship.id}`, happened.endingElsewhere(), { severity: 'warning', waitingOn: 'microsoft' })];
      return finish(observation, {
        ...known, ...calm, ...(inView ? { lastError: setback.endingElsewhere() } : { status: 'terminating' }), waitingOn: 'microsoft', nextCheckOn: check,
      }, { events: told });
    }
    default: {
      const news = request.microsoftStatus !== relationship.status;
      return finish(observation, { ...known, attempts: 0, waitingOn: 'staff', lastError: setback.unknownStatus(relationship.status), nextCheckOn: null }, { events: news ? [event(`unknown ${relationship.status}`, happened.unknownStatus(relationship.status), { severity: 'warning' })] : [] });
    }
  }
}

/** The relationship has ended: whose doing was it, and was it ever in force? */
function over(observation: Observation, relationship: Relationship, known: Partial<RequestView>): Plan {
  const { request } = observation;
  const status = relationship.status === 'expired' ? 'expired' : 'terminated';
  const wanted = request.status === 'terminating' || known.partnerConsent === 'rejected';
  const early = neverInForce(observation, relationship);
  const reason = status === 'expired' ? (early ? ending.lapsed() : null) : early ? ending.rejected() : ending.elsewhere();
  const again = request.status === 'expired' || wanted ? request.lastError : ending.stays();
  return moved(observation, relationship, {
    ...known,
    status,
    attempts: 0,
    waitingOn: 'nobody',
    nextCheckOn: null,
    lastError: setByHand(observation, relationship, status) ? again : wanted ? null : reason,
    ...dates(relationship),
    memory: known.memory?.submitted ? { submitted: known.memory.submitted } : {},
  }, [], { mappings: noAssignments(observation) });
}

/** Ends the look; where the status moves, the timeline says so. */
function moved(observation: Observation, relationship: Relationship, columns: Partial<RequestView> & { status: StatusName }, events: readonly TimelineEvent[], beside: Parameters<typeof finish>[2] = {}): Plan {
  const news = columns.status === observation.request.status ? [] : [transition(observation, columns.status, relationship, columns)];
  return finish(observation, columns, { ...beside, events: [...news, ...consentNews(observation, relationship), ...events] });
}

/** Where staff or Microsoft lead. Every other move sets a state right that somebody set by hand. */
const natural: Partial<Record<StatusName, readonly StatusName[]>> = {
  submitting: ['approvalPending', 'activating', 'active', 'expired', 'terminated', 'terminating'],
  approvalPending: ['activating', 'active', 'expired', 'terminated'],
  activating: ['active', 'expired', 'terminated'],
  active: ['expired', 'terminated'],
  terminating: ['expired', 'terminated'],
};

/** The row knew Microsoft's state, and yet stood elsewhere: Microsoft has not moved, somebody else has. */
const setByHand = ({ request }: Observation, relationship: Relationship, to: StatusName): boolean =>
  request.microsoftStatus === relationship.status && request.status !== to;

const neverInForce = ({ request }: Observation, { activatedOn }: Relationship): boolean => activatedOn === undefined && request.startDate === null;

function transition(observation: Observation, to: StatusName, relationship: Relationship, columns: Partial<RequestView> = {}): TimelineEvent {
  const { request, now } = observation;
  const key = `status ${to} ${relationship.id}`;
  if (!natural[request.status]?.includes(to) || setByHand(observation, relationship, to)) {
    const over = to === 'expired' || to === 'terminated';
    const texts = over ? happened.correctedEnd(gdapRequest.status[request.status].label, gdapRequest.status[to].label) : happened.corrected(gdapRequest.status[request.status].label, gdapRequest.status[to].label, relationship.status);
    return event(`corrected ${request.status} ${to} ${dayOf(now)}`, texts, { severity: 'warning' });
  }
  switch (to) {
    case 'approvalPending': return event(key, happened.approvalPending(columns.approvalDueDate ?? null), { waitingOn: 'customer' });
    case 'activating': return event(key, happened.activating(), { waitingOn: 'microsoft' });
    case 'active': return event(key, happened.active(columns.expiryDate ?? request.expiryDate));
    case 'expired':
      if (columns.lastError) return event(key, happened.lapsed(), { severity: 'warning', waitingOn: 'staff' });
      return event(key, neverInForce(observation, relationship) ? happened.lapsedAsWanted() : happened.expired());
    default:
      if (columns.lastError === ending.rejected()) return event(key, happened.rejected(), { severity: 'warning', waitingOn: 'staff' });
      return columns.lastError ? event(key, happened.terminatedElsewhere(), { severity: 'warning' }) : event(key, happened.terminated());
  }
}
