import fc from 'fast-check';
import { Killed } from './testing/memory-customers';
import { accountId, createWorld, entry } from './testing/world';

describe('a refresh, whatever happens', () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 14 }), { maxLength: 12 });
  const partOf = (all: readonly number[], salt: number) => all.filter((number) => (number * 7 + salt) % 3 !== 0).map((number) => entry(number, { domain: number % 2 ? `customer${number}.com` : undefined }));

  /** A world that has been refreshed once, with other customers; two of the accounts belong to customers. */
  async function begin(before: readonly number[], after: readonly number[], order: (list: readonly number[]) => readonly number[]) {
    const world = createWorld();
    world.store.accounts = [1, 3, 4].map((number) => ({ id: accountId(number), name: `Customer ${number}`, website: number === 4 ? null : `https://www.customer${number}.com`, email: null }));
    world.lists.partnerCenterCustomers = before.map((number) => entry(number));
    await world.refresh();
    const ordered = order(after);
    world.lists.partnerCenterCustomers = partOf(ordered, 0);
    world.lists.contracts = partOf(ordered, 1);
    world.lists.delegatedAdminCustomers = partOf(ordered, 2);
    // Confirmed by staff: everything may vanish.
    world.store.changeProvider(world.provider.id, { memory: { ...world.provider.memory, doubtedOn: 0 } });
    return world;
  }
  const asIs = (list: readonly number[]) => list;

  it('has the same rows for pages in any order', async () => {
    await fc.assert(fc.asyncProperty(numbers, numbers, fc.func(fc.integer()), async (before, after, rank) => {
      const one = await begin(before, after, asIs);
      const other = await begin(before, after, (list) => [...list].sort((a, b) => rank(a) - rank(b)));
      await one.refresh({ isAsked: true });
      await other.refresh({ isAsked: true });
      expect(other.store.picture()).toEqual(one.store.picture());
    }), { numRuns: 60 });
  });

  it('has the same rows whenever it was killed or lost an answer, and writes nothing once it is done', async () => {
    await fc.assert(fc.asyncProperty(numbers, numbers, fc.array(fc.constantFrom('killed', 'killed after', 'lost', 'lost after', undefined, undefined), { maxLength: 12 }), async (before, after, faults) => {
      const calm = await begin(before, after, asIs);
      await calm.refresh({ isAsked: true });
      const stormy = await begin(before, after, asIs);
      const left = [...faults];
      stormy.store.fault = (call) => {
        const fault = left.shift();
        // No answer to what can simply be repeated is the gateway's affair.
        return fault?.startsWith('lost') && call !== 'create' && call !== 'update' ? undefined : fault;
      };
      while (left.length > 0) {
        const length = left.length;
        await stormy.refresh({ isAsked: true }).catch((error: unknown) => {
          if (!(error instanceof Killed)) throw error;
        });
        if (left.length === length) break;
        stormy.store.changeProvider(stormy.provider.id, { memory: { ...stormy.provider.memory, doubtedOn: 0 } });
      }
      stormy.store.fault = () => undefined;
      await stormy.refresh({ isAsked: true });
      expect(stormy.store.picture()).toEqual(calm.store.picture());
      stormy.store.writes.length = 0;
      await stormy.refresh();
      expect(stormy.store.writes).toEqual([]);
    }), { numRuns: 100 });
  });

  it('has one row a tenant with two workers at once', async () => {
    await fc.assert(fc.asyncProperty(numbers, numbers, fc.array(fc.nat(4), { maxLength: 30 }), async (before, after, turns) => {
      const calm = await begin(before, after, asIs);
      await calm.refresh({ isAsked: true });
      const world = await begin(before, after, asIs);
      const left = [...turns];
      world.store.meanwhile = async () => {
        for (let turn = left.shift() ?? 0; turn > 0; turn -= 1) await Promise.resolve();
      };
      await Promise.all([world.refresh({ isAsked: true }), world.refresh({ isAsked: true })]);
      const tenants = [...world.store.rows.values()].map(({ tenantId }) => tenantId);
      expect(new Set(tenants).size).toBe(tenants.length);
      expect(world.store.picture()).toEqual(calm.store.picture());
    }), { numRuns: 60 });
  });
});
