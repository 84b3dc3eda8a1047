import { gdapProvider, gdapProviderAccount, gdapRequest } from '@gdap-manager/entities';
import { chunksOf } from '../chunks';
import { said } from '../failures';
import type { Change } from '../gateways/dataverse/gateway';
import type { Relationship } from '../gateways/graph/types';
import { ServiceError } from '../gateways/transport/service-error';
import { isConnected } from '../provider/facts';
import { event } from '../timeline/event';
import { changesAtOnce } from './adoption-rows';
import { planAdoptions, type Partners } from './adopting';
import type { ActContext } from './context';
import { adoptDifferences, askAgain, putDifferencesRight } from './differing';
import { endSuperseded } from './ending';
import type { WantedFinding } from './model';
import { aboutRows, attempt, failed, forget, refusal, refusalChange, type Deed, type Refusal, type Result } from './outcome';
import { notDone, progress, told } from './texts';

/** Relationships of which the assignments are read in one call. */
const adoptedAtOnce = 20;
/** Findings that are told in one round trip why nothing was done. */
const refusalsAtOnce = 200;

/**
 * Does what staff want, or the provider by itself, about the findings of a provider: each stands and falls by itself.
 * What is done is settled in the same change set, so a crash at any moment repeats nothing and leaves nothing half.
 * @returns what came of it @throws ServiceError of Dataverse: nothing is lost, look again
 */
export async function act(providerId: string, context: ActContext, trackingId: string): Promise<string> {
  const { store } = context;
  const wanted = await store.wanted(providerId);
  if (wanted.length === 0) return 'unchanged';
  const providers = await store.providers();
  const provider = providers.find(({ id }) => id === providerId);
  const now = Math.floor((await context.now()) / 1000) * 1000;
  const counts = { done: 0, left: 0 };
  const carryOut = async (results: readonly Result[]) => {
    const { done, left } = await write(results, context, trackingId);
    counts.done += done;
    counts.left += left;
  };

  const forgotten = wanted.filter((finding) => finding.wanted === 'forget');
  for (const finding of forgotten) {
    await store.saveEvent(subjectOf(finding, providerId), event(`forgotten ${finding.key} ${finding.fingerprint.slice(0, 24)}`, told.forgotten(finding.name)), now, trackingId);
  }
  await carryOut(forgotten.map((finding): Deed => ({ finding, changes: [forget(finding)], announce: [] })));

  const others = wanted.filter((finding) => finding.wanted !== 'forget');
  if (others.length === 0) return summary(counts);
  if (!provider || !isConnected(provider)) {
    await carryOut(others.map((finding) => refusal(finding, notDone.notConnected(provider?.name ?? ''), true)));
    return summary(counts);
  }
  const partners: Partners = { provider, siblings: providers.filter(({ partnerTenantId }) => partnerTenantId === provider.partnerTenantId) };

  const toAdopt = others.filter(({ kind, wanted: what }) => kind === 'onlyAtMicrosoft' && what === 'adopt');
  await adoptAll(partners, toAdopt, context, now, trackingId, carryOut);
  const replaced = others.length > toAdopt.length ? await store.replaced() : new Set<string>();
  for (const finding of others) {
    if (toAdopt.includes(finding)) continue;
    await carryOut([await attempt(finding, () => one(finding, partners, replaced, context, now, trackingId))]);
  }
  return summary(counts);
}

const summary = ({ done, left }: { readonly done: number; readonly left: number }): string => `${done} done, ${left} left`;

async function one(finding: WantedFinding, partners: Partners, replaced: ReadonlySet<string>, context: ActContext, now: number, trackingId: string): Promise<Result> {
  switch (`${finding.kind} ${finding.wanted}`) {
    case 'differs adopt': return adoptDifferences(partners.provider, finding, context, now, trackingId);
    case 'differs putRight': return putDifferencesRight(finding, replaced.has(finding.requestId ?? ''), context, now, trackingId);
    case 'onlyHere putRight': return askAgain(finding, context, now, trackingId);
    case 'duplicate putRight': return endSuperseded(partners, finding, context, now, trackingId);
    default: return refusal(finding, notDone.notForThis());
  }
}

