import { webcrypto } from 'node:crypto';
import { findByText, getByLabelText, getByRole, getByText, queryByText } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { lookupRow, tenantRow } from '../../testing/tenants';
import { idOf, installXrm, type FakeXrm } from '../../testing/xrm';
import { showBulk } from './page';

describe('New request from template, for several customers', () => {
  let xrm: FakeXrm;
  let root: HTMLElement;
  const user = userEvent.setup();
  const provider = lookupRow('gdap_providerid', 'gdap_provider', idOf(70), 'Fabrikam');

  beforeEach(() => {
    xrm = installXrm();
    xrm.rows.account = [{ accountid: idOf(1), name: 'Adatum' }, { accountid: idOf(2), name: 'Börse <i>AG</i>' }, { accountid: idOf(3), name: 'Contoso' }];
    xrm.rows.gdap_provideraccount = [tenantRow(11, 'Adatum', { account: { id: idOf(1), name: 'Adatum' } }), tenantRow(12, 'Börse', { account: { id: idOf(2), name: 'Börse' } })];
    xrm.rows.gdap_template = [
      { gdap_templateid: idOf(30), gdap_name: 'Managed Services', gdap_isdefault: true, gdap_autorenew: true, gdap_durationdays: 730, ...provider },
      { gdap_templateid: idOf(31), gdap_name: 'Service Desk Only', gdap_isdefault: false, gdap_autorenew: false, gdap_durationdays: 365, ...provider },
    ];
    xrm.rows.gdap_rolemapping = [
      {
        gdap_rolemappingid: idOf(50), gdap_name: 'Helpdesk', ...lookupRow('gdap_templateid', 'gdap_template', idOf(30), 'Managed Services'),
        gdap_DirectoryRoleId: { gdap_directoryroleid: idOf(60), gdap_name: 'Helpdesk Administrator', gdap_roletemplateid: null, gdap_blocksautorenew: false },
      },
    ];
    document.body.innerHTML = '<main id="page"></main>';
    document.documentElement.lang = 'en';
    document.title = 'GDAP Manager';
    root = document.getElementById('page')!;
    Object.defineProperty(window, 'crypto', { value: webcrypto, configurable: true });
    jest.spyOn(window, 'close').mockImplementation(() => undefined);
  });

  const open = () => showBulk(root, [1, 2, 3].map(idOf));
  const live = () => {
    xrm.rows.gdap_request = [{
      gdap_requestid: idOf(40), statecode: 0, statuscode: 1, 'statuscode@OData.Community.Display.V1.FormattedValue': 'Draft',
      ...lookupRow('gdap_templateid', 'gdap_template', idOf(30), 'Managed Services'), ...lookupRow('gdap_provideraccountid', 'gdap_provideraccount', idOf(11), 'Adatum'),
    }];
  };

  it('shows what will be made, what exists, and who has no tenant and what to do', async () => {
    live();
    await open();
    getByText(root, 'For 3 customers');
    getByText(root, 'There is one from Managed Services already: Draft.');
    getByText(root, 'New: Börse <i>AG</i>: Managed Services');
    getByText(root, /These accounts have no tenant, .*: Contoso\. Open Provider Accounts, Needs Matching/);
    getByRole(root, 'button', { name: 'Create 1 draft' });
  });

  it('makes them in one call, each in a change set of its own', async () => {
    await open();
    await user.click(getByRole(root, 'button', { name: 'Create 2 drafts' }));
    await findByText(root, '2 drafts created.');
    expect(xrm.batches.map((sets) => sets.map((set) => set.map(({ table }) => table)))).toEqual([[['gdap_request', 'gdap_rolemapping'], ['gdap_request', 'gdap_rolemapping']]]);
    expect(xrm.writes[0]!.payload).toMatchObject({ gdap_uniquekey: `${idOf(11)}/${idOf(30)}`, 'gdap_AccountId@odata.bind': `/accounts(${idOf(1)})`, 'gdap_ProviderAccountId@odata.bind': `/gdap_provideraccounts(${idOf(11)})` });
  });

  it('takes the same templates for all where that is wanted', async () => {
    await open();
    await user.click(getByLabelText(root, 'The same templates for all customers'));
    getByText(root, 'Choose at least one template.');
    await user.click(getByLabelText(root, /Service Desk Only/));
    getByText(root, 'New: Adatum: Service Desk Only');
    getByRole(root, 'button', { name: 'Create 2 drafts' });
    expect(queryByText(root, /New: .*Managed Services/)).toBeNull();
  });

  it('tells of each what came of it where a call fails, and makes nothing twice', async () => {
    await open();
    xrm.onWrite = ({ payload }) => {
      if (String(payload.gdap_name).startsWith('Börse')) throw new Error('Not allowed.');
      if (payload.gdap_requestid) xrm.rows.gdap_request = [...(xrm.rows.gdap_request ?? []), { gdap_requestid: payload.gdap_requestid }];
    };
    await user.click(getByRole(root, 'button', { name: 'Create 2 drafts' }));
    await findByText(root, '1 draft created. 1 failed.');
    getByText(root, 'Failed: Börse <i>AG</i>: Managed Services. Not allowed.');
    expect(xrm.writes.filter(({ table, payload }) => table === 'gdap_request' && payload.gdap_name === 'Adatum: Managed Services')).toHaveLength(1);
  });

  it('says what somebody else has made meanwhile', async () => {
    await open();
    xrm.onWrite = ({ payload }) => {
      if (String(payload.gdap_name).startsWith('Adatum')) {
        live();
        throw new Error('A record that has the attribute values gdap_uniquekey already exists.');
      }
    };
    await user.click(getByRole(root, 'button', { name: 'Create 2 drafts' }));
    await findByText(root, 'Left as it is: Adatum: Managed Services. There is one from this template already: Draft.');
  });

  it('says that there is nothing to create', async () => {
    xrm.rows.gdap_template = [];
    await open();
    await user.click(getByRole(root, 'button', { name: 'Create drafts' }));
    getByText(root, 'There is nothing to create: choose other templates or customers.');
    expect(xrm.batches).toEqual([]);
  });

  it('names what is not there any more', async () => {
    await showBulk(root, [1, 2, 3, 4].map(idOf));
    getByText(root, '1 account is left out: it is inactive or does not exist any more.');
  });

  it('is accessible (WCAG 2.2 AA, what can be told without a screen)', async () => {
    live();
    await open();
    const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});
