import { createHash } from 'node:crypto';
import { meaningOf } from '../failures';
import type { ServiceFailure } from '../gateways/transport/service-error';
import type { TimelineEvent } from '../timeline/event';
import { dayOf, event } from '../timeline/event';
import { happened } from './messages';
import type { GroupNews } from './round-plan';

/** From so many groups on the timeline tells of them together. */
const toldApart = 10;

/** What the provider's timeline tells of a round: one by one, or together where there are many. Groups that were found only together. Pure. */
export function newsEvents(news: readonly GroupNews[], now: number): TimelineEvent[] {
  const of = (kind: GroupNews['kind']) => news.filter((one) => one.kind === kind);
  const found = of('found');
  return [
    ...(found.length > 0 ? [event(keyOf('found', found, now), happened.found(found.map(({ name }) => name)))] : []),
    ...told(of('renamed'), ({ name, formerName }) => happened.renamed(formerName ?? '', name), happened.manyRenamed, now),
    ...told(of('deleted'), ({ name }) => happened.deleted(name), happened.manyDeleted, now, { severity: 'warning', waitingOn: 'staff' }),
    ...told(of('restored'), ({ name }) => happened.restored(name), happened.manyRestored, now),
  ];
}

function told(
  news: readonly GroupNews[], one: (news: GroupNews) => readonly string[], many: (names: readonly string[]) => readonly string[], now: number, more: Partial<TimelineEvent> = {},
): TimelineEvent[] {
  if (news.length >= toldApart) return [event(keyOf(news[0]!.kind, news, now), many(news.map(({ name }) => name)), more)];
  return news.map((single) => event(keyOf(single.kind, [single], now), one(single), more));
}

/** The same for the same groups on a day: a repeat after a crash tells nothing twice. */
function keyOf(kind: string, news: readonly GroupNews[], now: number): string {
  const lines = news.map(({ groupId, name }) => `${groupId} ${name}`).sort();
  return `groups ${kind} ${dayOf(now)} ${createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16)}`;
}

/** Told once a day. */
export const failureEvent = (failure: ServiceFailure, now: number, nextTryOn: number): TimelineEvent =>
  event(`groups not read ${failure.status} ${failure.code} ${dayOf(now)}`, happened.notRead(failure), {
    severity: 'warning', waitingOn: meaningOf(failure) === 'connection' ? 'staff' : 'microsoft', nextTryOn: Math.ceil(nextTryOn / 1000) * 1000, failure,
  });

export const suspiciousEvent = (now: number): TimelineEvent => event(`groups suspicious ${dayOf(now)}`, happened.suspicious(), { severity: 'warning', waitingOn: 'staff' });
