import { OutcomeUnknownError, ConcurrencyError, ServiceError } from '../gateways/transport/service-error';
import type { Policy } from '../policy';
import type { ProviderFacts } from '../provider/facts';
import { asMicrosoftHasIt, concernedBy, type AssignmentsOf } from './at-microsoft';
import { changeSet } from './change-set';
import { decide, mayAsk } from './decide';
import { ancestorsOf, heirsOf, rivalsOf } from './family';
import type { Decision, Member, RenewalFacts, Situation } from './model';
import { replacementId } from './replacement';
import { isAlive } from './standing';
import { earlierOnes, isFromIndirect, laterOnes } from './successor';
import type { RenewalStore } from './store';
import type { RenewalPolicy } from './times';

export interface RenewalContext {
  readonly store: RenewalStore;
  readonly policy: RenewalPolicy & Pick<Policy, 'restartsPerLook'>;
  /** The environment's time, milliseconds since 1970. */
  readonly now: () => Promise<number>;
  /** Has a request brought to where it is wanted: one that was made, or is to end. */
  readonly announce: (requestId: string, message: string, trackingId: string) => Promise<void>;
  /** What Microsoft says of the assignments of requests of a provider; those of which it does not tell are missing. */
  readonly assignmentsOf: (provider: ProviderFacts, requestIds: readonly string[]) => Promise<AssignmentsOf>;
  /** Has the assignments of a request compared with its mappings: they differ. */
  readonly announceDifferent: (requestId: string, trackingId: string) => Promise<void>;
  /** Has the renewal of another request looked at. */
  readonly announceRelative: (requestId: string, trackingId: string) => Promise<void>;
}

/**
 * Looks at what becomes of the access of a request when its time is over, and does what is to be done. Safe to call at
 * any time and any number of times, at once too.
 * @param tellsRelatives has those looked at whose place it takes, or that take its place
 * @throws ServiceError of Dataverse: nothing is lost, look again
 */
export async function look(requestId: string, context: RenewalContext, trackingId: string, tellsRelatives: boolean): Promise<string> {
  const { store, policy } = context;
  let isOwnerless = false;
  for (let attempt = 0; ; attempt += 1) {
    const request = await store.request(requestId);
    if (!request) return 'gone';
    const now = Math.floor((await context.now()) / 1000) * 1000;
    const { situation, decision } = await decideFor(await observe(request, store, now, policy), context, trackingId);
    try {
      const changes = changeSet(situation, decision, { trackingId, isOwnerless });
      if (changes.length > 0) await store.write(changes);
      await follow(situation, decision, context, trackingId, tellsRelatives);
      return wordFor(decision, changes.length);
    } catch (error) {
      if (!(error instanceof ServiceError) || attempt >= policy.restartsPerLook) throw error;
      const isOvertaken = error instanceof ConcurrencyError || error instanceof OutcomeUnknownError || error.failure.status === 404;
      // Perhaps it was written: then nobody else hears of it.
      if (error instanceof OutcomeUnknownError) await follow(situation, decision, context, trackingId, false);
      if (isOvertaken) continue;
      // Whoever owns the old one need not be able to own requests any more.
      if (isOwnerless || decision.replacement === undefined || !request.owner || ![400, 403].includes(error.failure.status)) throw error;
      isOwnerless = true;
    }
  }
}

/** Nothing in force is ended but by what Microsoft itself says at that moment. */
async function decideFor(situation: Situation, { policy, assignmentsOf, announceDifferent }: RenewalContext, trackingId: string): Promise<{ readonly situation: Situation; readonly decision: Decision }> {
  const { request } = situation;
  const decision = decide(situation, policy);
  if (decision.endFor.length === 0 || request.status !== 'active' || !request.provider) return { situation, decision };
  const concerned = concernedBy(situation);
  const assignments = await assignmentsOf(request.provider, concerned.map(({ id }) => id));
  const seen = asMicrosoftHasIt(situation, concerned, assignments);
  if (seen === situation) return { situation, decision };
  for (const id of assignments.keys()) await announceDifferent(id, trackingId);
  return { situation: seen, decision: decide(seen, policy) };
}

/** Reads no more than a decision can depend on. */
async function observe(request: RenewalFacts, store: RenewalStore, now: number, policy: RenewalPolicy): Promise<Situation> {
  const family = request.tenantId === null || request.status === 'draft' ? [request] : (await store.family(request.tenantId)).map((one) => (one.id === request.id ? request : one));
  const relatives = livingRelatives(request, family);
  const isConcerned = isAlive(request) && request.status !== 'draft' && relatives.length > 0;
  const later = mayAsk(request, now, policy) && isFromIndirect(request) ? laterOnes(request, family) : [];
  const concerned = isConcerned ? [request, ...relatives] : mayAsk(request, now, policy) ? [request, ...later] : [];
  return { now, request, family, mappings: concerned.length > 0 ? await store.mappings(concerned.map(({ id }) => id)) : [] };
}

const livingRelatives = (request: Member, family: readonly Member[]): Member[] =>
  [...ancestorsOf(request, family), ...heirsOf(request, family).map(({ member }) => member), ...rivalsOf(request, family)].filter(isAlive);

async function follow({ request, family }: Situation, { endFor, replacement, successor }: Decision, { announce, announceRelative }: RenewalContext, trackingId: string, tellsRelatives: boolean): Promise<void> {
  if (endFor.length > 0) await announce(request.id, 'place taken', trackingId);
  if (replacement !== undefined) await announce(replacementId(request.id, replacement), 'submitted', trackingId);
  if (successor) for (const id of [request.id, successor.id]) await announceRelative(id, trackingId);
  if (!tellsRelatives) return;
  // Also such as have ended: their outlook says what took their place, and since when there was no access.
  const parent = ancestorsOf(request, family).slice(0, 1);
  const ids = new Set([...parent, ...livingRelatives(request, family), ...earlierOnes(request, family)].map(({ id }) => id));
  for (const id of ids) await announceRelative(id, trackingId);
}

const wordFor = ({ endFor, replacement, view }: Decision, changes: number): string =>
  endFor.length > 0 ? 'place taken' : replacement !== undefined ? `replacement ${replacement} asked for` : changes > 0 ? view.outlook : 'unchanged';
