import { account, automaticKey, gdapProvider, gdapProviderAccount, gdapTemplate, verdictsOn } from '@gdap-manager/entities';
import type { Capability } from '../capability';
import type { Work } from '../work';
import { createMemoryStore, type Fault, type MemoryStore } from './testing/memory-store';
import { accountOf, fill, hostOver, now, smb, template, tenant, work } from './testing/world';

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

const count = 1000;
const templates = [template('standard'), template('small', { categoryId: 'smb' }), template('extra', { isAdditional: true }), template('later', { isDefault: false, isAdditional: true })];

/** Hosts that take messages in any order, several at once, and take again what failed. */
function startHosts(store: MemoryStore, hosts: number, random: () => number) {
  const messages: { readonly host: number; readonly work: Work }[] = [];
  const capabilities: Capability[] = Array.from({ length: hosts }, (_, host) => hostOver(store, (one) => messages.push({ host, work: one })).capability);
  const failures = { count: 0 };

  async function workOff(): Promise<void> {
    for (;;) {
      const [taken] = messages.splice(Math.floor(random() * messages.length), 1);
      if (!taken) return;
      try {
        await capabilities[taken.host]?.looks[taken.work.table]?.(taken.work, false);
      } catch {
        failures.count += 1;
        messages.push(taken);
      }
    }
  }

  return {
    failures,
    send: (one: Work) => messages.push({ host: Math.floor(random() * hosts), work: one }),
    /** Eight workers a host, until no message is left. */
    async run() {
      while (messages.length > 0) await Promise.all(Array.from({ length: 8 * hosts }, workOff));
    },
    /** What the clock does in the end: everybody looks at everything. */
    async sweep() {
      for (const capability of capabilities) await patiently(() => capability.sweep?.(now, true));
    },
  };
}

async function patiently(call: () => Promise<void> | undefined): Promise<void> {
  for (;;) {
    try {
      return await call();
    } catch {
      // The next tick comes.
    }
  }
}

describe.each([1, 2, 3])('a thousand tenants, matched at once, with two hosts and everything that goes wrong (seed %i)', (seed) => {
  const random = randomOf(seed);
  let calm = false;
  const fault = (call: 'read' | 'write'): Fault => {
    const chance = calm ? 1 : random();
    if (call === 'read') return chance < 0.01 ? 'unavailable' : undefined;
    return chance < 0.04 ? 'lost' : chance < 0.08 ? 'unavailable' : chance < 0.11 ? 'conflict' : chance < 0.13 ? 'refused' : undefined;
  };
  const pause = async () => {
    for (let rounds = Math.floor(random() * 3); rounds > 0; rounds -= 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const store = createMemoryStore({ fault, pause });
  const hosts = startHosts(store, 2, random);
  const ids = Array.from({ length: count }, (_, index) => `t${index}`);

  beforeAll(async () => {
    fill(store, ids.map((id) => tenant(id, { account: null })), templates);
    const events: (() => void)[] = ids.flatMap((id) => {
      const matched = () => {
        store.change(id, { account: accountOf(id), ...(random() < 0.5 ? smb : {}) });
        tell(work(gdapProviderAccount.logicalName, id));
      };
      const changesCategory = () => {
        store.change(id, random() < 0.5 ? smb : { categoryId: null, categoryName: null });
        tell(work(account.logicalName, `account-${id}`));
      };
      return random() < 0.2 ? [matched, changesCategory, changesCategory] : [matched];
    });
    /** None, one, or several of the same. */
    const tell = (one: Work) => {
      for (let times = Math.floor(random() * 4); times > 0; times -= 1) hosts.send(one);
    };
    for (const [index, happens] of events.sort(() => random() - 0.5).entries()) {
      happens();
      if (index === 400) {
        store.templateRows.set('later', template('later', { isAdditional: true }));
        tell(work(gdapTemplate.logicalName, 'later'));
      }
      if (index % 300 === 0) tell(work(gdapProvider.logicalName, 'p', 'customers'));
      if (index % 100 === 0) await hosts.run();
    }
    await hosts.run();
    await hosts.sweep();
    await hosts.run();
  });

  const keys = () => [...store.requestRows.values()].map(({ uniqueKey }) => uniqueKey);

  it('ends with exactly one request a tenant and template that applies', () => {
    expect(new Set(keys()).size).toBe(keys().length);
    const wanted = [...store.tenantRows.values()].flatMap((one) =>
      verdictsOn(one, [...store.templateRows.values()]).filter(({ applies }) => applies).map((verdict) => automaticKey(one.id, verdict.template.id)));
    expect(wanted.length).toBeGreaterThan(count * 2);
    expect(wanted.filter((key) => !keys().includes(key))).toEqual([]);
    expect(hosts.failures.count).toBeGreaterThan(0);
  });

  it('gives each request its roles once, and tells of each once', () => {
    const roles = new Map<string, number>();
    for (const row of store.requestMappings) roles.set(String(row['gdap_RequestId@odata.bind']), (roles.get(String(row['gdap_RequestId@odata.bind'])) ?? 0) + 1);
    expect(roles.size).toBe(keys().length);
    expect(new Set(roles.values())).toEqual(new Set([2]));
    const told = store.events.map(({ gdap_name }) => String(gdap_name)).filter((name) => /by (itself|themselves)$/.test(name));
    expect(told.reduce((sum, name) => sum + (name.startsWith('A ') ? 1 : parseInt(name)), 0)).toBe(keys().length);
  });

  it('writes nothing more once all is quiet', async () => {
    calm = true;
    const before = store.calls.writes;
    await hosts.sweep();
    for (const id of ids) hosts.send(work(gdapProviderAccount.logicalName, id));
    await hosts.run();
    expect(store.calls.writes).toBe(before);
  });
});
