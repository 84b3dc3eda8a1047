import { dayMs } from '@gdap-manager/entities';
import { event } from '../timeline/event';
import { isConnected } from '../provider/facts';
import { ancestorsOf, heirsOf, rivalsOf } from './family';
import { happened, outlookReason, standing } from './messages';
import type { Decision, Member, OutlookView, RenewalFacts, Situation } from './model';
import { furthest, stateOf, waiterOf } from './progress';
import { replacementKey, replacementMappings, replacementName } from './replacement';
import { isAlive, isAsked, isAutomatic, isInForce, pairsOf } from './standing';
import { successionOf, type Hold } from './succession';
import { isFromIndirect, successorOf } from './successor';
import { askingTime, checkWhileAsked, lastCallOf, type RenewalPolicy } from './times';

/** What the outlook is to be, and what of it is to be done. */
interface Verdict extends Omit<OutlookView, 'replacements' | 'wantedOn'> {
  readonly replacement?: number;
  readonly successor?: Member;
  /** The wish to ask again stays. */
  readonly keepsWish?: boolean;
}

/**
 * What becomes of a request's access, and what to do about it: nothing, asking the customer for a replacement, or ending
 * it because its place is taken. Pure.
 */
export function decide(situation: Situation, policy: RenewalPolicy): Decision {
  const { request, family, mappings } = situation;
  const { view } = request;
  const { takenBy, holds } = successionOf(request, family, mappings);
  if (takenBy.length > 0) return taken(situation, takenBy);
  const { replacement, successor, keepsWish, ...verdict } = verdictOf(situation, holds, policy);
  // How far the customer or Microsoft are, the row says; people are told again where they have to do something else.
  const isTold = view.outlook === 'atRisk' && (view.reason === verdict.reason || verdict.waitingOn === 'customer' || verdict.waitingOn === 'microsoft');
  const answered = view.wantedOn !== null && !keepsWish && replacement === undefined && isInForce(request) ? livingHeir(request, family) : undefined;
  return {
    view: { ...verdict, checkOn: earliest(verdict.checkOn, settlesOn(situation, holds, policy)), replacements: replacement ?? view.replacements, wantedOn: keepsWish ? view.wantedOn : null },
    endFor: [],
    replacement,
    successor,
    events: [
      ...(successor ? [event(`successor ${successor.id}`, happened.successor(successor.name))] : []),
      ...(verdict.outlook === 'atRisk' && !isTold ? [event(`at risk ${request.etag}`, happened.atRisk(verdict.reason ?? ''), { severity: 'warning', waitingOn: verdict.waitingOn })] : []),
      ...(answered ? [event(`already asked ${request.etag}`, happened.alreadyAsked(answered.name))] : []),
      ...gaps(situation),
    ],
    eventsElsewhere: successor ? [{ requestId: successor.id, ...event(`succeeds ${request.id}`, happened.succeeds(request.name)) }] : [],
  };
}

/** All that is wanted of it is in force elsewhere: it is ended at once. */
function taken({ request }: Situation, takenBy: readonly Member[]): Decision {
  const names = takenBy.map(({ name }) => name);
  const isLate = request.status === 'activating' || (isInForce(request) && takenBy.every(({ startDate }) => (startDate ?? 0) <= (request.startDate ?? 0)));
  const texts = isLate ? happened.lateApproval(names) : isInForce(request) ? happened.placeTaken(names) : happened.notNeeded(names);
  return {
    view: { ...request.view, outlook: 'replaced', reason: outlookReason.replaced(names), waitingOn: 'nobody', checkOn: null, wantedOn: null },
    endFor: takenBy,
    replacement: undefined,
    successor: undefined,
    events: [event(`place taken ${request.etag}`, texts)],
    eventsElsewhere: takenBy.map(({ id }) => ({ requestId: id, ...event(`took place ${request.etag}`, happened.tookPlace(request.name)) })),
  };
}

