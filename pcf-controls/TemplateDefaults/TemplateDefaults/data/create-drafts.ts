import { largestChangeSet } from '../../../shared/change-set';
import { messageOf } from '../../../shared/reading';
import { changesOf, type Draft } from '../model/drafts';
import { canCreate, offersOf, type Offer } from '../model/offers';
import type { Snapshot } from '../model/types';
import type { Store } from './store';

/** What became of one draft that somebody wanted. */
export type DraftResult =
  | { readonly kind: 'created'; readonly requestId: string; readonly roles: number }
  /** Somebody has made a request meanwhile. */
  | { readonly kind: 'alreadyThere' }
  /** Tenant, template or customer are not what they were. */
  | { readonly kind: 'notApplying' }
  /** @property message why, as Dataverse says it */
  | { readonly kind: 'refused'; readonly message: string }
  /** There was no answer, and the draft is not there yet: it may still come. */
  | { readonly kind: 'unknown' };

/** By the key of the offer. */
export type DraftResults = Readonly<Record<string, DraftResult>>;

/**
 * Makes drafts, all or none of them. Reads what there is first, so that nothing is made twice, and again where
 * it is not known to be written.
 * @param wanted offers as somebody saw them
 */
export async function createDrafts(store: Store, customerId: string, wanted: readonly Offer[], newId: () => string): Promise<DraftResults> {
  try {
    const snapshot = await store.read(customerId);
    const { drafts, results } = await draftsFor(store, snapshot, wanted, newId);
    return { ...results, ...(await write(store, snapshot, drafts)) };
  } catch (error) {
    // Only reading throws, and nothing is written before it.
    return same(wanted, { kind: 'refused', message: messageOf(error) });
  }
}

async function draftsFor(store: Store, snapshot: Snapshot, wanted: readonly Offer[], newId: () => string): Promise<{ drafts: Draft[]; results: DraftResults }> {
  const now = new Map(offersOf(snapshot).flatMap(({ offers }) => offers.map((offer) => [offer.key, offer])));
  const isWanted = (offer: Offer | undefined): offer is Offer => offer !== undefined && snapshot.customer.isActive && canCreate(offer);
  const whyNot = (offer: Offer | undefined) => (offer && offer.standing !== 'gone' && snapshot.customer.isActive ? 'alreadyThere' : 'notApplying');
  const offers = wanted.map(({ key }) => now.get(key)).filter(isWanted);
  const mappings = await store.mappings([...new Set(offers.map(({ template }) => template.id))]);
  return {
    drafts: offers.map((offer) => ({ id: newId(), offer, mappings: mappings.filter(({ templateId }) => templateId === offer.template.id) })),
    results: Object.fromEntries(
      wanted.flatMap(({ key }) => {
        const offer = now.get(key);
        return isWanted(offer) ? [] : [[key, { kind: whyNot(offer) } as const]];
      }),
    ),
  };
}

async function write(store: Store, snapshot: Snapshot, drafts: readonly Draft[]): Promise<DraftResults> {
  const results: Record<string, DraftResult> = {};
  for (const part of partsOf(drafts)) {
    const outcome = await store.save(changesOf(snapshot, part));
    const now = outcome.kind === 'saved' ? [] : await requestsNow(store, snapshot.customer.id);
    for (const { id, offer, mappings } of part) {
      results[offer.key] =
        outcome.kind === 'saved' || now.some((request) => request.id === id) ? { kind: 'created', requestId: id, roles: new Set(mappings.map(({ roleId }) => roleId)).size }
        : now.some(({ tenantId, templateId }) => tenantId === offer.tenant.id && templateId === offer.template.id) && offer.requests.length === 0 ? { kind: 'alreadyThere' }
        : outcome.kind === 'unknown' ? { kind: 'unknown' }
        : { kind: 'refused', message: outcome.message };
    }
  }
  return results;
}

/** One change set for all, as far as Dataverse takes them: a draft is never torn apart. */
function partsOf(drafts: readonly Draft[]): Draft[][] {
  const parts: Draft[][] = [];
  let room = 0;
  for (const draft of drafts) {
    const size = 1 + draft.mappings.length;
    if (size > room) {
      parts.push([]);
      room = largestChangeSet;
    }
    parts[parts.length - 1]?.push(draft);
    room -= size;
  }
  return parts;
}

/** The requests that are there by now; none where that cannot be read either. */
const requestsNow = async (store: Store, customerId: string): Promise<Snapshot['requests']> => (await store.read(customerId).catch(() => undefined))?.requests ?? [];

const same = (wanted: readonly Offer[], result: DraftResult): DraftResults => Object.fromEntries(wanted.map(({ key }) => [key, result]));