/** Makes requests of relationships, twenty at once, and says on the provider how far it is. */
async function adoptAll(partners: Partners, findings: readonly WantedFinding[], context: ActContext, now: number, trackingId: string, carryOut: (results: readonly Result[]) => Promise<void>): Promise<void> {
  if (findings.length === 0) return;
  const { provider } = partners;
  let relationships: ReadonlyMap<string, Relationship>;
  try {
    relationships = await readRelationships(partners, findings, context);
  } catch (error) {
    if (!(error instanceof ServiceError) || error.failure.service === 'dataverse') throw error;
    const { failure } = error;
    return carryOut(findings.map((finding) => failed(finding, failure)));
  }
  const isLong = findings.length > adoptedAtOnce;
  let saidOn = 0;
  let done = 0;
  let adopted = 0;
  for (const some of chunksOf(findings, adoptedAtOnce)) {
    if (isLong && (await context.now()) - saidOn >= context.policy.customersProgressSeconds * 1000) {
      saidOn = await context.now();
      await context.store.saveProgress(provider.id, progress.underWay(done, findings.length));
    }
    const results = await planned(some);
    await carryOut(results);
    done += some.length;
    adopted += results.filter((result) => 'changes' in result).length;
  }
  if (isLong) await context.store.saveProgress(provider.id, progress.done(adopted, findings.length - adopted));

  async function planned(some: readonly WantedFinding[]): Promise<Result[]> {
    try {
      return await planAdoptions(partners, some.map((finding) => ({ finding, relationship: relationships.get(finding.relationshipId ?? '') })), context, now, trackingId);
    } catch (error) {
      if (!(error instanceof ServiceError) || error.failure.service === 'dataverse') throw error;
      const { failure } = error;
      return some.map((finding) => failed(finding, failure));
    }
  }
}

/** A few are read for themselves, many from the list. */
async function readRelationships({ provider }: Partners, findings: readonly WantedFinding[], { graphOf }: ActContext): Promise<Map<string, Relationship>> {
  const ids = new Set(findings.flatMap(({ relationshipId }) => relationshipId ?? []));
  const graph = await graphOf(provider);
  const found: Relationship[] = [];
  // At the same time: they go together in one call.
  if (ids.size <= adoptedAtOnce) found.push(...(await Promise.all([...ids].map((id) => graph.findRelationship(id)))).filter((relationship) => relationship !== undefined));
  else for await (const page of graph.relationshipPages()) found.push(...page.filter(({ id }) => ids.has(id)));
  return new Map(found.map((relationship) => [relationship.id, relationship]));
}

/**
 * Writes what is to be done, many in one change set; where that cannot be, each in one of its own. What cannot be
 * written as it is says so on its finding.
 */
async function write(results: readonly Result[], { store, announce }: ActContext, trackingId: string): Promise<{ readonly done: number; readonly left: number }> {
  const deeds = results.filter((result): result is Deed => 'changes' in result);
  const left: Change[] = results.flatMap((result) => ('changes' in result ? [] : (refusalChange(result) ?? [])));
  let done = 0;
  const finished = async (some: readonly Deed[]) => {
    done += some.length;
    for (const [table, id, capability] of some.flatMap((deed) => deed.announce)) await announce(table, id, trackingId, capability);
  };
  for (const some of inSets(deeds)) {
    if (some.length > 1) {
      try {
        await store.change(some.flatMap(({ changes }) => changes));
        await finished(some);
        continue;
      } catch (error) {
        if (!aboutRows(error)) throw error;
      }
    }
    for (const deed of some) {
      const against = await writeOne(deed, store);
      if (against === undefined) await finished([deed]);
      else left.push(...[refusalChange(against)].filter((change) => change !== undefined));
    }
  }
  for (const some of chunksOf(left, refusalsAtOnce)) {
    try {
      await store.change(some);
    } catch (error) {
      ifChanged(error);
      for (const change of some) await store.change([change]).catch(ifChanged);
    }
  }
  return { done, left: results.length - done };
}

/** Writes a deed as it should be, else as it can be. @returns why it could not */
async function writeOne({ finding, changes, ownerless }: Deed, store: ActContext['store']): Promise<Refusal | undefined> {
  try {
    await store.change(changes);
    return undefined;
  } catch (error) {
    const about = aboutRows(error);
    if (!about) throw error;
    // Somebody was quicker: the next look begins with what is there now.
    if (about === 'changed') return refusal(finding, notDone.changed(), true);
    // Whoever is to own it need not be able to own requests.
    return ownerless ? writeOne({ finding, changes: ownerless, announce: [] }, store) : refusal(finding, notDone.refused(said((error as ServiceError).failure)));
  }
}

/** Deeds that fit into one change set together. Pure. */
function inSets(deeds: readonly Deed[]): Deed[][] {
  const sets: Deed[][] = [];
  let size = Infinity;
  for (const deed of deeds) {
    if (size + deed.changes.length > changesAtOnce) {
      sets.push([]);
      size = 0;
    }
    sets.at(-1)?.push(deed);
    size += deed.changes.length;
  }
  return sets;
}

function ifChanged(error: unknown): void {
  if (aboutRows(error) !== 'changed') throw error;
}

const subjectOf = ({ requestId, providerAccountId }: WantedFinding, providerId: string) =>
  requestId ? { table: gdapRequest.logicalName, id: requestId }
  : providerAccountId ? { table: gdapProviderAccount.logicalName, id: providerAccountId }
  : { table: gdapProvider.logicalName, id: providerId };
