import { deciding } from './reason-text';
import { verdictsOn, type ApplyingCustomer, type ApplyingReason, type CandidateTemplate, type Verdict } from './applying';
import { automaticMemoryText, type AutomaticMemory } from './automatic-memory';

/** What decides which requests a customer's tenant gets by itself. Ids are rows' ids, lower case. */
export interface AutomaticCustomer extends ApplyingCustomer {
  /** Of the provider account. */
  readonly id: string;
  readonly isActive: boolean;
  /** The provider still names it. */
  readonly isPresent: boolean;
  /** Staff said that it is no customer. */
  readonly isIgnored: boolean;
  /** The account that it belongs to; null = not matched. */
  readonly account: { readonly id: string; readonly isActive: boolean } | null;
  readonly memory: AutomaticMemory;
}

/** A request for the customer's tenant, whatever its state. */
export interface KnownRequest {
  readonly id: string;
  /** null where it was made by hand, or its template was deleted. */
  readonly templateId: string | null;
  readonly accountId: string | null;
  readonly isDraft: boolean;
  readonly hasEnded: boolean;
  /** Of the first request of a tenant from a template, whoever made it; null for others. */
  readonly uniqueKey: string | null;
  /** The handlers made it: what becomes of it is told on the timeline. */
  readonly isAutomatic: boolean;
}

/** Why a tenant gets no requests by itself. */
export type Standstill = 'unmatched' | 'ignored' | 'vanished' | 'tenantInactive' | 'customerInactive';

/** Why the template of a draft does not apply any more. */
export type NoMore = Standstill | 'templateDeleted' | ApplyingReason['code'];

/** What is to be done for one tenant. Nothing of it: `memory` is undefined and all lists are empty. */
export interface AutomaticPlan<T extends CandidateTemplate, R extends KnownRequest> {
  /** Requests to make: one from each of these templates. */
  readonly make: readonly Verdict<T>[];
  /** On all templates, for the reason that is kept on the requests. */
  readonly verdicts: readonly Verdict<T>[];
  /** Drafts that belong to the new account of the tenant from now on. */
  readonly follow: readonly R[];
  /** Requests that stay with the former account: somebody made them by hand, or they were submitted. */
  readonly stay: readonly R[];
  /** Drafts whose template applies no more. They stay: staff decide. */
  readonly tell: readonly { readonly request: R; readonly why: NoMore; readonly verdict: Verdict<T> | undefined }[];
  /** What to remember from now on; undefined: as it is. */
  readonly memory: string | undefined;
}

/** The key of the request that a template makes for a tenant by itself: there can be one only. Pure. */
export const automaticKey = (providerAccountId: string, templateId: string): string => `${providerAccountId}/${templateId}`.toLowerCase();

/** The template of such a key; undefined where it is none of this tenant. Pure. */
const templateOfKey = (key: string | null, providerAccountId: string): string | undefined =>
  key?.startsWith(`${providerAccountId}/`) ? key.slice(providerAccountId.length + 1) : undefined;

/** Why a tenant gets no requests by itself; undefined where it gets them. Pure. */
export function standstillOf({ isActive, isPresent, isIgnored, account }: Omit<AutomaticCustomer, 'memory'>): Standstill | undefined {
  if (isIgnored) return 'ignored';
  if (!isActive) return 'tenantInactive';
  if (!isPresent) return 'vanished';
  if (!account) return 'unmatched';
  return account.isActive ? undefined : 'customerInactive';
}

/**
 * The templates that a tenant is to have a request from: they apply, nobody has asked from them whatever became of it,
 * and they were not seen to before (a draft that staff deleted is not made again). For handlers, and for telling how
 * many drafts will follow. Pure.
 * @param requested ids of the templates of the tenant's requests
 */
export const draftsToMake = <T extends CandidateTemplate>(customer: AutomaticCustomer, requested: ReadonlySet<string>, templates: readonly T[]): Verdict<T>[] =>
  notSeenTo(customer, templates).filter(({ template }) => !requested.has(template.id));

function notSeenTo<T extends CandidateTemplate>(customer: AutomaticCustomer, templates: readonly T[]): Verdict<T>[] {
  if (standstillOf(customer)) return [];
  const seenTo = new Set(customer.memory.templates);
  return verdictsOn(customer, templates).filter(({ template, applies }) => applies && !seenTo.has(template.id));
}

