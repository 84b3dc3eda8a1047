import { randomUUID } from 'node:crypto';
import { gdapProvider, gdapRequest } from '@gdap-manager/entities';
import type { Capability, CapabilityContext } from '../capability';
import { capabilityNames } from '../capability-names';
import type { ServiceFailure } from '../gateways/transport/service-error';
import { longestRestMs } from '../policy';
import { isConnected, type ProviderFacts } from '../provider/facts';
import type { LatelyListed } from '../request-lifecycle/lately-listed';
import { compare, untold } from './compare';
import { createDataverseRelationships } from './dataverse-store';
import { dueExpiries, type Expiry, type Announced } from './expiries';
import type { RelationshipObserver } from './observer';
import { createPendingWatch } from './pending';
import { refresh, type Refreshed, type RefreshContext, type RefreshOptions } from './refresh';
import { afterFailure, afterList, askedOn, dueList, neverListed, type LastList } from './schedule';
import { signInOf } from './sign-in';
import type { ListedProvider, RelationshipsStore } from './store';

/**
 * Compares what is kept with all relationships at Microsoft, has requests looked at that differ, and tells observers of
 * the rest. Everything is listed rarely, or when staff ask; in between only what customers have yet to approve.
 */
export function createRelationships(
  context: CapabilityContext, observers: readonly RelationshipObserver[], lately: LatelyListed, store: RelationshipsStore = createDataverseRelationships(context.dataverse, context.due),
): Capability {
  const { gateways, policy, enqueue, log } = context;
  const lists = new Map<string, LastList>();
  let announcedExpiries: ReadonlyMap<string, Announced> = new Map();
  let inWork: Promise<unknown> = Promise.resolve();
  /** When everything was last compared by the clock. */
  let deepOn: number | undefined;

  const announce = (id: string, message: string) => enqueue({ table: gdapRequest.logicalName, id, message, correlationId: randomUUID(), capability: capabilityNames.requestLifecycle });
  const announceProvider = (id: string, message: string, capability: string, insist = false) =>
    enqueue({ table: gdapProvider.logicalName, id, message, correlationId: randomUUID(), capability, insist });
  const onFailure = ({ name: provider }: ProviderFacts, { status, code, message }: ServiceFailure) => log('warn', 'provider not compared', { provider, status, code, why: message });
  const graphOf = (provider: ProviderFacts) => gateways.of(provider);

  const refreshContext: RefreshContext = {
    store, policy, lately, announce, graphOf, onFailure,
    observers,
    onObserverFailure: ({ message }) => log('warn', 'relationships not dealt with', { why: message }),
    announced: new Map(),
    known: new Set(),
    doubtConnection: (id) => announceProvider(id, 'connection doubted', capabilityNames.providerConnection, true),
  };
  const pending = createPendingWatch({ store, policy, lately, announce, graphOf, onFailure, listAll: async (signIn, now) => (await listNow(now, { deep: false, signIns: new Set([signIn]) })).get(signIn)?.pages ?? 1 });

  /** One after the other: two at once would only ask twice. @param askedFor by sign-in, what staff asked for that it answers */
  function listNow(now: number, options: RefreshOptions, askedFor: ReadonlyMap<string, number> = new Map()) {
    const run = inWork.then(async (): Promise<Refreshed> => {
      // Whoever came first has answered it: staff ask once, and a look and a sweep hear of it.
      const isAnswered = (signIn: string) => (askedFor.get(signIn) ?? Infinity) <= (lists.get(signIn) ?? neverListed).triedFor;
      const signIns = options.signIns && new Set([...options.signIns].filter((signIn) => !isAnswered(signIn)));
      if (signIns?.size === 0) return new Map();
      const refreshed = await refresh(now, { deep: options.deep, ...(signIns ? { signIns } : {}) }, refreshContext);
      for (const [signIn, list] of refreshed) {
        const last = lists.get(signIn) ?? neverListed;
        const asked = askedFor.get(signIn) ?? 0;
        lists.set(signIn, list ? afterList(last, now, list.pages, asked) : afterFailure(last, now, asked, policy));
        if (list) log(options.deep ? 'info' : 'debug', 'relationships compared', { relationships: list.relationships, pages: list.pages, deep: options.deep });
      }
      return refreshed;
    });
    inWork = run.catch(() => undefined);
    return run;
  }

  /** The sign-ins that are due, and what staff asked for of each. */
  function dueSignIns(providers: readonly ListedProvider[], now: number): { readonly due: ReadonlySet<string>; readonly asked: ReadonlyMap<string, number> } {
    const due = new Set<string>();
    const asked = new Map<string, number>();
    for (const signIn of new Set(providers.filter(isConnected).map(signInOf))) {
      const together = providers.filter((provider) => isConnected(provider) && signInOf(provider) === signIn);
      if (!dueList(together, lists.get(signIn) ?? neverListed, now, policy)) continue;
      due.add(signIn);
      if (askedOn(together) > 0) asked.set(signIn, askedOn(together));
    }
    return { due, asked };
  }

  async function listWhatIsDue(providers: readonly ListedProvider[], now: number): Promise<void> {
    const { due, asked } = dueSignIns(providers, now);
    // What staff ask for includes everything that is there.
    if (asked.size > 0) await listNow(now, { deep: true, signIns: new Set(asked.keys()) }, asked);
    const rest = new Set([...due].filter((signIn) => !asked.has(signIn)));
    if (rest.size > 0) await listNow(now, { deep: false, signIns: rest });
  }

  return {
    name: capabilityNames.relationships,
    looks: {
      async [gdapProvider.logicalName]({ id }) {
        const providers = await store.providers();
        const provider = providers.find((one) => one.id === id);
        if (!isConnected(provider)) return 'not connected';
        const now = await context.now();
        const { asked } = dueSignIns(providers, now);
        const signIn = signInOf(provider);
        if (!asked.has(signIn)) return 'unchanged';
        const list = (await listNow(now, { deep: true, signIns: new Set([signIn]) }, asked)).get(signIn);
        return list ? `${list.relationships} compared` : 'unchanged';
      },
    },
    ignoresOwnChangesOf: [gdapProvider.logicalName],
    async announceDue(now) {
      const expiries: Expiry[] = [];
      for await (const page of store.expiries(now)) expiries.push(...page);
      const { look, announced } = dueExpiries(expiries, announcedExpiries, now, policy);
      announcedExpiries = announced;
      for (const id of look) await announce(id, 'its end has come');
      await pending.check(now);
    },
    async sweep(now, deep) {
      // What others could not do in a sweep has it repeated: that is no reason to list everything again.
      if (deep && !(deepOn !== undefined && now >= deepOn && now - deepOn < policy.relationshipsRefreshSeconds * 1000)) {
        pending.restart();
        await listNow(now, { deep });
        deepOn = now;
        return;
      }
      for await (const page of store.forgotten(now - policy.missedAfterSeconds * 1000, now + longestRestMs)) {
        await compare(page, () => untold, now, refreshContext);
      }
      await listWhatIsDue(await store.providers(), now);
    },
  };
}