function verdictOf(situation: Situation, holds: readonly Hold[], policy: RenewalPolicy): Verdict {
  const { request, family, now } = situation;
  if (request.status === 'draft' || isAsked(request)) return verdict('none', null);
  const heirs = heirsOf(request, family).map(({ member }) => member);
  const inForce = heirs.filter(isInForce);
  if (!isAlive(request)) {
    if (inForce.length > 0) return verdict('replaced', outlookReason.replaced(inForce.map(({ name }) => name)));
    if (request.status === 'terminating') return verdict('ends', outlookReason.ending());
    const heir = furthest(heirs.filter((one) => isAlive(one)));
    const missed = !heir && isMissed(request) ? nothingUnderWay(situation, heirs, now + dayMs, policy) : undefined;
    if (missed?.replacement !== undefined) return missed;
    if (!heir || request.startDate === null) return verdict('none', null);
    return verdict('replacing', outlookReason.lost(heir.name, stateOf(heir, holds), request.expiryDate), { waitingOn: waiterOf(heir, holds) });
  }
  const ends = request.expiryDate;
  const afterEnd = ends === null || ends <= now ? now + dayMs : ends + dayMs;
  if (request.microsoftStatus === 'terminationRequested' || request.microsoftStatus === 'terminating') {
    return verdict('atRisk', outlookReason.endedByOthers(), { waitingOn: 'staff', checkOn: afterEnd });
  }
  const heir = furthest(heirs.filter((one) => isAlive(one)));
  if (request.autoRenew) return verdict('renews', outlookReason.renews(ends), { checkOn: afterEnd });
  if (request.letEnd && request.view.wantedOn === null) {
    return verdict('ends', heir ? outlookReason.endsStillAsked(ends, heir.name) : outlookReason.ends(ends), { checkOn: afterEnd });
  }
  if (heir) return underWay(situation, heir, holds, policy);
  if (request.removesGlobalAdministrator && (ends === null || ends - now > lastCallOf(request, policy))) {
    return { ...verdict('later', outlookReason.shrinking(ends), { waitingOn: 'microsoft', checkOn: ends === null ? now + dayMs : ends - lastCallOf(request, policy) }), keepsWish: true };
  }
  return nothingUnderWay(situation, heirs, afterEnd, policy);
}

function nothingUnderWay(situation: Situation, heirs: readonly Member[], afterEnd: number, policy: RenewalPolicy): Verdict {
  const { request, now } = situation;
  const { view, expiryDate: ends } = request;
  const isWanted = view.wantedOn !== null;
  const opens = ends === null ? undefined : ends - askingTime(request, policy);
  const isOpen = opens !== undefined && now >= opens;
  if (isFromIndirect(request)) {
    if (ends === null || opens === undefined) return verdict('later', outlookReason.noEnd(), { checkOn: now + dayMs });
    const next = isInForce(request) && (isOpen || isWanted) ? successorOf(situation) : undefined;
    if (next?.isSure) return { ...underWay(situation, next.member, [], policy), successor: next.member };
    if (!isOpen && !isWanted) return verdict('later', outlookReason.indirectLater(opens, ends), { checkOn: opens });
    // The wish stays until there is what takes its place: a look at it does not bring that about.
    const open = { checkOn: Math.min(afterEnd, now + dayMs) };
    return next
      ? { ...verdict('atRisk', outlookReason.indirectAsked(next.member.name, ends), { ...open, waitingOn: 'staff' }), keepsWish: true }
      : { ...verdict('atRisk', outlookReason.indirect(ends), { ...open, waitingOn: 'indirectProvider' }), keepsWish: true };
  }
  if (!isWanted) {
    if (ends === null || opens === undefined) return verdict('later', outlookReason.noEnd(), { checkOn: now + dayMs });
    if (!isOpen) return verdict('later', outlookReason.later(opens, ends), { checkOn: opens });
  }
  const against = (isWanted ? undefined : whyNotAgain(situation, heirs, opens ?? now, policy)) ?? undefined;
  if (against) return verdict('atRisk', against, { waitingOn: 'staff', checkOn: afterEnd });
  const obstacle = obstacleTo(situation);
  // What stands in the way tells nobody when it goes away.
  if (obstacle) return { ...verdict('atRisk', obstacle, { waitingOn: 'staff', checkOn: now + dayMs }), keepsWish: true };
  const replacement = nextReplacement(situation);
  return {
    ...verdict('replacing', outlookReason.replacing(replacementName(request.name), standing.submitting(null), ends), { waitingOn: 'microsoft', checkOn: checkWhileAsked(request, now, policy) }),
    replacement,
  };
}

/** It expired before anybody looked at it again: the customer is asked nevertheless. */
const isMissed = ({ status, startDate, expiryDate, autoRenew, letEnd, view }: RenewalFacts): boolean =>
  status === 'expired' && startDate !== null && expiryDate !== null && !autoRenew && !letEnd && view.outlook === 'later';

/** Whether a replacement may be asked for now, whatever else stands in the way: then its mappings are needed. Pure. */
export function mayAsk(request: RenewalFacts, now: number, policy: RenewalPolicy): boolean {
  const { status, autoRenew, expiryDate, view } = request;
  const isTime = view.wantedOn !== null || (expiryDate !== null && now >= expiryDate - askingTime(request, policy));
  return (status === 'active' && !autoRenew && isTime) || isMissed(request);
}

