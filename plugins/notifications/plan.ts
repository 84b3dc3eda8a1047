import { cut } from '@gdap-manager/entities';
import { steadyId } from '../guid';

/** An entry of a request's timeline of which nobody has been told yet. */
export interface Entry {
  readonly id: string;
  readonly etag: string;
  readonly name: string;
  readonly message: string;
  readonly severity: 'information' | 'warning' | 'error';
  readonly request: { readonly id: string; readonly name: string };
  readonly ownerId: string;
  /** When the row was made, milliseconds since 1970. */
  readonly on: number;
}

/** One notification, for each of some people. */
export interface Notice {
  /** Of the notification for a person. */
  readonly idFor: (userId: string) => string;
  readonly to: readonly string[];
  /** Plain text. */
  readonly title: string;
  readonly body: string;
  readonly icon: Entry['severity'] | 'success';
  /** What it opens: a request, or all of them. */
  readonly requestId: string | undefined;
  /** What it tells of. */
  readonly entries: readonly Entry[];
}

/** How many notices of a kind somebody has had lately. */
export interface Lately {
  readonly since: number;
  readonly count: number;
}

export interface NoticePlan {
  readonly notices: readonly Notice[];
  /** What waits, because there have been enough of its kind. */
  readonly held: readonly Entry[];
  readonly lately: ReadonlyMap<string, Lately>;
}

export interface Bounds {
  readonly notificationsOfAKind: number;
  readonly notificationsOfAKindSeconds: number;
}

/** How many requests a notice of many names. */
const named = 5;

/** Changes of a set: a notice of more is several. */
const entriesAtOnce = 400;

/**
 * Who is told what. A few of a kind (the same thing, the same owner) are told one by one; more become one, and once there
 * have been enough for a while, the others wait and become one. Pure.
 * @param peopleOf who stands behind an owner; nobody: nobody is told
 */
export function planNotices(entries: readonly Entry[], peopleOf: (ownerId: string) => readonly string[], before: ReadonlyMap<string, Lately>, now: number, bounds: Bounds): NoticePlan {
  const longest = bounds.notificationsOfAKindSeconds * 1000;
  const lately = new Map([...before].filter(([, { since }]) => since <= now && now - since < longest));
  const notices: Notice[] = [];
  const held: Entry[] = [];
  for (const [kind, all] of groupBy(entries, ({ ownerId, name }) => `${ownerId} ${name}`)) {
    const to = peopleOf(all[0]?.ownerId ?? '');
    if (to.length === 0) continue;
    const had = lately.get(kind) ?? { since: now, count: 0 };
    if (had.count >= bounds.notificationsOfAKind) {
      held.push(...all);
      continue;
    }
    const made = had.count + all.length <= bounds.notificationsOfAKind ? all.map((entry) => single(entry, to)) : together(all, to);
    notices.push(...made);
    // One notice of many is enough for a while.
    lately.set(kind, { since: had.since, count: made.length === all.length ? had.count + made.length : bounds.notificationsOfAKind });
  }
  return { notices, held, lately };
}

const single = (entry: Entry, to: readonly string[]): Notice => ({
  idFor: (userId) => steadyId(entry.id, `notification ${userId}`),
  to,
  title: cut(`${entry.name}: ${entry.request.name}`, 100),
  body: cut(entry.message, 500),
  icon: entry.severity === 'information' ? 'success' : entry.severity,
  requestId: entry.request.id,
  entries: [entry],
});

function together(all: readonly Entry[], to: readonly string[]): Notice[] {
  const notices: Notice[] = [];
  const sorted = [...all].sort((a, b) => a.id.localeCompare(b.id));
  for (let from = 0; from < sorted.length; from += entriesAtOnce) {
    const some = sorted.slice(from, from + entriesAtOnce);
    const requests = new Map(some.map(({ request }) => [request.id, request.name]));
    const names = [...requests.values()].slice(0, named).join(', ');
    const more = requests.size - named;
    notices.push({
      idFor: (userId) => steadyId(some[0]?.id ?? '', `notification of many ${userId}`),
      to,
      title: cut(`${some[0]?.name ?? ''}: ${requests.size} ${requests.size === 1 ? 'request' : 'requests'}`, 100),
      body: cut(`${names}${more > 0 ? ` and ${more} more` : ''}`, 500),
      icon: some[0]?.severity === 'information' ? 'success' : (some[0]?.severity ?? 'information'),
      requestId: requests.size === 1 ? [...requests.keys()][0] : undefined,
      entries: some,
    });
  }
  return notices;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
