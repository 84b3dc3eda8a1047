import { webcrypto } from 'node:crypto';
import { MatchState } from '@gdap-manager/entities/provider-account/table';
import { accountFor } from '../shared/tenants';
import { takeOver } from '../shared/handover';
import { openForm } from '../testing/form';
import { tenantRow } from '../testing/tenants';
import { idOf, installXrm, type FakeXrm } from '../testing/xrm';
import { canConfirmMatch, confirmMatchList } from './confirm-match';
import { canHeed, canIgnore, heedList, ignoreList } from './customer-or-not';
import { matchList } from './match-customers';
import { newAccountForm, newAccountList } from './new-account';

let xrm: FakeXrm;
beforeEach(() => {
  xrm = installXrm();
  Object.defineProperty(window, 'crypto', { value: webcrypto, configurable: true });
  xrm.rows.gdap_provideraccount = [
    tenantRow(1, 'Contoso', { suggested: { id: idOf(9), name: 'Contoso Ltd' }, gdap_defaultdomain: 'contoso.com' }),
    tenantRow(2, 'Matched', { account: { id: idOf(8), name: 'Proseware' }, suggested: { id: idOf(9), name: 'Contoso Ltd' } }),
    tenantRow(3, 'Ignored', { gdap_matchstate: MatchState.ignored }),
    tenantRow(4, 'Unknown', {}),
  ];
});
const list = { refresh: jest.fn() };
const every = [1, 2, 3, 4].map(idOf);

describe('Confirm Match', () => {
  it('asks which tenant will be whose, and matches those that have a suggestion', async () => {
    await confirmMatchList(list, every);
    expect(xrm.shown.confirms).toEqual(['1 tenant will belong to the suggested account:\n\n- Contoso (contoso.com) → Contoso Ltd']);
    expect(xrm.writes).toMatchObject([{ id: idOf(1), payload: { 'gdap_AccountId@odata.bind': `/accounts(${idOf(9)})`, gdap_matchstate: MatchState.matched } }]);
    expect(xrm.shown.alerts).toEqual([
      '1 tenant matched. 3 were left as they are.\n\nLeft as it is: Matched. It belongs to Proseware already.\n' +
        'Left as it is: Ignored. Somebody has said that it is not a customer. Choose Is a Customer first.\nLeft as it is: Unknown. No account is suggested for it. Choose one with Match.',
    ]);
  });

  it('writes nothing where somebody thinks better of it', async () => {
    xrm.confirm = false;
    await confirmMatchList(list, every);
    expect([xrm.writes, xrm.shown.alerts]).toEqual([[], []]);
  });

  it('does not write what nobody has seen: another account is suggested by now', async () => {
    const { Navigation } = Xrm;
    jest.spyOn(Navigation, 'openConfirmDialog').mockImplementation((async () => {
      xrm.rows.gdap_provideraccount = [tenantRow(1, 'Contoso', { suggested: { id: idOf(10), name: 'Contoso Holding' } })];
      return { confirmed: true };
    }) as never);
    await confirmMatchList(list, [idOf(1)]);
    expect([xrm.writes, xrm.shown.alerts]).toEqual([[], ['1 was left as it is.\n\nLeft as it is: Contoso. Another account is suggested now: Contoso Holding. Look at it and confirm again.']]);
  });

  it('is offered on a form that has a suggestion and no customer', () => {
    const form = (suggested: unknown, account: unknown) =>
      openForm(xrm, 'gdap_provideraccount', idOf(1), { gdap_suggestedaccountid: { kind: 'lookup', value: suggested }, gdap_accountid: { kind: 'lookup', value: account } }).form;
    const some = [{ id: idOf(9), name: 'Contoso', entityType: 'account' }];
    expect([canConfirmMatch(form(some, null)), canConfirmMatch(form(null, null)), canConfirmMatch(form(some, some))]).toEqual([true, false, false]);
  });
});

