import { account as accountTable, gdapRequest, gdapRequest as table } from '@gdap-manager/entities';
import type { Capability } from '../capability';
import type { Work } from '../work';
import { createMemoryStore, type Fault } from './testing/memory-store';
import { account, day, hostOver, now, provider, request, work } from './testing/world';

/** Random numbers that come again for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const customers = 63;

describe.each([1, 2])('ninety days of two hosts with everything that goes wrong (seed %i)', (seed) => {
  const random = randomOf(seed);
  let calm = false;
  const fault = (call: 'read' | 'write'): Fault => {
    const chance = calm ? 1 : random();
    if (call === 'read') return chance < 0.01 ? 'unavailable' : undefined;
    return chance < 0.05 ? 'lost' : chance < 0.1 ? 'unavailable' : chance < 0.13 ? 'conflict' : undefined;
  };
  const pause = async () => {
    for (let rounds = Math.floor(random() * 3); rounds > 0; rounds -= 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const store = createMemoryStore(now, { fault, pause });
  const messages: { readonly host: number; readonly work: Work }[] = [];
  const hosts: Capability[] = [0, 1].map((host) => hostOver(store, (one) => messages.push({ host, work: one })).capability);
  const approvedOn = new Map<string, number>();
  const wishes = new Map<string, number>();
  let failures = 0;

  /** Workers of both hosts, until no message is left: any order, now and then twice. */
  async function run(): Promise<void> {
    const workOff = async () => {
      for (;;) {
        const [taken] = messages.splice(Math.floor(random() * messages.length), 1);
        if (!taken) return;
        if (!calm && random() < 0.1) messages.push({ ...taken, host: 1 - taken.host });
        try {
          await hosts[taken.host]?.looks[taken.work.table]?.(taken.work, false);
        } catch {
          failures += 1;
          if (random() < 0.7) messages.push(taken);
        }
      }
    };
    while (messages.length > 0) await Promise.all(Array.from({ length: 8 }, workOff));
  }
  /** None, one, or several of the same. */
  const tell = (one: Work) => {
    for (let times = Math.floor(random() * 3); times > 0; times -= 1) messages.push({ host: Math.floor(random() * 2), work: one });
  };
  async function tick(deep: boolean): Promise<void> {
    for (const host of hosts) {
      await host.announceDue?.(store.now).catch(() => undefined);
      await host.sweep?.(store.now, deep).catch(() => undefined);
    }
    await run();
    store.deliver();
  }

  beforeAll(async () => {
    for (let customer = 0; customer < customers; customer += 1) {
      const speechless = customer % 10 === 0;
      const of = account(`a${customer}`, speechless ? { address: null } : {});
      for (let index = 0; index <= customer % 3; index += 1) {
        const wished = customer % 7 === 0;
        store.put(request(`r${customer}.${index}`, { account: of, accountId: of.id, provider: provider(wished ? { sends: 'never' } : {}), ...(wished ? { wantedOn: now } : {}) }));
        tell(work(table.logicalName, `r${customer}.${index}`));
      }
    }
    await run();
    let deepOn = 0;
    while (store.now < now + 95 * day) {
      const deep = store.now >= deepOn;
      if (deep) deepOn = store.now + day;
      await tick(deep);
      // The nearest looks follow within minutes, then days pass.
      store.now += random() < 0.8 ? 61_000 + Math.floor(random() * 600_000) : Math.floor(random() * 2 * day);
      for (const row of [...store.requests.values()]) {
        const chance = random();
        if (row.status !== 'approvalPending') continue;
        if (store.now >= (row.approvalDueOn ?? 0)) store.change(row.id, { status: 'expired' });
        else if (chance < 0.0008) {
          approvedOn.set(row.id, store.now);
          store.change(row.id, { status: 'activating' });
        } else if (chance < 0.001) {
          wishes.set(row.id, (wishes.get(row.id) ?? 0) + 1);
          store.change(row.id, { wantedOn: store.now - (store.now % 1000) });
        } else if (row.account?.address === null && chance < 0.004) {
          for (const same of [...store.requests.values()]) if (same.accountId === row.accountId) store.change(same.id, { account: account(row.account.id) });
          tell(work(accountTable.logicalName, row.account.id));
        } else continue;
        tell(work(gdapRequest.logicalName, row.id));
      }
    }
    calm = true;
    for (let round = 0; round < 6; round += 1) {
      await tick(true);
      store.now += 61_000;
    }
  });

  const mailsOf = (id: string) => store.outbox.filter(({ requests }) => requests.includes(id));

  it('sends nobody the same message twice', () => {
    expect(new Set(store.outbox.map(({ id }) => id)).size).toBe(store.outbox.length);
    for (const { id, sent } of store.requests.values()) {
      expect({ id, mails: mailsOf(id).length }).toEqual({ id, mails: sent });
      expect(mailsOf(id).length).toBeLessThanOrEqual(3 + (wishes.get(id) ?? 0));
    }
    expect(store.outbox.length).toBeGreaterThan(customers);
  });

  it('forgets nobody: whoever did not approve was asked, and reminded twice', () => {
    const lapsed = [...store.requests.values()].filter(({ id, status, account: of }) => status === 'expired' && !approvedOn.has(id) && !wishes.has(id) && of?.address !== null && Number(of?.id.slice(1)) % 10 !== 0);
    expect(lapsed.length).toBeGreaterThan(10);
    expect(lapsed.filter(({ id }) => mailsOf(id).length !== 3).map(({ id }) => id)).toEqual([]);
  });

  it('writes to nobody who has approved, or whose request has lapsed', () => {
    expect(approvedOn.size).toBeGreaterThan(5);
    for (const [id, on] of approvedOn) expect(mailsOf(id).filter((mail) => mail.on >= on)).toEqual([]);
    expect(store.outbox.filter(({ on }) => on >= now + 90 * day)).toEqual([]);
  });

  it('ends with nothing under way, and then writes nothing more', async () => {
    expect([...store.requests.values()].filter(({ state, nextReminderOn }) => state === 'sending' || nextReminderOn !== null).map(({ id, state, status }) => ({ id, state, status }))).toEqual([]);
    expect(failures).toBeGreaterThan(0);
    const writes = store.calls.writes;
    for (const { id } of store.requests.values()) messages.push({ host: 0, work: work(table.logicalName, id) });
    await tick(true);
    expect(store.calls.writes).toBe(writes);
  });
});
