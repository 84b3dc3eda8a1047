import type { Capability, CapabilityContext } from '../capability';
import { capabilityNames } from '../capability-names';
import { meaningOf } from '../failures';
import { ConcurrencyError, ServiceError } from '../gateways/transport/service-error';
import { planNotices, type Lately } from './plan';
import { changesOf } from './rows';
import { createNotificationStore, type NotificationStore } from './store';

/** Entries of one look; what is left comes with the next. */
const most = 20_000;

/** Rows that were made before become visible a little later: so far we look back. */
const overlapMs = 120_000;

/**
 * Tells the owners of requests in the app of what has happened to them, once. What has happened stands on the timeline,
 * whoever wrote it there; the mark that somebody was told stands on the same row, and is written together with the
 * notifications. Somebody who may not be told keeps nobody from being told.
 */
export function createNotifications({ dataverse, policy, log }: Pick<CapabilityContext, 'dataverse' | 'policy' | 'log'>, store: NotificationStore = createNotificationStore(dataverse)): Capability {
  let last = -Infinity;
  let position = -Infinity;
  let lately: ReadonlyMap<string, Lately> = new Map();

  async function tell(now: number): Promise<void> {
    const since = Math.max(now - policy.notificationDays * 24 * 3600 * 1000, Math.min(position, now - overlapMs));
    const entries = await store.untold(since, most);
    if (entries.length === 0) return;
    const people = await store.people(entries.map(({ owner }) => owner));
    const plan = planNotices(entries, (ownerId) => (people.get(ownerId) ?? []).filter(({ standing }) => standing === 'reads').map(({ id }) => id), lately, now, policy);
    const waiting = [...plan.held];
    for (const notice of plan.notices) {
      await store.write(changesOf(notice, now, policy)).catch((error: unknown) => {
        if (!(error instanceof ServiceError) || meaningOf(error.failure) === 'later') throw error;
        // Another host has just told of it, or the entry is written anew: the next look sees.
        if (!(error instanceof ConcurrencyError)) log('warn', 'owner not told', { people: notice.to.join(' '), entries: notice.entries.length, why: error.message });
        waiting.push(...notice.entries);
      });
    }
    lately = plan.lately;
    const latest = entries[entries.length - 1]?.on ?? now;
    // Where there was more than one look takes, what comes next is there already.
    position = waiting.reduce((earliest, { on }) => Math.min(earliest, on), entries.length >= most ? latest : latest - overlapMs);
    log('debug', 'owners told', { notices: plan.notices.length, held: plan.held.length });
  }

  return {
    name: capabilityNames.notifications,
    looks: {},
    /** Not with the sweeps: those rest the longer, the more there is to compare, and people wait for news. */
    async announceDue(now) {
      if (now >= last && now - last < policy.notificationsSeconds * 1000) return;
      await tell(now);
      last = now;
    },
  };
}
