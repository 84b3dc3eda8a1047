import fc from 'fast-check';
import { ServiceError } from '../gateways/transport/service-error';
import { createLatelyListed } from '../request-lifecycle/lately-listed';
import { fingerprint } from '../request-lifecycle/memory';
import type { ProviderFacts } from '../request-lifecycle/model';
import { defaultPolicy } from '../policy';
import type { ProviderListing } from './observer';
import { refresh, type RefreshContext } from './refresh';
import type { SweepRow } from './reason-to-look';
import type { MappedRole, RelationshipsStore } from './store';
import { guid, now, provider } from '../request-lifecycle/testing/facts';
import { failure, FakeMicrosoft } from '../request-lifecycle/testing/microsoft';

const spec = (number: number) => ({ displayName: `GDAP-${guid(number)}`, durationDays: 730, autoExtend: true, customerTenantId: guid(900 + number), roleIds: ['r'] });

/** So many requests in force, and sweeps over them. */
async function world(count: number) {
  const clock = { now };
  const microsoft = new FakeMicrosoft(clock);
  const rows: SweepRow[] = [];
  for (let number = 1; number <= count; number += 1) {
    const { id } = await microsoft.createRelationship(spec(number));
    microsoft.move(id, 'activating');
    rows.push({
      id: guid(number), etag: `W/"${number}"`, providerId: provider.id, status: 'active', autoRenew: true, durationDays: 730, expiryDate: now + 730 * 24 * 3_600_000, partnerConsent: 'notNeeded', isCustomerNew: false, microsoftId: id,
      microsoftStatus: 'active', microsoftVersion: null, attempts: 0, nextCheckOn: null, modifiedOn: now, memory: { handled: fingerprint([]) },
    });
  }
  microsoft.settle();
  rows.forEach((row, index) => (rows[index] = { ...row, microsoftVersion: microsoft.relationships[index]!.etag }));
  const saved: string[] = [];
  const dataverse = { down: undefined as ServiceError | undefined };
  const mapped: MappedRole[] = [];
  const facts = { provider: provider as ProviderFacts };
  const more: ProviderFacts[] = [];
  const store: RelationshipsStore = {
    providers: async () => [facts.provider, ...more].map((one) => ({ ...one, refreshRequestedOn: null, lastSyncOn: null })),
    async *changedSince() { yield []; },
    async *forgotten() { yield []; },
    async *expiries() { yield []; },
    async *requests() { if (dataverse.down) throw dataverse.down; yield rows; },
    async *mappedRoles() { yield mapped; },
    removeOrphanMappings: async (before) => (saved.push(`orphans before ${before}`), 0),
    saveLastSync: async (id) => void saved.push(`synced ${id}`),
  };
  const told: string[] = [];
  const queue = { before: () => undefined as void };
  const listings: { id: string; relationships: number; unknown: string[] }[] = [];
  const lately = createLatelyListed();
  const observed: ProviderListing[] = [];
  const graph = { down: undefined as ServiceError | undefined };
  const context: RefreshContext = {
    store, policy: defaultPolicy, announced: new Map(), known: new Set(),
    observers: [{
      async listed(listing) {
        const { provider: { id }, relationships, known } = listing;
        observed.push({ ...listing, known: new Set(known) });
        listings.push({ id, relationships: relationships.length, unknown: relationships.filter((one) => !known.has(one.id)).map((one) => one.id) });
      },
    }],
    graphOf: async () => { if (graph.down) throw graph.down; return microsoft; },
    lately,
    announce: async (id, reason) => {
      queue.before();
      told.push(`${id}: ${reason}`);
    },
    doubtConnection: async (id) => void told.push(`provider ${id}`),
    onFailure: () => undefined, onObserverFailure: (error) => { throw error; },
  };
  return { microsoft, dataverse, rows, listings, saved, told, queue, facts, more, graph, mapped, lately, observed, run: (deep = false, at = now) => refresh(at, { deep }, context) };
}

describe('a refresh', () => {
  it('says and writes nothing when nothing has changed', async () => {
    const { run, told, saved } = await world(20);
    await run();
    expect([told, saved]).toEqual([[], []]);
  });

  it('has only those looked at that differ, and says it once', async () => {
    const { run, told, microsoft } = await world(20);
    microsoft.move(microsoft.relationships[6]!.id, 'terminationRequested');
    await run();
    await run();
    expect(told).toEqual([`${guid(7)}: other status`]);
    microsoft.settle();
    await run();
    expect(told).toHaveLength(2);
  });

  it('keeps what was listed of all that differ before the first is looked at: their assignments are read together', async () => {
    const { run, queue, told, microsoft, lately, rows } = await world(20);
    for (const { id } of microsoft.relationships) microsoft.move(id, 'terminationRequested');
    queue.before = () => {
      if (told.length > 0) return;
      const last = rows[19]!;
      expect(lately.take(last.id, last.etag, now)?.relationship.status).toBe('terminationRequested');
    };
    await run();
    expect(told).toHaveLength(20);
  });

  it('says again what could not be announced', async () => {
    const { run, queue, told, microsoft } = await world(2);
    microsoft.move(microsoft.relationships[0]!.id, 'terminationRequested');
    queue.before = () => { throw new Error('The queue is full.'); };
    await expect(run()).rejects.toThrow('The queue is full.');
    queue.before = () => undefined;
    await run();
    expect(told).toEqual([`${guid(1)}: other status`]);
  });

  it('asks Microsoft once for two providers with the same sign-in, and tells of both what it has read', async () => {
    const { run, more, listings, microsoft, rows } = await world(2);
    more.push({ ...provider, id: guid(60), name: 'Ingram', type: 'ingram', indirectProviderTenantId: guid(70) });
    rows.pop();
    await run();
    const unknown = [microsoft.relationships[1]!.id];
    expect(listings).toEqual([{ id: provider.id, relationships: 2, unknown }, { id: guid(60), relationships: 2, unknown }]);
    expect(microsoft.calls.filter((call) => call === 'list')).toHaveLength(1);
  });

  it('finds a relationship by its name where the row does not know it yet', async () => {
    const { run, told, rows } = await world(1);
    rows[0] = { ...rows[0]!, status: 'submitting', microsoftId: null, microsoftStatus: null, microsoftVersion: null };
    await run();
    expect(told).toEqual([`${guid(1)}: other status`]);
  });

  it('misses nothing because Microsoft cannot be reached, and does not call the provider broken for it', async () => {
    const { run, told, graph, saved, rows } = await world(2);
    rows[1] = { ...rows[1]!, nextCheckOn: now };
    graph.down = new ServiceError(failure(503));
    await run();
    expect(told).toEqual([`${guid(2)}: due`]);
    expect(saved).toEqual([]);
  });

  it('has the connection checked where it may not read, once', async () => {
    const { run, graph, told, facts } = await world(0);
    graph.down = new ServiceError(failure(403));
    await run();
    await run();
    expect(told).toEqual([`provider ${provider.id}`]);
    facts.provider = { ...provider, connectionState: 'attention' };
    await run();
    expect(told).toHaveLength(1);
  });

  it('doubts a connection anew that was lost, found again and lost again', async () => {
    const { run, graph, told } = await world(0);
    for (const down of [new ServiceError(failure(403)), undefined, new ServiceError(failure(403))]) {
      graph.down = down;
      await run();
    }
    expect(told).toHaveLength(2);
  });
});

