import { automaticKey, automaticPlan, isDue } from '@gdap-manager/entities';
import { chunksOf } from '../chunks';
import { ConcurrencyError, OutcomeUnknownError, ServiceError } from '../gateways/transport/service-error';
import type { Policy } from '../policy';
import { changeSet, submittedIn } from './change-set';
import type { RequestFacts, Surroundings, TemplateFacts, TenantFacts } from './model';
import type { AutomaticStore } from './store';

export interface AutomaticContext {
  readonly store: AutomaticStore;
  readonly policy: Pick<Policy, 'restartsPerLook'>;
  /** The environment's time, milliseconds since 1970. */
  readonly now: () => Promise<number>;
  /** Has a request that was made as submitted brought to Microsoft. */
  readonly announceSubmitted: (requestId: string, trackingId: string) => Promise<void>;
}

/** What came of each tenant, by its id: words for the log, or why it failed. */
export type Results = ReadonlyMap<string, string | Error>;

/** Tenants whose requests are read in one go. */
const together = 100;
/** Tenants of a provider that one look sees to. */
const inALook = 500;
/** Change sets under way at once: Dataverse lets one user make 52 calls at a time, and others want to be served too. */
const atOnce = 4;
/** Rows of a change set: Dataverse takes 1000. */
const rowsAtOnce = 900;

/** Looks at tenants by their ids, few or many. @param asked ids with the tracking ids that the timeline is to name */
export async function lookAtTenants(asked: ReadonlyMap<string, string>, context: AutomaticContext): Promise<Results> {
  const { store } = context;
  const ids = [...asked.keys()];
  const tenants = await store.tenants(ids);
  const wanted = tenants.filter(({ provider }) => provider.automaticRequests);
  const templates = wanted.length > 0 ? await store.templates(wanted.map(({ providerId }) => providerId)) : [];
  return new Map([
    ...ids.map((id) => [id, 'gone'] as const),
    ...tenants.map(({ id }) => [id, 'automatic requests are off'] as const),
    ...(await seeToAll(wanted, templates, context, (id) => asked.get(id) ?? '')),
  ]);
}

/**
 * Looks at all tenants of a provider: a page at a time, and only at those closely that may have something to do.
 * @returns also whether there are more than one look should take: a host that is to stop waits for the end of its looks
 */
export async function lookAtProvider(
  providerId: string, context: AutomaticContext, trackingId: string,
): Promise<{ readonly results: Results; readonly hasMore: boolean }> {
  const { store } = context;
  const results = new Map<string, string | Error>();
  const templates = await store.templates([providerId]);
  const drafts = byTenant(await store.automaticDrafts({ providerId }));
  for await (const page of store.tenantsOfProvider(providerId)) {
    if (page[0]?.provider.automaticRequests === false) break;
    const due = page.filter((tenant) => tenant.provider.automaticRequests && isDue(tenant, drafts.get(tenant.id) ?? [], templates));
    const room = inALook - results.size;
    for (const [id, result] of await seeToAll(due.slice(0, room), templates, context, () => trackingId)) results.set(id, result);
    if (due.length > room) return { results, hasMore: true };
  }
  return { results, hasMore: false };
}

async function seeToAll(
  tenants: readonly TenantFacts[], templates: readonly TemplateFacts[], context: AutomaticContext, trackingIdOf: (id: string) => string,
): Promise<Map<string, string | Error>> {
  const results = new Map<string, string | Error>();
  for (const part of chunksOf(tenants, together)) {
    const surroundings = await surroundingsOf(part, templates, context.store);
    const queue = [...part];
    const workOff = async () => {
      for (let tenant = queue.shift(); tenant; tenant = queue.shift()) {
        const { id } = tenant;
        results.set(id, await seeTo(tenant, surroundings(tenant), context, trackingIdOf(id)).catch((error: unknown) => error as Error));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, workOff));
  }
  return results;
}

