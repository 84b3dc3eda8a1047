import { RequestStatus } from '@gdap-manager/entities/gdap-request/table';
import { WaitingOn } from '@gdap-manager/entities/waiting-on';
import { openForm, settle, type TestForm } from '../testing/form';
import { idOf, installXrm, type ApiRow, type FakeXrm } from '../testing/xrm';
import { onLoad } from './request';
import { stopWatching } from './watch';

const request = idOf(1);
const lookup = (table: string, id: string, name = id) => [{ id, name, entityType: table }];
const formatted = 'OData.Community.Display.V1.FormattedValue';

const fieldsOf = (values: Record<string, unknown> = {}) => ({
  gdap_name: { kind: 'text', value: values.gdap_name },
  gdap_accountid: { kind: 'lookup', value: values.gdap_accountid },
  gdap_provideraccountid: { kind: 'lookup', value: values.gdap_provideraccountid },
  gdap_templateid: { kind: 'lookup', value: values.gdap_templateid },
  gdap_autorenew: { kind: 'yesNo', value: values.gdap_autorenew ?? false },
  gdap_durationdays: { kind: 'number', value: 'gdap_durationdays' in values ? values.gdap_durationdays : 365 },
  gdap_expirydate: { kind: 'text' },
  statuscode: { kind: 'choice', value: values.statuscode ?? RequestStatus.draft },
}) as const;

/** Rows of mappings whose roles exclude auto-renew, or not. */
const mapping = (owner: 'request' | 'template', ownerId: string, name: string, blocks: boolean): ApiRow => ({
  gdap_rolemappingid: idOf(50), gdap_name: name,
  [`_gdap_${owner}id_value`]: ownerId, [`_gdap_${owner}id_value@Microsoft.Dynamics.CRM.lookuplogicalname`]: `gdap_${owner}`,
  gdap_DirectoryRoleId: { gdap_directoryroleid: idOf(60), gdap_name: name, gdap_roletemplateid: null, gdap_blocksautorenew: blocks },
});