describe('a deep refresh', () => {
  it('finds mappings that changed without a webhook', async () => {
    const { run, told, mapped } = await world(2);
    mapped.push({ requestId: guid(2), groupId: 'g', isThere: true, roleId: 'r' });
    await run();
    expect(told).toEqual([]);
    await run(true);
    expect(told).toEqual([`${guid(2)}: other mappings`]);
  });

  it('clears away mappings that belong to nothing, and notes when it was', async () => {
    const { run, saved } = await world(1);
    await run(true);
    expect(saved).toEqual([`synced ${provider.id}`, `orphans before ${now - defaultPolicy.deepSweepSeconds * 1000}`]);
  });
});

describe('whatever has happened', () => {
  const kinds = ['nothing', 'other status', 'other version', 'renewal', 'duration', 'gone', 'by hand'] as const;

  it('exactly those are looked at that differ, and once, and what they need is at hand', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...kinds), { maxLength: 15 }), fc.boolean(), async (happened, deep) => {
      const { run, told, saved, microsoft, rows, lately } = await world(happened.length);
      const all = [...microsoft.relationships];
      happened.forEach((kind, index) => {
        const relationship = all[index]!;
        const row = rows[index]!;
        if (kind === 'other status') microsoft.move(relationship.id, 'somethingNew');
        if (kind === 'other version') microsoft.move(relationship.id, 'active');
        if (kind === 'gone') microsoft.relationships.splice(microsoft.relationships.indexOf(relationship), 1);
        if (kind === 'renewal') rows[index] = { ...row, autoRenew: false };
        if (kind === 'duration') rows[index] = { ...row, durationDays: 1 };
        if (kind === 'by hand') rows[index] = { ...row, status: 'activating' };
      });
      await run(deep);
      await run();
      const differing = rows.filter((_, index) => happened[index] !== 'nothing');
      expect(told.map((line) => line.split(':')[0])).toEqual(differing.map(({ id }) => id));
      expect(saved.filter((line) => !/^(synced|orphans)/.test(line))).toEqual([]);
      expect(microsoft.calls.filter((call) => call !== 'create')).toEqual(['list', 'list']);
      for (const row of differing) expect(lately.take(row.id, row.etag, now)?.relationship.id).toBe(happened[rows.indexOf(row)] === 'gone' ? undefined : row.microsoftId);
    }), { numRuns: 60 });
  });
});

describe('observers', () => {
  it('are told of everything that was read, of each provider its own requests, and of every relationship that has one', async () => {
    const { run, rows, microsoft, more, observed } = await world(3);
    more.push({ ...provider, id: guid(60), type: 'ingram' });
    rows[2] = { ...rows[2]!, providerId: guid(60) };
    await microsoft.createRelationship(spec(900));
    await run();
    expect(observed.map(({ provider: { id }, relationships, requests, known, siblings }) => [id, relationships.length, requests.map((row) => row.id), known.size, siblings.length])).toEqual([
      [provider.id, 4, [guid(1), guid(2)], 3, 2], [guid(60), 4, [guid(3)], 3, 2],
    ]);
  });

  it('know of relationships whose requests are over, also where only live ones were read', async () => {
    const { run, rows, observed } = await world(2);
    await run(true);
    rows.pop();
    await run();
    expect(observed.at(-1)?.known.size).toBe(2);
    await run(true);
    expect(observed.at(-1)?.known.size).toBe(1);
  });

  it('know of them also after everything was to be read and could not be', async () => {
    const { run, rows, dataverse, observed } = await world(2);
    await run(true);
    rows.pop();
    dataverse.down = new ServiceError(failure(503, { service: 'dataverse' }));
    await expect(run(true)).rejects.toThrow();
    dataverse.down = undefined;
    await run();
    expect(observed.at(-1)?.known.size).toBe(2);
  });

  it('are not told of what could not be listed', async () => {
    const { run, graph, observed } = await world(1);
    graph.down = new ServiceError(failure(503));
    await run();
    expect(observed).toEqual([]);
  });
});