/** Reads what is needed of several tenants together: little where nothing is to be made. */
async function surroundingsOf(
  tenants: readonly TenantFacts[], templates: readonly TemplateFacts[], store: AutomaticStore, further: readonly RequestFacts[] = [],
): Promise<(tenant: TenantFacts) => Surroundings> {
  const requests = byTenant(await store.requests(tenants.map(({ id }) => id)));
  const of = ({ id }: TenantFacts) => [...(requests.get(id) ?? []), ...further.filter((one) => one.tenantId !== id)];
  const makers = tenants.flatMap((tenant) => {
    const templateIds = automaticPlan(tenant, of(tenant), templates).make.map(({ template }) => template.id);
    return templateIds.length > 0 ? [{ accountId: tenant.account?.id ?? '', templateIds }] : [];
  });
  const mappings = makers.length > 0 ? await store.mappings([...new Set(makers.flatMap(({ templateIds }) => templateIds))]) : new Map();
  const counts = makers.length > 0 ? await store.tenantCounts(makers.map(({ accountId }) => accountId)) : new Map();
  return (tenant) => ({ templates, mappings, requests: of(tenant), hasSeveralTenants: (counts.get(tenant.account?.id ?? '') ?? 0) > 1 });
}

/**
 * Plans and writes for one tenant. Where somebody was quicker, something vanished meanwhile or no answer came, it reads
 * again and decides again: the keys and the version of the row see to it that nothing is made twice.
 */
async function seeTo(tenant: TenantFacts, surroundings: Surroundings, context: AutomaticContext, trackingId: string): Promise<string> {
  let ownerless = false;
  for (let attempt = 0; ; attempt += 1) {
    const { templates, mappings, requests } = surroundings;
    const whole = automaticPlan(tenant, requests, templates);
    const fitting = howMany(whole.make.map(({ template }) => 1 + (mappings.get(template.id)?.length ?? 0)));
    const plan = fitting < whole.make.length ? automaticPlan(tenant, requests, templates, fitting) : whole;
    if (plan.memory === undefined) return 'unchanged';
    let failure: ServiceError | undefined;
    const changes = changeSet(tenant, plan, surroundings, { now: await context.now(), trackingId, ownerless });
    const announce = async () => {
      for (const id of submittedIn(changes)) await context.announceSubmitted(id, trackingId);
    };
    try {
      await context.store.write(changes);
      await announce();
      if (plan === whole) return `made ${plan.make.length}, moved ${plan.follow.length}, told of ${plan.tell.length + plan.stay.length}`;
      attempt = 0;
    } catch (error) {
      if (!(error instanceof ServiceError) || attempt >= context.policy.restartsPerLook) throw error;
      failure = error;
      if (error instanceof OutcomeUnknownError) await announce();
    }
    if (failure && !isOvertaken(failure)) {
      // Whoever owns the account need not be able to own requests.
      if (ownerless || ![400, 403].includes(failure.failure.status) || !plan.make.some(() => tenant.account?.owner)) throw failure;
      ownerless = true;
      continue;
    }
    const [again] = await context.store.tenants([tenant.id]);
    if (!again?.provider.automaticRequests) return again ? 'automatic requests are off' : 'gone';
    const present = await context.store.templates([again.providerId]);
    const keys = plan.make.map(({ template }) => automaticKey(again.id, template.id));
    const moved = keys.length > 0 ? await context.store.requestsByKey(keys) : [];
    tenant = again;
    surroundings = (await surroundingsOf([again], present, context.store, moved))(again);
  }
}

/** What was decided on does not hold any more, or it is not known whether it was written. */
const isOvertaken = (error: ServiceError): boolean => error instanceof ConcurrencyError || error instanceof OutcomeUnknownError || error.failure.status === 404;

/** How many of the first fit into a change set beside the rest; one at least. */
function howMany(sizes: readonly number[]): number {
  let rows = 0;
  const fitting = sizes.findIndex((size) => (rows += size) > rowsAtOnce);
  return fitting === -1 ? sizes.length : Math.max(fitting, 1);
}

function byTenant(requests: readonly RequestFacts[]): Map<string, RequestFacts[]> {
  const map = new Map<string, RequestFacts[]>();
  for (const request of requests) {
    const { tenantId } = request;
    if (tenantId === null) continue;
    const list = map.get(tenantId);
    if (list) list.push(request);
    else map.set(tenantId, [request]);
  }
  return map;
}
