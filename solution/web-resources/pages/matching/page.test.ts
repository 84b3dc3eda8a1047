import { webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suggestionsText } from '@gdap-manager/entities/provider-account/suggestions';
import { MatchState } from '@gdap-manager/entities/provider-account/table';
import { findByText, getByLabelText, getByRole, getByText, queryByText, within } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { idOf, installXrm, type ApiRow, type FakeXrm } from '../../testing/xrm';
import { tenantRow } from '../../testing/tenants';
import { showMatching } from './page';

describe('Match tenants with accounts', () => {
  let xrm: FakeXrm;
  let root: HTMLElement;
  const user = userEvent.setup();
  const tenants = (...rows: ApiRow[]) => {
    xrm.rows.gdap_provideraccount = rows;
  };
  const item = (name: string) => within(getByText(root, name, { selector: 'legend .name' }).closest('li')!);

  beforeEach(() => {
    xrm = installXrm();
    document.body.innerHTML = '<main id="page"></main>';
    document.documentElement.lang = 'en';
    document.title = 'GDAP Manager';
    root = document.getElementById('page')!;
    Object.defineProperty(window, 'crypto', { value: webcrypto, configurable: true });
    jest.spyOn(window, 'close').mockImplementation(() => undefined);
    const suggestions = [
      { accountId: idOf(9), accountName: 'Contoso <b>Ltd</b>', evidence: [{ kind: 'website', domain: 'contoso.com' } as const, { kind: 'name' } as const] },
      { accountId: idOf(10), accountName: 'Contoso Holding', evidence: [{ kind: 'email', domain: 'contoso.com' } as const] },
    ];
    tenants(
      tenantRow(1, 'Contoso', { gdap_defaultdomain: 'contoso.com', gdap_matchreason: 'Two accounts have its domain.', gdap_suggestions: suggestionsText(suggestions) }),
      tenantRow(2, '北京东方乳业有限公司', { suggested: { id: idOf(11), name: '北京东方乳业' }, gdap_matchstate: MatchState.suggested }),
      tenantRow(3, 'No Domain', {}),
    );
  });

  it('offers the candidates of a tenant, each with its reason, as text', async () => {
    await showMatching(root, []);
    const contoso = item('Contoso');
    contoso.getByLabelText(/Contoso <b>Ltd<\/b>/);
    contoso.getByText('Its website has the domain contoso.com. The names are the same.');
    contoso.getByText('Its e-mail, or a contact’s, has the domain contoso.com.');
    contoso.getByText('Two accounts have its domain.');
    expect(contoso.getByLabelText<HTMLInputElement>('Leave as it is').checked).toBe(true);
  });

  it('takes every suggestion, and leaves the rest', async () => {
    await showMatching(root, []);
    await user.click(getByRole(root, 'button', { name: 'Take every suggestion' }));
    await user.click(getByRole(root, 'button', { name: 'Confirm 1 choice' }));
    await findByText(root, '1 tenant done.');
    expect(xrm.writes).toMatchObject([{ id: idOf(2), payload: { 'gdap_AccountId@odata.bind': `/accounts(${idOf(11)})`, gdap_matchstate: MatchState.matched } }]);
    await user.click(getByRole(root, 'button', { name: 'Go on with 2 tenants' }));
    expect([queryByText(root, '北京东方乳业有限公司'), getByText(root, 'No Domain') !== null]).toEqual([null, true]);
  });

  it('does for each tenant what was chosen: a candidate, a new account, not a customer', async () => {
    await showMatching(root, []);
    await user.click(item('Contoso').getByLabelText(/Contoso Holding/));
    await user.click(item('北京东方乳业有限公司').getByLabelText('Not a customer'));
    await user.click(item('No Domain').getByLabelText('New account'));
    await user.click(getByRole(root, 'button', { name: 'Confirm 3 choices' }));
    await findByText(root, '3 tenants done.');
    const made = xrm.writes.find(({ table }) => table === 'account')!.payload;
    expect(made.name).toBe('No Domain');
    expect(Object.fromEntries(xrm.writes.filter(({ table }) => table !== 'account').map(({ id, payload }) => [id, payload]))).toMatchObject({
      [idOf(1)]: { 'gdap_AccountId@odata.bind': `/accounts(${idOf(10)})` },
      [idOf(2)]: { gdap_matchstate: MatchState.ignored },
      [idOf(3)]: { 'gdap_AccountId@odata.bind': `/accounts(${String(made.accountid)})` },
    });
  });

  it('looks up any other account, with the keyboard alone', async () => {
    xrm.rows.account = [{ accountid: idOf(12), name: 'Trey Research' }];
    await showMatching(root, []);
    item('No Domain').getByRole('button', { name: 'Another account…' }).focus();
    await user.keyboard('{Enter}Trey');
    await findByText(root, 'Trey Research', { selector: 'option' });
    await user.keyboard('{ArrowDown}{Enter}');
    expect(item('No Domain').getByLabelText<HTMLInputElement>('Trey Research').checked).toBe(true);
    getByRole(root, 'button', { name: 'Confirm 1 choice' });
  });

  it('gives a look-up up with Escape, and leads back to where it began', async () => {
    await showMatching(root, []);
    await user.click(item('No Domain').getByRole('button', { name: 'Another account…' }));
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(item('No Domain').getByRole('button', { name: 'Another account…' }));
  });

  it('leaves what somebody else has matched meanwhile, and says so', async () => {
    await showMatching(root, []);
    await user.click(item('No Domain').getByLabelText('Not a customer'));
    tenants(tenantRow(3, 'No Domain', { account: { id: idOf(13), name: 'Proseware' } }));
    await user.click(getByRole(root, 'button', { name: 'Confirm 1 choice' }));
    await findByText(root, 'Left as it is: No Domain. It belongs to Proseware already.');
    expect(xrm.writes).toEqual([]);
  });

  it('makes no second account of a name', async () => {
    xrm.rows.account = [{ accountid: idOf(14), name: 'NO DOMAIN' }];
    await showMatching(root, []);
    await user.click(item('No Domain').getByLabelText('New account'));
    await user.click(getByRole(root, 'button', { name: 'Confirm 1 choice' }));
    await findByText(root, /There is an account of this name already/);
    expect(xrm.writes).toEqual([]);
  });

  it('keeps what failed, to be tried again', async () => {
    await showMatching(root, []);
    await user.click(item('Contoso').getByLabelText(/Contoso Holding/));
    xrm.onWrite = () => {
      throw new Error('No connection.');
    };
    await user.click(getByRole(root, 'button', { name: 'Confirm 1 choice' }));
    await findByText(root, 'Failed: Contoso. No connection.');
    await user.click(getByRole(root, 'button', { name: 'Go on with 3 tenants' }));
    expect(item('Contoso').getByLabelText<HTMLInputElement>(/Contoso Holding/).checked).toBe(true);
  });

  it('shows hundreds of tenants a page at a time, reads candidates of that page alone, and searches all', async () => {
    tenants(...Array.from({ length: 310 }, (_, index) => tenantRow(index + 1, `Tenant ${String(index + 1).padStart(3, '0')}`, {})));
    await showMatching(root, []);
    getByText(root, 'Page 1 of 13, 310 in all');
    expect(root.querySelectorAll('li[data-tenant]')).toHaveLength(25);
    await user.click(getByRole(root, 'button', { name: 'Next' }));
    await findByText(root, 'Tenant 026');
    await user.type(getByLabelText(root, 'Search by name, domain or provider'), '310');
    await findByText(root, 'Tenant 310');
    getByText(root, 'Page 1 of 1, 1 in all');
  });

  it('says that nothing is left where every tenant is matched', async () => {
    tenants();
    await showMatching(root, []);
    getByText(root, 'No tenant needs matching.');
  });

  it('asks for a choice instead of doing nothing', async () => {
    await showMatching(root, []);
    await user.click(getByRole(root, 'button', { name: 'Confirm' }));
    getByText(root, 'Choose something for at least one tenant.');
  });

  it('is German for somebody who works in German', async () => {
    const { rows } = xrm;
    Object.assign(installXrm(1031).rows, rows);
    await showMatching(root, []);
    item('Contoso').getByText('Ihre Website hat die Domäne contoso.com. Die Namen sind gleich.');
  });

  it('is accessible (WCAG 2.2 AA, what can be told without a screen)', async () => {
    await showMatching(root, []);
    await user.click(item('No Domain').getByRole('button', { name: 'Another account…' }));
    const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  it('loads nothing from elsewhere', () => {
    const html = readFileSync(join(__dirname, '../match-customers.html'), 'utf8');
    expect([...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address)).toEqual(['new-from-template.css', 'match-customers.css', '../scripts/match-customers.js']);
  });
});