/**
 * Whether there may be something to do for a tenant, by the little that a sweep reads. Pure.
 * @param drafts the tenant's requests that were made by themselves and are drafts still
 */
export const isDue = <T extends CandidateTemplate>(customer: AutomaticCustomer, drafts: readonly KnownRequest[], templates: readonly T[]): boolean =>
  notSeenTo(customer, templates).length > 0 || changedHands(customer) || toFollow(customer, drafts).length > 0 || told(customer, drafts, templates).changed;

/**
 * What to do for a tenant. Pure.
 * @param requests all of the tenant, whatever their state
 * @param templates all of its provider, inactive ones too
 * @param atMost so many requests; what is left is due afterwards
 */
export function automaticPlan<T extends CandidateTemplate, R extends KnownRequest>(
  customer: AutomaticCustomer, requests: readonly R[], templates: readonly T[], atMost = Infinity,
): AutomaticPlan<T, R> {
  const { account, memory } = customer;
  const requested = new Set(requests.flatMap(({ templateId, uniqueKey }) => [templateId ?? [], templateOfKey(uniqueKey, customer.id) ?? []].flat()));
  const notYet = notSeenTo(customer, templates);
  const make = notYet.filter(({ template }) => !requested.has(template.id)).slice(0, atMost);
  const seenTo = notYet.filter((verdict) => requested.has(verdict.template.id) || make.includes(verdict));
  const follow = toFollow(customer, requests);
  const moved = changedHands(customer);
  const telling = told(customer, requests, templates);
  const remembers = seenTo.length > 0 || moved || telling.changed;
  return {
    make,
    verdicts: make.length > 0 ? verdictsOn(customer, templates) : [],
    follow,
    stay: moved ? requests.filter((request) => request.accountId === memory.accountId && !request.hasEnded && !follow.includes(request)) : [],
    tell: telling.news,
    memory: remembers || follow.length > 0
      ? automaticMemoryText({
          accountId: account && !standstillOf(customer) ? account.id : memory.accountId,
          templates: [...memory.templates, ...seenTo.map(({ template }) => template.id)],
          told: telling.all,
        })
      : undefined,
  };
}

/** The tenant was seen to for another account than it belongs to now. */
const changedHands = (customer: AutomaticCustomer): boolean =>
  !standstillOf(customer) && customer.memory.accountId !== null && customer.memory.accountId !== customer.account?.id;

/** Drafts made by themselves for the former account. One that staff gave to a third account is theirs. */
const toFollow = <R extends KnownRequest>(customer: AutomaticCustomer, requests: readonly R[]): R[] => {
  const { account, memory } = customer;
  if (!account || standstillOf(customer)) return [];
  return requests.filter(
    ({ isDraft, isAutomatic, uniqueKey, accountId }) =>
      isDraft && isAutomatic && templateOfKey(uniqueKey, customer.id) !== undefined && accountId !== account.id && (memory.accountId === null || accountId === memory.accountId),
  );
};

/** What the timeline tells of drafts whose template applies no more. */
function told<T extends CandidateTemplate, R extends KnownRequest>(customer: AutomaticCustomer, requests: readonly R[], templates: readonly T[]) {
  const verdicts = new Map(verdictsOn(customer, templates).map((verdict) => [verdict.template.id, verdict]));
  const before = customer.memory.told;
  const all: Record<string, string> = {};
  const news: { request: R; why: NoMore; verdict: Verdict<T> | undefined }[] = [];
  let changed = false;
  for (const request of requests) {
    const templateId = templateOfKey(request.uniqueKey, customer.id);
    if (!request.isDraft || !request.isAutomatic || templateId === undefined) continue;
    const verdict = verdicts.get(templateId);
    const why = standstillOf(customer) ?? (verdict ? (verdict.applies ? undefined : deciding(verdict)) : request.templateId === null ? 'templateDeleted' : 'otherProvider');
    if (why) all[request.id] = why;
    if (why === before[request.id]) continue;
    changed = true;
    if (why) news.push({ request, why, verdict });
  }
  return { all, news, changed };
}