describe('the form of a request', () => {
  let xrm: FakeXrm;

  beforeEach(() => {
    xrm = installXrm();
  });
  afterEach(() => {
    stopWatching();
    Reflect.deleteProperty(window, 'fetch');
  });

  const stored = (status: number, more: ApiRow = {}) => {
    xrm.rows.gdap_request = [{ gdap_requestid: request, '@odata.etag': 'W/"1"', versionnumber: 1, statuscode: status, ...more }];
  };
  async function open(id: string, values: Record<string, unknown> = {}): Promise<TestForm> {
    const form = openForm(xrm, 'gdap_request', id, fieldsOf({ statuscode: xrm.rows.gdap_request?.[0]?.statuscode, ...values }));
    onLoad(form.context);
    await settle();
    return form;
  }

  describe('locks', () => {
    it('nothing of a draft but what the handlers write', async () => {
      stored(RequestStatus.draft);
      const form = await open(request);
      expect(['gdap_accountid', 'gdap_durationdays', 'gdap_autorenew', 'gdap_expirydate'].map((column) => form.isLocked(column))).toEqual([false, false, false, true]);
    });

    it('what the customer approves, once it was sent', async () => {
      stored(RequestStatus.approvalPending);
      const form = await open(request);
      expect(['gdap_accountid', 'gdap_provideraccountid', 'gdap_templateid', 'gdap_durationdays', 'gdap_autorenew', 'gdap_name'].map((column) => form.isLocked(column)))
        .toEqual([true, true, true, true, true, false]);
    });

    it('auto-renew no longer where the relationship is in force', async () => {
      stored(RequestStatus.active);
      const form = await open(request);
      expect(['gdap_durationdays', 'gdap_autorenew'].map((column) => form.isLocked(column))).toEqual([true, false]);
    });
  });

  describe('tenant', () => {
    it('is searched among those of the customer', async () => {
      const form = await open('', { gdap_accountid: lookup('account', idOf(9)) });
      expect(form.filters('gdap_provideraccountid')).toEqual([`<filter type="and"><condition attribute="gdap_accountid" operator="eq" value="${idOf(9)}"/></filter>`]);
    });

    it('is taken away when another customer is chosen, and chosen where there is but one', async () => {
      xrm.rows.gdap_provideraccount = [{ gdap_provideraccountid: idOf(21), gdap_name: 'Contoso', _gdap_accountid_value: idOf(9) }];
      const form = await open('', { gdap_provideraccountid: lookup('gdap_provideraccount', idOf(20)) });
      await form.enter('gdap_accountid', lookup('account', idOf(9)));
      expect(form.form.getAttribute('gdap_provideraccountid')!.getValue()).toEqual(lookup('gdap_provideraccount', idOf(21), 'Contoso'));
    });

    it('stays open where there are several', async () => {
      xrm.rows.gdap_provideraccount = [21, 22].map((number) => ({ gdap_provideraccountid: idOf(number), gdap_name: 'Contoso', _gdap_accountid_value: idOf(9) }));
      const form = await open('', { gdap_accountid: lookup('account', idOf(9)) });
      expect(form.form.getAttribute('gdap_provideraccountid')!.getValue()).toBeNull();
    });
  });

  describe('what a new one begins with', () => {
    const name = (form: TestForm) => form.form.getAttribute('gdap_name')!.getValue();

    it('is the longest duration, once something is filled in, and only once', async () => {
      const form = await open('', { gdap_durationdays: null });
      const duration = form.form.getAttribute('gdap_durationdays')!;
      expect(duration.getValue()).toBeNull();
      await form.enter('gdap_name', 'Mine');
      expect(duration.getValue()).toBe(730);
      await form.enter('gdap_durationdays', null);
      await form.enter('gdap_name', 'Ours');
      expect(duration.getValue()).toBeNull();
    });

    it('is the longest duration at once where the customer is known', async () => {
      const form = await open('', { gdap_durationdays: null, gdap_accountid: lookup('account', idOf(9), 'Contoso') });
      expect(form.form.getAttribute('gdap_durationdays')!.getValue()).toBe(730);
    });

    it('is a name of customer and template, as they are chosen', async () => {
      xrm.rows.gdap_template = [{ gdap_templateid: idOf(30), gdap_autorenew: true, gdap_durationdays: 730 }];
      const form = await open('');
      expect(name(form)).toBeNull();
      await form.enter('gdap_accountid', lookup('account', idOf(9), 'Contoso'));
      expect(name(form)).toBe('Contoso');
      await form.enter('gdap_templateid', lookup('gdap_template', idOf(30), 'Help Desk'));
      expect(name(form)).toBe('Contoso: Help Desk');
    });

    it('is never written over what somebody typed', async () => {
      const form = await open('', { gdap_accountid: lookup('account', idOf(9), 'Contoso') });
      await form.enter('gdap_name', 'Mine');
      await form.enter('gdap_accountid', lookup('account', idOf(10), 'Fabrikam'));
      expect(name(form)).toBe('Mine');
    });

    it('is nothing on a request that there is already', async () => {
      stored(RequestStatus.draft);
      const form = await open(request, { gdap_name: null, gdap_accountid: lookup('account', idOf(9), 'Contoso'), gdap_durationdays: null });
      expect([name(form), form.form.getAttribute('gdap_durationdays')!.getValue()]).toEqual([null, null]);
    });
  });

  describe('template', () => {
    beforeEach(() => {
      xrm.rows.gdap_template = [{ gdap_templateid: idOf(30), gdap_autorenew: true, gdap_durationdays: 730 }];
      xrm.rows.gdap_rolemapping = [mapping('template', idOf(30), 'Helpdesk Administrator', false)];
    });

    it('fills a new request', async () => {
      const form = await open('');
      await form.enter('gdap_templateid', lookup('gdap_template', idOf(30)));
      expect([form.form.getAttribute('gdap_autorenew')!.getValue(), form.form.getAttribute('gdap_durationdays')!.getValue()]).toEqual([true, 730]);
    });

    it('gives its role mappings in one change set when the request was saved', async () => {
      stored(RequestStatus.draft);
      const form = await open('');
      await form.enter('gdap_templateid', lookup('gdap_template', idOf(30)));
      await form.save();
      expect(xrm.batches.map((batch) => batch.map((set) => set.map(({ table, payload }) => [table, payload['gdap_RequestId@odata.bind']])))).toEqual([
        [[['gdap_rolemapping', `/gdap_requests(${request})`]]],
      ]);
    });

    it('gives nothing to a request that has role mappings already', async () => {
      stored(RequestStatus.draft);
      xrm.rows.gdap_rolemapping!.push(mapping('request', request, 'Helpdesk Administrator', false));
      const form = await open('');
      await form.enter('gdap_templateid', lookup('gdap_template', idOf(30)));
      await form.save();
      expect(xrm.batches).toEqual([]);
    });
  });

  describe('Global Administrator', () => {
    beforeEach(() => {
      xrm.rows.gdap_rolemapping = [mapping('request', request, 'Global Administrator', true)];
    });

    it('and auto-renew are refused together, at once', async () => {
      stored(RequestStatus.draft);
      const form = await open(request);
      await form.enter('gdap_autorenew', true);
      expect(form.error('gdap_autorenew')).toBe('Microsoft does not extend relationships with Global Administrator. Turn Auto-Renew off, or take the role out of the role mappings.');
      expect(await form.save()).toBe(false);
    });

    it('is accepted again when auto-renew is turned off', async () => {
      stored(RequestStatus.draft);
      const form = await open(request, { gdap_autorenew: true });
      expect(form.error('gdap_autorenew')).toBeDefined();
      await form.enter('gdap_autorenew', false);
      expect([form.error('gdap_autorenew'), await form.save()]).toEqual([undefined, true]);
    });
  });

  it.each([[0, true], [1, false], [730, false], [731, true]])('says of a duration of %i days whether it is wrong', async (days, wrong) => {
    stored(RequestStatus.draft);
    const form = await open(request);
    await form.enter('gdap_durationdays', days);
    expect(form.error('gdap_durationdays') !== undefined).toBe(wrong);
  });

  it('warns by the clock of the environment, which may be another than that of the browser', async () => {
    const there = new Date(Date.now() + 340 * 86_400_000);
    window.fetch = async () => ({ headers: new Map([['Date', there.toUTCString()]]) }) as unknown as Response;
    stored(RequestStatus.active, { gdap_expirydate: new Date(there.getTime() + 9.5 * 86_400_000).toISOString() });
    const form = await open(request);
    expect(form.notices()['gdap.expiry']).toMatch(/^It ends in 9 days/);
  });

  it('says what is in the way, and who must act', async () => {
    stored(RequestStatus.draft, { gdap_lasterror: 'No role is asked for. Add at least one role mapping.', gdap_waitingon: WaitingOn.staff });
    const form = await open(request);
    expect(form.notices()).toEqual({ 'gdap.error': 'No role is asked for. Add at least one role mapping. Our staff must act.' });
  });

  describe('while a handler works', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => jest.useRealTimers());

    it('follows the row, refreshes when it moved, and says what came of it', async () => {
      stored(RequestStatus.submitting);
      const form = await open(request);
      expect(form.notices()['gdap.progress']).toContain('being sent to Microsoft');
      await jest.advanceTimersByTimeAsync(1000);
      expect(form.refreshes).toBe(0);
      stored(RequestStatus.approvalPending, { versionnumber: 2 });
      await jest.advanceTimersByTimeAsync(2000);
      expect(form.refreshes).toBe(1);
      expect(form.notices()).toEqual({ 'gdap.outcome': 'The acceptance link is ready. Send it to an administrator of the customer.' });
    });

    it('catches up where the handler was quicker than the form', async () => {
      stored(RequestStatus.approvalPending, { versionnumber: 2 });
      const form = await open(request, { statuscode: RequestStatus.submitting });
      expect([form.refreshes, form.notices()]).toEqual([1, { 'gdap.outcome': 'The acceptance link is ready. Send it to an administrator of the customer.' }]);
    });

    it('takes back what came of it when it is no longer so', async () => {
      stored(RequestStatus.approvalPending, { versionnumber: 2 });
      const form = await open(request, { statuscode: RequestStatus.submitting });
      await form.form.data.refresh(false);
      await settle();
      expect(form.notices()['gdap.outcome']).toBeDefined();
      stored(RequestStatus.active, { versionnumber: 3 });
      form.form.getAttribute('statuscode')!.setValue(RequestStatus.active);
      await form.form.data.refresh(false);
      await settle();
      expect(form.notices()).toEqual({});
    });

    it('throws nothing away that somebody is typing', async () => {
      stored(RequestStatus.submitting);
      const form = await open(request);
      await form.enter('gdap_name', 'Another name');
      stored(RequestStatus.approvalPending, { versionnumber: 2 });
      await jest.advanceTimersByTimeAsync(1000);
      expect([form.refreshes, form.notices()['gdap.outcome']]).toEqual([0, 'The acceptance link is ready. Send it to an administrator of the customer.']);
    });

    it('gives up after about a minute and says that it goes on', async () => {
      stored(RequestStatus.terminating);
      const form = await open(request);
      const before = xrm.reads;
      await jest.advanceTimersByTimeAsync(600_000);
      expect(xrm.reads - before).toBeLessThan(12);
      expect(form.notices()['gdap.progress']).toContain('goes on in the background');
    });
  });

  describe('where two people edit', () => {
    const editing = async () => {
      stored(RequestStatus.draft, { gdap_durationdays: 365 });
      const form = await open(request);
      await form.enter('gdap_durationdays', 500);
      return form;
    };

    it('asks whose value counts, naming what differs, and keeps mine', async () => {
      const form = await editing();
      stored(RequestStatus.draft, { '@odata.etag': 'W/"2"', gdap_durationdays: 90, [`gdap_durationdays@${formatted}`]: '90' });
      expect(await form.save()).toBe(true);
      expect(xrm.shown.confirms[0]).toMatch(/gdap_durationdays\n– Yours: 500\n– Theirs: 90$/);
      expect(form.form.getAttribute('gdap_durationdays')!.getValue()).toBe(500);
    });

    it('takes theirs where that is wanted', async () => {
      const form = await editing();
      stored(RequestStatus.draft, { '@odata.etag': 'W/"2"', gdap_durationdays: 90 });
      xrm.confirm = false;
      await form.save();
      expect(form.form.getAttribute('gdap_durationdays')!.getValue()).toBe(90);
      expect(form.notices()['gdap.conflict']).toMatch(/Yours was: gdap_durationdays: 500\./);
      await form.save();
      expect(form.notices()['gdap.conflict']).toBeUndefined();
    });

    it('asks about a change that came before the form looked at the row, but after it was filled', async () => {
      stored(RequestStatus.draft, { '@odata.etag': 'W/"2"', gdap_durationdays: 90 });
      const form = await open(request);
      await form.enter('gdap_durationdays', 500);
      await form.save();
      expect(xrm.shown.confirms).toHaveLength(1);
    });

    it('asks once, also where the save itself then fails and is tried again', async () => {
      const form = await editing();
      stored(RequestStatus.draft, { '@odata.etag': 'W/"2"', gdap_durationdays: 90 });
      xrm.onSave = () => false;
      await form.save();
      xrm.onSave = () => true;
      expect([await form.save(), xrm.shown.confirms.length]).toEqual([true, 1]);
    });

    it('lets the save go on to say itself that there is no connection', async () => {
      const form = await editing();
      xrm.rows.gdap_request = [];
      expect([await form.save(), xrm.shown.confirms]).toEqual([true, []]);
    });

    it('asks nothing where both came to the same', async () => {
      const form = await editing();
      stored(RequestStatus.draft, { '@odata.etag': 'W/"2"', gdap_durationdays: 500 });
      expect([await form.save(), xrm.shown.confirms]).toEqual([true, []]);
    });

    it('asks nothing where others changed something else', async () => {
      const form = await editing();
      stored(RequestStatus.draft, { '@odata.etag': 'W/"2"', gdap_durationdays: 365, gdap_name: 'Theirs' });
      expect([await form.save(), xrm.shown.confirms]).toEqual([true, []]);
    });
  });
});
