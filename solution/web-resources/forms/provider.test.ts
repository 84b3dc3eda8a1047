import { ConnectionState, ProviderType, RefreshState } from '@gdap-manager/entities/provider/table';
import * as fc from 'fast-check';
import type { ProviderState } from '../shared/providers';
import { openForm, settle, type TestForm } from '../testing/form';
import { idOf, installXrm, type ApiRow, type FakeXrm } from '../testing/xrm';
import { onLoad } from './provider';
import { isAtWork, providerNotices } from './provider-notices';
import { stopWatching } from './watch';

const now = Date.parse('2026-11-22T10:00:00Z');
const state = (more: Partial<ProviderState> = {}): ProviderState => ({
  id: idOf(2), version: '1', name: 'Fabrikam', isActive: true, connectionState: ConnectionState.connected, connectionMessage: undefined, checkedOn: undefined, checkRequestedOn: undefined,
  refreshState: RefreshState.idle, refreshMessage: undefined, refreshedOn: undefined, refreshRequestedOn: undefined, ...more,
});

describe('what stands above the form of a provider', () => {
  beforeEach(() => void installXrm());
  const texts = (more: Partial<ProviderState>) => providerNotices(state(more), now).map(({ level, text }) => `${level} ${text}`);

  it('is nothing where all is well', () => {
    expect(texts({})).toEqual([]);
  });

  it('is the next step, or what is in the way and how to see more', () => {
    expect(texts({ connectionState: ConnectionState.notConnected, connectionMessage: 'Enter ids.' })).toEqual(['INFO Next step: choose Connect… to connect this provider. Enter ids.']);
    expect(texts({ connectionState: ConnectionState.attention, connectionMessage: 'The secret has expired.' })[0]).toMatch(/^ERROR .*The secret has expired\. Choose Connect…/);
  });

  it('is how far the handlers are', () => {
    expect(texts({ refreshState: RefreshState.running, refreshMessage: '1,500 of 10,000' })).toEqual(['INFO 1,500 of 10,000']);
    expect(texts({ refreshRequestedOn: now })).toEqual(['INFO Customers, groups and roles are being read from Microsoft …']);
    expect(texts({ refreshRequestedOn: now, refreshedOn: now })).toEqual([]);
    expect(texts({ refreshState: RefreshState.failed, refreshMessage: 'Microsoft said 503.' })).toEqual(['WARNING Microsoft said 503.']);
    expect(texts({ refreshState: RefreshState.failed })).toEqual(['WARNING Reading from Microsoft was interrupted. Open the timeline to see why.']);
    expect(texts({ checkRequestedOn: now })).toEqual(['INFO The handlers are checking …']);
    expect(texts({ checkRequestedOn: now, checkedOn: now + 1000 })).toEqual([]);
  });

  it('is followed exactly while a notice says that something is under way', () => {
    const moment = fc.option(fc.integer({ min: now - 3_600_000, max: now }), { nil: undefined });
    const any = fc.record({
      isActive: fc.boolean(), connectionState: fc.constantFrom(...Object.values(ConnectionState)), refreshState: fc.constantFrom(...Object.values(RefreshState)),
      checkedOn: moment, checkRequestedOn: moment, refreshedOn: moment, refreshRequestedOn: moment,
    });
    fc.assert(fc.property(any, (more) => {
      const under = providerNotices(state(more), now).filter(({ id, level }) => id !== 'gdap.connection' && level === 'INFO');
      expect(isAtWork(state(more), now)).toBe(under.length > 0);
    }));
  });
});

describe('the form of a provider', () => {
  let xrm: FakeXrm;
  let row: ApiRow;
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask'], now });
    xrm = installXrm();
    row = { gdap_providerid: idOf(2), versionnumber: 1, gdap_name: 'Fabrikam', statecode: 0, gdap_connectionstate: ConnectionState.connected };
    xrm.rows.gdap_provider = [row];
    globalThis.fetch = async () => ({ headers: new Headers({ Date: new Date().toUTCString() }) }) as Response;
  });
  afterEach(() => {
    stopWatching();
    jest.useRealTimers();
  });

  async function open(type: number): Promise<TestForm> {
    const form = openForm(xrm, 'gdap_provider', idOf(2), { gdap_type: { kind: 'choice', value: type }, gdap_indirectprovidertenantid: { kind: 'text' } });
    onLoad(form.context);
    await settle();
    return form;
  }
  const showsTenant = ({ form }: TestForm) => form.getControl<Xrm.Controls.StandardControl>('gdap_indirectprovidertenantid')!.getVisible();

  it('shows the tenant of an indirect provider only for such', async () => {
    const form = await open(ProviderType.partnerCenter);
    expect(showsTenant(form)).toBe(false);
    await form.enter('gdap_type', ProviderType.pax8);
    expect(showsTenant(form)).toBe(true);
  });

  it('follows what somebody asks for after a refresh has failed', async () => {
    Object.assign(row, { gdap_refreshstate: RefreshState.failed, gdap_refreshmessage: 'Microsoft said 503.', gdap_refreshrequestedon: new Date(now - 60_000).toISOString() });
    const form = await open(ProviderType.partnerCenter);
    expect(form.notices()['gdap.refresh']).toBe('Microsoft said 503.');
    Object.assign(row, { versionnumber: 2, gdap_refreshrequestedon: new Date(now).toISOString() });
    await form.form.data.refresh(false);
    await settle();
    expect(form.notices()['gdap.refresh']).toBe('Customers, groups and roles are being read from Microsoft …');
    Object.assign(row, { versionnumber: 3, gdap_refreshstate: RefreshState.idle, gdap_refreshedon: new Date(now).toISOString() });
    await jest.advanceTimersByTimeAsync(3000);
    expect(form.notices()['gdap.refresh']).toBeUndefined();
  });

  it('tells at once where it has failed again', async () => {
    Object.assign(row, { gdap_refreshstate: RefreshState.failed, gdap_refreshmessage: 'Microsoft said 503.' });
    const form = await open(ProviderType.partnerCenter);
    Object.assign(row, { versionnumber: 4, gdap_refreshmessage: 'Microsoft said 401.', gdap_refreshrequestedon: new Date(now).toISOString() });
    await form.form.data.refresh(false);
    await settle();
    expect(form.notices()['gdap.refresh']).toBe('Microsoft said 401.');
  });

  it('follows a refresh as long as it moves, and is brought up to date with it', async () => {
    Object.assign(row, { gdap_refreshstate: RefreshState.running, gdap_refreshmessage: '500 customers' });
    const form = await open(ProviderType.partnerCenter);
    expect(form.notices()['gdap.refresh']).toBe('500 customers');
    for (let step = 2; step < 40; step += 1) {
      Object.assign(row, { versionnumber: step, gdap_refreshmessage: `${step}00 customers` });
      await jest.advanceTimersByTimeAsync(3000);
    }
    expect(form.notices()['gdap.refresh']).toBe('3900 customers');
    Object.assign(row, { versionnumber: 99, gdap_refreshstate: RefreshState.idle });
    await jest.advanceTimersByTimeAsync(3000);
    expect(form.notices()['gdap.refresh']).toBeUndefined();
    const { length } = xrm.queries;
    await jest.advanceTimersByTimeAsync(120_000);
    expect(xrm.queries).toHaveLength(length);
    expect(form.refreshes).toBeGreaterThan(10);
  });
});
