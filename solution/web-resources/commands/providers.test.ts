import { openForm } from '../testing/form';
import { idOf, installXrm, type FakeXrm } from '../testing/xrm';
import { checkConnectionForm, checkConnectionList, refreshCustomersList } from './ask-providers';
import { connectForm, connectList } from './connect-provider';

let xrm: FakeXrm;
const list = { refresh: jest.fn() };
beforeEach(() => {
  xrm = installXrm();
  globalThis.fetch = async () => ({ headers: new Headers({ Date: 'Sun, 22 Nov 2026 10:00:00 GMT' }) }) as Response;
  xrm.rows.gdap_provider = [
    { gdap_providerid: idOf(1), gdap_name: 'Fabrikam', statecode: 0 },
    { gdap_providerid: idOf(2), gdap_name: 'Closed', statecode: 1 },
  ];
});

describe('Check Connection and Refresh Customers', () => {
  it('ask by the environment’s time, for those that are active', async () => {
    await refreshCustomersList(list, [idOf(1), idOf(2), idOf(3)]);
    expect(xrm.writes).toMatchObject([{ table: 'gdap_provider', id: idOf(1), payload: { gdap_refreshrequestedon: '2026-11-22T10:00:00Z' } }]);
    expect(xrm.shown.alerts[0]).toContain('Left as it is: Closed. It is inactive.');
    expect(xrm.shown.alerts[0]).toContain('A provider that was chosen');
  });

  it('tell how many are being seen to', async () => {
    await checkConnectionList(list, [idOf(1)]);
    expect(xrm.writes).toMatchObject([{ payload: { gdap_checkrequestedon: '2026-11-22T10:00:00Z' } }]);
    expect(xrm.shown.notes).toEqual(['The connection of 1 provider is being checked.']);
  });

  it('ask for no check that counts as made already', async () => {
    xrm.rows.gdap_provider![0]!.gdap_checkedon = '2026-11-22T10:00:01Z';
    await checkConnectionList(list, [idOf(1)]);
    expect(xrm.writes).toMatchObject([{ payload: { gdap_checkrequestedon: '2026-11-22T10:00:01Z' } }]);
  });

  it('leave it to the form to tell what comes of it', async () => {
    const form = openForm(xrm, 'gdap_provider', idOf(1), {});
    await checkConnectionForm(form.form);
    expect([xrm.writes.length, xrm.shown.notes, form.refreshes]).toEqual([1, [], 1]);
  });
});

describe('Connect', () => {
  const page = { pageType: 'webresource', webresourceName: 'gdap_/pages/connect-provider.html', data: idOf(1) };

  it('opens the page for the provider, from form and list', async () => {
    const form = openForm(xrm, 'gdap_provider', idOf(1), {});
    await connectForm(form.form);
    await connectList(list, [idOf(1)]);
    expect(xrm.shown.opened.map((options) => (options as unknown[])[0])).toEqual([page, page]);
    expect([form.refreshes, list.refresh.mock.calls.length > 0]).toEqual([1, true]);
  });
});