describe('Not a Customer, Is a Customer', () => {
  it('leave what belongs to an account, and say how it can be taken off', async () => {
    await ignoreList(list, every);
    expect(xrm.writes.map(({ id, payload }) => [id, payload])).toEqual([[idOf(1), { gdap_matchstate: MatchState.ignored }], [idOf(4), { gdap_matchstate: MatchState.ignored }]]);
    expect(xrm.shown.alerts[0]).toContain('Left as it is: Matched. It belongs to Proseware. Take the customer off the provider account first.');
  });

  it('have the account searched again', async () => {
    await heedList(list, [idOf(3)]);
    expect(xrm.writes).toMatchObject([{ id: idOf(3), payload: { gdap_matchstate: MatchState.notSearched } }]);
    expect(xrm.shown.notes).toEqual(['1 tenant may be a customer again. Its account is searched.']);
  });

  it('are offered one at a time', () => {
    const form = (state: number) => openForm(xrm, 'gdap_provideraccount', idOf(1), { gdap_matchstate: { kind: 'choice', value: state } }).form;
    const [open, ignored] = [form(MatchState.suggested), form(MatchState.ignored)];
    expect([canIgnore(open), canHeed(open), canIgnore(ignored), canHeed(ignored)]).toEqual([true, false, false, true]);
  });
});

describe('New Account from Tenant', () => {
  it('makes account and match together, warns of likely accounts, and makes no second account of a name', async () => {
    xrm.rows.account = [{ accountid: idOf(20), name: 'unknown' }];
    await newAccountList(list, [idOf(1), idOf(4)]);
    expect(xrm.shown.confirms).toEqual(['Create 2 accounts and match the tenants with them? Contoso, Unknown\n\nFor 1 of them there is an account already that it probably belongs to.']);
    const [set] = xrm.batches[0]!;
    expect(set!.map(({ table, payload }) => [table, payload])).toMatchObject([
      ['account', { name: 'Contoso', websiteurl: 'https://contoso.com' }],
      ['gdap_provideraccount', { 'gdap_AccountId@odata.bind': `/accounts(${String(set![0]!.payload.accountid)})` }],
    ]);
    expect(xrm.shown.alerts[0]).toContain('Left as it is: Unknown. There is an account of this name already.');
  });

  it('makes one account where two tenants have one name', async () => {
    xrm.rows.gdap_provideraccount = [tenantRow(1, 'Twin', {}), tenantRow(2, 'TWIN', {})];
    await newAccountList(list, [idOf(1), idOf(2)]);
    expect(xrm.writes.filter(({ table }) => table === 'account')).toHaveLength(1);
  });

  it('makes one account where two long names come to one when they are cut', async () => {
    const long = 'x'.repeat(160);
    xrm.rows.gdap_provideraccount = [tenantRow(1, `${long} north`, {}), tenantRow(2, `${long} south`, {})];
    await newAccountList(list, [idOf(1), idOf(2)]);
    expect(xrm.writes.filter(({ table }) => table === 'account')).toHaveLength(1);
    xrm.rows.account = [{ accountid: idOf(9), name: long, statecode: 0 }];
    await newAccountList(list, [idOf(2)]);
    expect(xrm.writes.filter(({ table }) => table === 'account')).toHaveLength(1);
  });

  it('opens the account that was made on a form', async () => {
    const { form } = openForm(xrm, 'gdap_provideraccount', idOf(4), {});
    await newAccountForm(form);
    expect(xrm.shown.opened).toMatchObject([{ entityName: 'account', entityId: xrm.writes[0]!.payload.accountid }]);
  });

  it('gives no website of Microsoft’s, and cuts a name between characters', () => {
    expect(accountFor({ name: 'Contoso', domain: 'contoso.onmicrosoft.com' })).toEqual({ name: 'Contoso' });
    const { name } = accountFor({ name: `${'x'.repeat(159)}😀`, domain: undefined });
    expect(name).toBe('x'.repeat(159));
  });
});

describe('Match', () => {
  it('opens the page for the selected tenants, however many', async () => {
    const ids = Array.from({ length: 250 }, (_, index) => idOf(index));
    await matchList(list, ids);
    const [{ data }] = xrm.shown.opened[0] as [{ data: string }];
    expect(data.length).toBeLessThan(100);
    const { tenants } = JSON.parse(data) as { tenants: string };
    expect([takeOver(tenants), takeOver(tenants)]).toEqual([ids, []]);
  });

  it('opens it for all that need matching where none is selected', async () => {
    await matchList(list, []);
    expect(xrm.shown.opened[0]).toMatchObject([{ webresourceName: 'gdap_/pages/match-customers.html' }, { target: 2 }]);
  });
});
