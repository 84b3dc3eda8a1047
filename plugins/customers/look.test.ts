import fc from 'fast-check';
import { customersConcerned } from './look-at-account';
import { lookAtCustomer } from './look-at-customer';
import type { AccountFacts } from './matching/evidence';
import { createMemoryMatching } from './testing/memory-matching';
import { accountId, createWorld, entry, tenant } from './testing/world';

const account = (number: number, more: Partial<AccountFacts> = {}): AccountFacts => ({ id: accountId(number), name: `Account ${number}`, website: null, email: null, ...more });

/** A world whose one provider has customers, read but not searched anew since. */
async function worldWith(numbers: readonly number[], accounts: readonly AccountFacts[] = []) {
  const world = createWorld();
  world.lists.partnerCenterCustomers = numbers.map((number) => entry(number));
  world.store.accounts = [...accounts];
  await world.refresh();
  const matching = createMemoryMatching(world.store);
  const context = { store: world.store, matching, policy: world.context.policy, now: world.context.now };
  return {
    ...world,
    matching,
    look: (number: number) => lookAtCustomer(world.row(tenant(number))!.id, context),
    customer: (number: number) => world.row(tenant(number))!,
    change: (number: number, changes: Parameters<typeof world.store.change>[1]) => world.store.change(world.row(tenant(number))!.id, changes),
    /** What webhooks of accounts come to. */
    async tellOf(id: string) {
      for (const customer of await customersConcerned(id, matching)) await lookAtCustomer(customer, context);
    },
  };
}

const contoso = account(1, { name: 'Contoso', website: 'https://www.customer1.com/en' });

describe('a customer that staff have to do with', () => {
  it('is theirs where they choose an account, and its suggestion goes', async () => {
    const world = await worldWith([1], [account(2, { name: 'CUSTOMER 1 Ltd.' })]);
    expect(world.customer(1)).toMatchObject({ matchState: 'suggested', suggestedAccountId: accountId(2) });
    world.change(1, { accountId: accountId(3) });
    await expect(world.look(1)).resolves.toBe('noted');
    expect(world.customer(1)).toMatchObject({ accountId: accountId(3), matchState: 'matched', matchedBy: 'staff', matchReason: 'Chosen by our staff.', suggestedAccountId: null });
    await expect(world.look(1)).resolves.toBe('unchanged');
  });

  it('is theirs where they choose another account than the one that was found', async () => {
    const world = await worldWith([1], [contoso]);
    world.change(1, { accountId: accountId(3) });
    await world.look(1);
    expect(world.customer(1)).toMatchObject({ accountId: accountId(3), matchedBy: 'staff' });
  });

  it('never gets back an account that they took away, by no look and no refresh', async () => {
    const world = await worldWith([1], [contoso]);
    expect(world.customer(1)).toMatchObject({ accountId: contoso.id, matchState: 'matched', matchedBy: 'website' });
    world.change(1, { accountId: null });
    await world.look(1);
    expect(world.customer(1)).toMatchObject({ accountId: null, matchState: 'noCandidate', matchReason: expect.stringContaining('No other account') as string });
    await world.refresh({ isAsked: true });
    expect(world.customer(1)).toMatchObject({ accountId: null, matchState: 'noCandidate' });
    world.store.accounts.push(account(2, { name: 'Second', website: 'customer1.com' }));
    await world.tellOf(accountId(2));
    expect(world.customer(1)).toMatchObject({ accountId: null, matchState: 'suggested', suggestedAccountId: accountId(2) });
  });

  it('is searched anew where its account was deleted', async () => {
    const world = await worldWith([1], [contoso]);
    world.store.accounts = [account(2, { website: 'customer1.com' })];
    world.change(1, { accountId: null });
    await expect(world.look(1)).resolves.toBe('matched');
    expect(world.customer(1)).toMatchObject({ accountId: accountId(2) });
  });

  it('is left alone while they ignore it, and searched when they do no more', async () => {
    const world = await worldWith([1]);
    world.change(1, { matchState: 'ignored' });
    world.store.accounts = [contoso];
    await world.tellOf(contoso.id);
    await world.refresh({ isAsked: true });
    expect(world.customer(1)).toMatchObject({ matchState: 'ignored', accountId: null });
    world.change(1, { matchState: 'notSearched' });
    await expect(world.look(1)).resolves.toBe('matched');
  });
});

describe('an account that comes or changes', () => {
  it('gets the customer with its domain', async () => {
    const world = await worldWith([1, 2]);
    world.store.accounts = [contoso];
    await world.tellOf(contoso.id);
    expect(world.customer(1)).toMatchObject({ accountId: contoso.id, matchedBy: 'website' });
    expect(world.customer(2)).toMatchObject({ matchState: 'noCandidate' });
  });

  it('gets no second customer by itself', async () => {
    const world = await worldWith([1, 2], [contoso]);
    world.store.contacts = [{ accountId: contoso.id, email: 'info@customer2.com' }];
    await world.tellOf(contoso.id);
    expect(world.customer(2)).toMatchObject({ accountId: null, matchState: 'suggested', suggestedAccountId: contoso.id, matchReason: expect.stringContaining('another tenant at this provider') as string });
  });

  it('is a candidate no more when it goes', async () => {
    const world = await worldWith([1], [account(2, { name: 'Customer 1' })]);
    world.store.accounts = [];
    await world.tellOf(accountId(2));
    expect(world.customer(1)).toMatchObject({ matchState: 'noCandidate', suggestedAccountId: null, candidates: null });
  });
});

describe('looks at single rows', () => {
  const domains = fc.constantFrom('customer1.com', 'customer2.com', 'customer3.com', 'gmail.com');
  const someAccounts = fc.array(fc.record({ website: fc.option(domains), email: fc.option(domains.map((domain) => `info@${domain}`)), name: fc.constantFrom('Customer 1', 'Customer 2', 'Other') }), { maxLength: 4 });
  const numbered = (accounts: readonly Omit<AccountFacts, 'id'>[]): AccountFacts[] => accounts.map((one, index) => ({ ...one, id: accountId(index) }));

  it('come to the same as a refresh, in any order', async () => {
    await fc.assert(fc.asyncProperty(someAccounts, fc.shuffledSubarray([1, 2, 3], { minLength: 3 }), async (accounts, order) => {
      const one = await worldWith([1, 2, 3]);
      const other = await worldWith([1, 2, 3]);
      one.store.accounts = other.store.accounts = numbered(accounts);
      await one.refresh({ isAsked: true });
      for (const number of order) await other.look(number);
      expect(other.store.picture()).toEqual(one.store.picture());
      for (const number of order) await expect(other.look(number)).resolves.toBe('unchanged');
    }), { numRuns: 150 });
  });

  it('follow a change of an account as a refresh does', async () => {
    await fc.assert(fc.asyncProperty(someAccounts, someAccounts, async (before, after) => {
      const [one, other] = [await worldWith([1, 2, 3], numbered(before)), await worldWith([1, 2, 3], numbered(before))];
      one.store.accounts = other.store.accounts = numbered(after);
      for (let number = 0; number < 4; number += 1) await one.tellOf(accountId(number));
      await other.refresh({ isAsked: true });
      expect(one.store.picture()).toEqual(other.store.picture());
    }), { numRuns: 150 });
  });
});
