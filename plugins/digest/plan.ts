import { createHash } from 'node:crypto';
import { dayMs } from '@gdap-manager/entities';
import { steadyId } from '../guid';
import { parts, type DigestProvider, type Item, type NeedyRequest, type Part, type PastDigest } from './model';

/** The day of digests that a moment belongs to: it begins at an hour that the policy chooses, UTC. Pure. */
export const digestDay = (now: number, { digestHour }: { readonly digestHour: number }): string => new Date(now - digestHour * 3600 * 1000).toISOString().slice(0, 10);

/** The id of a person's digest of a day: always the same, so that it is made once. Pure. */
export const digestId = (personId: string, digestOn: string): string => steadyId(personId, `digest ${digestOn}`);

/** How far back digests are looked for, days: what is still open so long after it was told counts as new. */
const memoryDays = 40;

/** The days of which a person may have got a digest before, the latest first. Pure. */
export const earlierDays = (now: number, policy: { readonly digestHour: number }): string[] =>
  Array.from({ length: memoryDays }, (_, index) => digestDay(now - (index + 1) * dayMs, policy));

const partOf = (request: NeedyRequest): Part | undefined =>
  request.isLosing ? 'losing' : request.isLapsing ? 'lapsing' : request.needsInvitation ? 'invitation' : request.waitsForStaff ? 'staff' : undefined;

const urgency: Readonly<Record<Part, (request: NeedyRequest) => number>> = {
  losing: ({ expiry }) => expiry ?? 0,
  lapsing: ({ approvalDue }) => approvalDue ?? 0,
  invitation: ({ approvalDue }) => approvalDue ?? 0,
  staff: ({ waitingSince }) => waitingSince ?? 0,
};

/** The lines of a digest, each request once, the most urgent first. Pure. */
export const itemsOf = (requests: readonly NeedyRequest[]): Item[] =>
  requests
    .flatMap((request): Item[] => {
      const part = partOf(request);
      return part ? [{ part, request }] : [];
    })
    .sort((a, b) => parts.indexOf(a.part) - parts.indexOf(b.part) || urgency[a.part](a.request) - urgency[b.part](b.request) || a.request.id.localeCompare(b.request.id));

/** By what a later digest knows that this one told of it. Pure. */
export const keyOf = ({ part, request }: Item): string => createHash('sha256').update(`${part} ${request.id}`).digest('base64url').slice(0, 8);

/** Days between two digests at the least. */
const restDays: Readonly<Record<DigestProvider['rhythm'], number>> = { daily: 1, weekly: 7 };

/** Rounds begin at the same hour, and yet not at the same minute. */
const slackMs = 4 * 3600 * 1000;

/**
 * Whether somebody gets a digest now: something needs them, something of it is new since the last one that was sent, and the last
 * one is old enough for the provider that has them sent most often. One that did not leave is made up for on the next day. Pure.
 */
export function isDue(items: readonly Item[], providers: ReadonlyMap<string, DigestProvider>, last: readonly PastDigest[], now: number): boolean {
  if (items.length === 0) return false;
  const rest = Math.min(...items.map(({ request }) => restDays[providers.get(request.providerId)?.rhythm ?? 'weekly']));
  if (last.some(({ on, isUnsent }) => now - on < (isUnsent ? restDays.daily : rest) * dayMs - slackMs)) return false;
  const sent = last.filter(({ isUnsent }) => !isUnsent).sort((a, b) => b.on - a.on)[0];
  return items.some((item) => !sent?.keys.has(keyOf(item)));
}
