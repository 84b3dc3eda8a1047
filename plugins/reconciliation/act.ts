import { gdapProvider, gdapProviderAccount, gdapRequest } from '@gdap-manager/entities';
import { chunksOf } from '../chunks';
import type { Relationship } from '../gateways/graph/types';
import { ServiceError } from '../gateways/transport/service-error';
import { isConnected } from '../provider/facts';
import { event } from '../timeline/event';
import { planAdoptions, type Partners } from './adopting';
import { write } from './carry-out';
import type { ActContext } from './context';
import { adoptDifferences, askAgain, putDifferencesRight } from './differing';
import { endSuperseded } from './ending';
import type { WantedFinding } from './model';
import { attempt, failed, forget, refusal, type Deed, type Result } from './outcome';
import { notDone, progress, told } from './texts';

/** So few relationships are read for themselves: they go together in one call. */
const fewRelationships = 20;
/** Relationships that are adopted together: what is known here of their tenants, groups and requests is asked for by so many. */
const adoptedAtOnce = 100;

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

/** Makes requests of relationships, a hundred at once, and says on the provider how far it is. */
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
  const isLong = findings.length > fewRelationships;
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
  // At the same time, so that they do.
  if (ids.size <= fewRelationships) found.push(...(await Promise.all([...ids].map((id) => graph.findRelationship(id)))).filter((relationship) => relationship !== undefined));
  else for await (const page of graph.relationshipPages()) found.push(...page.filter(({ id }) => ids.has(id)));
  return new Map(found.map((relationship) => [relationship.id, relationship]));
}

const subjectOf = ({ requestId, providerAccountId }: WantedFinding, providerId: string) =>
  requestId ? { table: gdapRequest.logicalName, id: requestId }
  : providerAccountId ? { table: gdapProviderAccount.logicalName, id: providerAccountId }
  : { table: gdapProvider.logicalName, id: providerId };
