import { webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findByText, getByLabelText, getByRole, getByText, queryByText } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { idOf, installXrm, type ApiRow, type FakeXrm } from '../testing/xrm';
import { showPage } from './page';
import type { Preset } from './preset';

const formatted = 'OData.Community.Display.V1.FormattedValue';
const lookup = (column: string, table: string, id: string, name: string): ApiRow => ({
  [`_${column}_value`]: id, [`_${column}_value@${formatted}`]: name, [`_${column}_value@Microsoft.Dynamics.CRM.lookuplogicalname`]: table,
});
const provider = lookup('gdap_providerid', 'gdap_provider', idOf(70), 'Fabrikam');
const contoso = { id: idOf(9), name: 'Contoso' };

describe('New request from template', () => {
  let xrm: FakeXrm;
  let root: HTMLElement;
  const user = userEvent.setup();

  beforeEach(() => {
    xrm = installXrm();
    xrm.rows.gdap_template = [
      { gdap_templateid: idOf(30), gdap_name: 'Managed Services', gdap_autorenew: true, gdap_durationdays: 730, ...provider },
      { gdap_templateid: idOf(31), gdap_name: 'Service Desk <b>Only</b>', gdap_autorenew: false, gdap_durationdays: 1, ...provider },
    ];
    xrm.rows.gdap_rolemapping = [
      {
        gdap_rolemappingid: idOf(50), gdap_name: 'Helpdesk', ...lookup('gdap_templateid', 'gdap_template', idOf(30), 'Managed Services'), ...lookup('gdap_securitygroupid', 'gdap_securitygroup', idOf(80), 'Service Desk'),
        gdap_DirectoryRoleId: { gdap_directoryroleid: idOf(60), gdap_name: 'Helpdesk Administrator', gdap_roletemplateid: null, gdap_blocksautorenew: false },
      },
    ];
    xrm.rows.account = [{ accountid: idOf(9), name: 'Contoso' }];
    xrm.rows.gdap_provideraccount = [{ gdap_provideraccountid: idOf(20), gdap_name: 'Contoso', gdap_defaultdomain: 'contoso.example', ...lookup('gdap_accountid', 'account', idOf(9), 'Contoso'), ...provider }];
    document.body.innerHTML = '<main id="page"></main>';
    document.documentElement.lang = 'en';
    document.title = 'GDAP Manager';
    root = document.getElementById('page')!;
    Object.defineProperty(window, 'crypto', { value: webcrypto, configurable: true });
    jest.spyOn(window, 'close').mockImplementation(() => undefined);
  });

  const open = (preset: Preset = {}) => showPage(root, preset);

  it('makes a draft with its role mappings in one change set', async () => {
    await open({ customer: contoso });
    await user.click(getByLabelText(root, /Managed Services/));
    await user.click(getByRole(root, 'button', { name: 'Create draft' }));
    getByRole(root, 'heading', { name: '1 draft created' });
    const set = xrm.batches[0]![0]!;
    const id = set[0]!.payload.gdap_requestid;
    expect(set.map(({ table }) => table)).toEqual(['gdap_request', 'gdap_rolemapping']);
    expect(set[0]!.payload).toMatchObject({
      gdap_name: 'Contoso: Managed Services', gdap_durationdays: 730, gdap_autorenew: true,
      gdap_templatereason: '‘Managed Services’ was chosen, although it is not a default. Not applying: ‘Service Desk <b>Only</b>’ (it is not a default).',
      'gdap_AccountId@odata.bind': `/accounts(${idOf(9)})`, 'gdap_ProviderAccountId@odata.bind': `/gdap_provideraccounts(${idOf(20)})`,
    });
    expect(set[1]!.payload).toMatchObject({ 'gdap_RequestId@odata.bind': `/gdap_requests(${id})`, 'gdap_SecurityGroupId@odata.bind': `/gdap_securitygroups(${idOf(80)})` });
  });

  it('finds a customer by name, with the keyboard alone', async () => {
    await open();
    await user.type(getByLabelText(root, 'Search for a customer by name'), 'Cont');
    await findByText(root, 'Contoso', { selector: 'option' });
    await user.keyboard('{ArrowDown}{Enter}');
    getByText(root, 'Contoso', { selector: 'p' });
    expect(xrm.queries.find(({ table }) => table === 'account')!.query).toContain("contains(name,'Cont')");
  });

  it('asks for what is missing instead of making half of it', async () => {
    await open();
    await user.click(getByRole(root, 'button', { name: 'Create draft' }));
    expect([getByRole(root, 'status').textContent, xrm.batches]).toEqual(['Choose a customer.', []]);
  });

  it('says what to do where the customer has no tenant at the provider', async () => {
    xrm.rows.gdap_provideraccount = [];
    await open({ customer: contoso, templateIds: [idOf(30)] });
    getByText(root, /has no tenant at Fabrikam\. Set the customer on its provider account/);
  });

  it('tells of each draft what came of it, and offers to try again what failed', async () => {
    await open({ customer: contoso, templateIds: [idOf(30), idOf(31)] });
    xrm.onWrite = ({ payload }) => {
      if (String(payload.gdap_name).includes('Only')) throw new Error('Not allowed.');
    };
    await user.click(getByRole(root, 'button', { name: 'Create 2 drafts' }));
    getByText(root, /Created: Contoso: Managed Services\./);
    getByText(root, 'Failed: Contoso: Service Desk <b>Only</b>. Not allowed.');
    await user.click(getByRole(root, 'button', { name: 'Try the others again' }));
    expect([getByLabelText(root, /Managed Services/, { selector: 'input[type=checkbox]' }), getByLabelText(root, /Only/, { selector: 'input[type=checkbox]' })].map((box) => (box as HTMLInputElement).checked)).toEqual([false, true]);
  });

  it('shows only templates that fit a search', async () => {
    await open();
    await user.type(getByLabelText(root, 'Search by name, provider, category or role'), 'helpdesk');
    getByText(root, 'Managed Services');
    expect(queryByText(root, /Service Desk <b>/)).toBeNull();
  });

  it('is accessible (WCAG 2.2 AA, what can be told without a screen)', async () => {
    await open({ customer: contoso, templateIds: [idOf(30)] });
    const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  it('loads nothing from elsewhere', () => {
    const html = readFileSync(join(__dirname, 'new-from-template.html'), 'utf8');
    expect([...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address)).toEqual(['new-from-template.css', '../scripts/new-from-template.js']);
  });
});