/** Somebody is to take its place and has not yet. */
function underWay({ request, now }: Situation, heir: Member, holds: readonly Hold[], policy: RenewalPolicy): Verdict {
  const { expiryDate: ends } = request;
  const isStuck = heir.status === 'draft' && isAutomatic(heir);
  const isNear = ends !== null && ends - now <= lastCallOf(request, policy);
  const waitingOn = waiterOf(heir, holds);
  const checkOn = checkWhileAsked(request, now, policy);
  const reason = ends !== null && ends <= now ? `${outlookReason.overdue(ends)} ` : '';
  return verdict(isNear || isStuck ? 'atRisk' : 'replacing', `${reason}${outlookReason.replacing(heir.name, stateOf(heir, holds), reason ? null : ends)}`, { waitingOn, checkOn });
}

/**
 * When to look again because one that is in force may take the place as soon as its assignments are: nobody is told of
 * these. At first often, then every hour.
 */
function settlesOn({ request, family, mappings, now }: Situation, holds: readonly Hold[], { provisioningCheckSeconds }: RenewalPolicy): number | null {
  if (!isAlive(request) || request.status === 'draft') return null;
  const isUnsettled = ({ id }: Member) => pairsOf(id, mappings).some(({ mapping: { state } }) => state !== 'active');
  const others = [...heirsOf(request, family).map(({ member }) => member), ...rivalsOf(request, family)].filter((one) => isInForce(one) && isUnsettled(one));
  const starts = [...others, ...holds.map(({ heir }) => heir)].map(({ startDate }) => startDate ?? now);
  if (starts.length === 0) return null;
  const rest = Math.min(Math.max(provisioningCheckSeconds * 1000, (now - Math.max(...starts)) / 4), 3600 * 1000);
  return Math.ceil((now + rest) / 1000) * 1000;
}

const earliest = (one: number | null, other: number | null): number | null => (one === null ? other : other === null ? one : Math.min(one, other));

/** Why the customer is not asked again by ourselves, after having been asked. */
function whyNotAgain({ request, family }: Situation, heirs: readonly Member[], opens: number, policy: RenewalPolicy): string | undefined {
  const { replacements } = request.view;
  // What staff asked for long ago says little of today; what we asked for ourselves was answered.
  const last = heirs.filter((one) => isAutomatic(one) || one.createdOn >= opens).sort((one, other) => other.createdOn - one.createdOn)[0];
  const known = family.some(({ uniqueKey }) => uniqueKey === replacementKey(request.id, replacements));
  if (replacements > 0 && !known) return outlookReason.deleted();
  if (!last) return undefined;
  if (last.startDate !== null) return outlookReason.endedEarly(last.name);
  if (last.status !== 'expired') return outlookReason.refused(last.name, last.lastError);
  return replacements >= policy.replacementsAtMost ? outlookReason.lapsed(last.name) : undefined;
}

function obstacleTo({ request, mappings }: Situation): string | undefined {
  const { customer, tenantId, provider } = request;
  if (!customer || tenantId === null || !provider) return outlookReason.noCustomer();
  if (!customer.isActive) return outlookReason.inactive(customer.name);
  if (!isConnected(provider)) return outlookReason.noConnection(provider.name);
  return replacementMappings(request, mappings).mappings.length === 0 ? outlookReason.noRoles() : undefined;
}

/** Told once, by the one that came too late: it is in force, and what it replaces had ended before. */
function gaps({ request, family }: Situation): Decision['events'] {
  const { startDate, view } = request;
  if (!isInForce(request) || startDate === null || view.outlook !== 'none') return [];
  const before = ancestorsOf(request, family)[0];
  if (!before || before.startDate === null || before.status !== 'expired' || before.expiryDate === null || before.expiryDate >= startDate) return [];
  return [event(`gap ${before.id} ${request.etag}`, happened.gap(before.name, before.expiryDate, startDate), { severity: 'warning' })];
}

const nextReplacement = ({ request, family }: Situation): number => {
  const prefix = replacementKey(request.id, 0).slice(0, -1);
  const used = family.flatMap(({ uniqueKey }) => (uniqueKey?.startsWith(prefix) ? [Number(uniqueKey.slice(prefix.length)) || 0] : []));
  return Math.max(request.view.replacements, ...used) + 1;
};

const livingHeir = (request: Member, family: readonly Member[]): Member | undefined => furthest(heirsOf(request, family).map(({ member }) => member).filter((one) => isAlive(one)));

const verdict = (outlook: OutlookView['outlook'], reason: string | null, { waitingOn = 'nobody', checkOn = null }: Partial<Pick<OutlookView, 'waitingOn' | 'checkOn'>> = {}): Verdict =>
  ({ outlook, reason, waitingOn, checkOn });
