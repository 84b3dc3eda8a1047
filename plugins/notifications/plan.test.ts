import fc from 'fast-check';
import { planNotices, type Entry, type Lately } from './plan';
import { changesOf } from './rows';

const now = Date.UTC(2026, 10, 22, 10);
const bounds = { notificationsOfAKind: 3, notificationsOfAKindSeconds: 900 };
const guid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const entry = (number: number, more: Partial<Entry> = {}): Entry => ({
  id: guid(number), etag: 'W/"1"', name: 'In force', message: 'The relationship is active.', severity: 'information', request: { id: guid(1000 + number), name: `Request ${number}` }, ownerId: 'olga', on: now, ...more,
});
const many = (count: number, more: Partial<Entry> = {}) => Array.from({ length: count }, (_, index) => entry(index, more));
const itself = (ownerId: string) => [ownerId];
const none: ReadonlyMap<string, Lately> = new Map();

describe('what owners are told', () => {
  it('is one notification for each thing that happened, while they are few', () => {
    const { notices, held } = planNotices(many(3), itself, none, now, bounds);
    expect(notices.map(({ title, requestId, icon }) => [title, requestId, icon])).toEqual([
      ['In force: Request 0', guid(1000), 'success'], ['In force: Request 1', guid(1001), 'success'], ['In force: Request 2', guid(1002), 'success'],
    ]);
    expect(held).toEqual([]);
  });

  it('is one notification for many of a kind, not a hundred', () => {
    const { notices } = planNotices([...many(37), entry(99, { name: 'Will lose access', severity: 'warning' })], itself, none, now, bounds);
    expect(notices.map(({ title, body, requestId }) => [title, body, requestId])).toEqual([
      ['In force: 37 requests', 'Request 0, Request 1, Request 2, Request 3, Request 4 and 32 more', undefined],
      ['Will lose access: Request 99', 'The relationship is active.', guid(1099)],
    ]);
  });

  it('waits when there has been enough of a kind for a while, and then becomes one', () => {
    const first = planNotices(many(3), itself, none, now, bounds);
    const later = planNotices([entry(10), entry(11)], itself, first.lately, now + 60_000, bounds);
    expect([later.notices, later.held.length]).toEqual([[], 2]);
    const atLast = planNotices(many(5), itself, later.lately, now + 901_000, bounds);
    expect(atLast.notices.map(({ title }) => title)).toEqual(['In force: 5 requests']);
  });

  it('is told to each member of a team, and to nobody where nobody reads it', () => {
    const people: Record<string, string[]> = { team: ['olga', 'rafael'], handlers: [] };
    const { notices } = planNotices([entry(1, { ownerId: 'team' }), entry(2, { ownerId: 'handlers' })], (owner) => people[owner] ?? [], none, now, bounds);
    expect(notices.map(({ to, entries }) => [to, entries.length])).toEqual([[['olga', 'rafael'], 1]]);
  });

  it('is marked in the same change set, the marks first, with the version that was read', () => {
    const [notice] = planNotices([entry(1)], itself, none, now, bounds).notices;
    const [mark, row] = changesOf(notice!, now, { notificationDays: 14 });
    expect(mark).toEqual({ do: 'update', set: 'gdap_events', key: guid(1), etag: 'W/"1"', changes: { gdap_notifiedon: '2026-11-22T10:00:00Z' } });
    expect(row).toMatchObject({ do: 'create', set: 'appnotifications', row: { title: 'In force: Request 1', ttlinseconds: 1209600, 'ownerid@odata.bind': '/systemusers(olga)' } });
    expect(JSON.stringify(row)).toContain(`etn=gdap_request&id=${guid(1001)}`);
  });

  it('tells of everything exactly once, in however many sweeps it comes', () => {
    const entries = fc.uniqueArray(fc.record({ number: fc.nat(500), owner: fc.constantFrom('olga', 'rafael'), name: fc.constantFrom('In force', 'Lapsed') }), { selector: ({ number }) => number, maxLength: 40 });
    fc.assert(
      fc.property(entries, fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 8 }), (all, sizes) => {
        const untold = all.map(({ number, owner, name }) => entry(number, { ownerId: owner, name }));
        const told: string[] = [];
        const ids = new Set<string>();
        let lately = none;
        let moment = now;
        let waiting: Entry[] = [];
        const sweep = () => {
          const plan = planNotices(waiting, itself, lately, moment, bounds);
          told.push(...plan.notices.flatMap((notice) => notice.entries.map(({ id }) => id)));
          for (const notice of plan.notices) for (const user of notice.to) {
            expect(ids.has(notice.idFor(user))).toBe(false);
            ids.add(notice.idFor(user));
          }
          waiting = [...plan.held];
          lately = plan.lately;
          moment += 60_000;
        };
        for (const size of sizes) {
          waiting.push(...untold.splice(0, size));
          sweep();
        }
        waiting.push(...untold);
        moment += 901_000;
        sweep();
        moment += 901_000;
        sweep();
        expect(told.sort()).toEqual(all.map(({ number }) => guid(number)).sort());
      }),
    );
  });
});
