import { meaningOf } from '../failures';
import { backOffSeconds, longestRestMs, type Policy } from '../policy';
import type { ServiceFailure } from '../gateways/transport/service-error';
import type { TimelineEvent } from '../timeline/event';
import { needsSearch } from './matching/match';
import { positionOf, type RefreshMemory } from './memory';
import { happened, messages, type Counts } from './messages';
import type { CustomerRow, CustomerState } from './model';
import type { ReadLists } from './reading';
import type { Presence, Refresh, RefreshContext } from './refresh';
import type { CustomerUpdate, RefreshNews } from './store';
import type { Written } from './writing';

/** What came of a refresh. */
export type Outcome =
  | { readonly kind: 'done' | 'doubted'; readonly counts: Counts }
  | { readonly kind: 'failed'; readonly counts: Counts; /** Milliseconds since 1970. */ readonly nextTryOn: number }
  | { readonly kind: 'keptElsewhere' };

/** What a refresh has come to. */
export type Result =
  | { readonly kind: 'keptElsewhere'; readonly leader: string }
  | {
      readonly kind: 'read';
      readonly read: ReadLists;
      readonly presence: Presence;
      readonly created: Written & { readonly found: readonly CustomerRow[] };
      readonly changed: Written;
      readonly updates: readonly CustomerUpdate[];
      /** Of all active rows, as they are now. */
      readonly states: readonly CustomerState[];
    };

/** A refresh that has come to its end. */
export interface Concluded extends Refresh {
  readonly startedOn: number;
  /** People have seen how far it was. */
  readonly isShown: boolean;
}

/** Tells people what came of it, and remembers where the next one goes on from. By the clock, and with nothing new, nothing is written. */
export async function conclude(result: Result, task: Concluded, context: Pick<RefreshContext, 'store' | 'policy'>): Promise<Outcome> {
  const { provider, isAsked, isShown, startedOn } = task;
  const { store, policy } = context;
  const answered = { refreshedOn: Math.max(startedOn, provider.refreshRequestedOn ?? 0) };
  const isNews = ({ state, message }: RefreshNews) => isAsked || isShown || state !== provider.refreshState || message !== provider.refreshMessage;
  const tell = async (news: RefreshNews) => void (isNews(news) && (await store.saveNews(provider.id, news)));
  const note = (key: string, [name = '', message = '']: readonly string[], more: Omit<TimelineEvent, 'key' | 'name' | 'message'>) =>
    store.saveEvent({ table: 'gdap_provider', id: provider.id }, { key: `${key} ${startedOn}`, name, message, ...more }, startedOn);

  if (result.kind === 'keptElsewhere') {
    await tell({ state: 'failed', message: messages.keptElsewhere(result.leader), ...(isAsked ? answered : {}) });
    return { kind: 'keptElsewhere' };
  }
  const { read, presence } = result;
  const counts = countsOf(result);
  const hasWritten = counts.created + counts.changed + counts.vanished > 0;

  const [failed] = read.failures;
  if (failed) {
    const nextTryOn = nextTryAfter(failed.failure, startedOn, task.failures, policy);
    const message = messages.failed(failed.list, failed.failure, counts.named, nextTryOn);
    await store.saveNews(provider.id, { state: 'failed', message });
    if (task.failures === 0 && provider.refreshState !== 'failed') {
      const waitingOn = meaningOf(failed.failure) === 'connection' ? 'staff' : 'microsoft';
      await note('customers failed', happened.failed(message), { severity: 'warning', waitingOn, nextTryOn, failure: failed.failure });
    }
    return { kind: 'failed', counts, nextTryOn };
  }

  const { doubtedOn } = provider.memory;
  await remember({ ...keptPosition(), ...(presence.isDoubted ? { doubtedOn: isAsked ? startedOn : (doubtedOn ?? startedOn) } : {}) });
  if (presence.isDoubted) {
    await tell({ state: 'failed', message: messages.doubted(presence.before, presence.gone), ...(isAsked ? answered : {}) });
    if (doubtedOn === undefined) await note('customers doubted', happened.doubted(presence.before, presence.gone), { severity: 'warning', waitingOn: 'staff' });
    return { kind: 'doubted', counts };
  }
  if (isAsked || isShown || provider.refreshState !== 'idle') await store.saveNews(provider.id, { state: 'idle', message: messages.done(counts), ...answered });
  if (counts.created + counts.vanished > 0) await note('customers', happened.refreshed(counts), { severity: 'information', waitingOn: 'nobody' });
  return { kind: 'done', counts };

  /**
   * The position is kept where something is written anyway, and before Microsoft forgets it. It vouches for the rows
   * of tenants that only contracts name: where those are not as they should be, the next refresh reads all contracts.
   */
  function keptPosition(): Pick<RefreshMemory, 'position'> {
    const before = positionOf(provider);
    if (read.nextPosition === undefined || provider.partnerTenantId === null || presence.isDoubted || counts.left > 0) return {};
    const isFresh = before && !isAsked && !hasWritten && read.isContractsPartial && startedOn - before.on < policy.contractsPositionSeconds * 1000;
    return { position: isFresh ? before : { link: read.nextPosition, on: startedOn, partnerTenantId: provider.partnerTenantId } };
  }

  async function remember(memory: RefreshMemory) {
    if (JSON.stringify(memory) !== JSON.stringify(provider.memory)) await store.saveMemory(provider.id, memory);
  }
}

function countsOf({ read, created, changed, updates, states }: Extract<Result, { kind: 'read' }>): Counts {
  const present = states.filter(({ presence }) => presence === 'present');
  const vanished = updates.filter(({ row, wanted }) => wanted.presence === 'vanished' && row.presence === 'present').length;
  return {
    named: read.listings.size,
    created: created.rows,
    changed: Math.max(0, changed.rows - vanished),
    vanished,
    matched: present.filter(({ accountId }) => accountId !== null).length,
    unmatched: present.filter(needsSearch).length,
    unreadable: read.listings.unreadable,
    left: created.left + changed.left,
  };
}

/** Milliseconds since 1970. What staff have to put right is not tried every few seconds. */
function nextTryAfter(failure: ServiceFailure, now: number, failures: number, policy: Policy): number {
  const rest = meaningOf(failure) === 'connection' ? policy.staffRetrySeconds : backOffSeconds(failures, policy);
  return now + Math.min(Math.max(rest * 1000, failure.retryAfterMs ?? 0), longestRestMs);
}
