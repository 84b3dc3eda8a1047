import { checksText, parseChecks } from '@gdap-manager/entities/provider/connection-checks';
import { ConnectionState, ProviderType } from '@gdap-manager/entities/provider/table';
import { findByText, getByLabelText, getByRole, getByText } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { idOf, installXrm, type ApiRow, type FakeXrm } from '../../testing/xrm';
import { Problem, type Administrator, type Microsoft, type SignInOptions } from './microsoft';
import { showPage } from './page';

const administrator: Administrator = { username: 'admin@fabrikam.example', tenantId: idOf(3), homeTenantId: idOf(3), methods: ['pwd', 'mfa'] };
const redirectUri = 'https://org.example/sign-in.html';

describe('Connect provider', () => {
  let xrm: FakeXrm;
  let root: HTMLElement;
  let row: ApiRow;
  /** As whom and where people signed in. */
  let asked: SignInOptions[];
  let microsoft: Microsoft;
  /** What the handlers do while the page waits. */
  let handlers: () => void;
  const user = userEvent.setup();

  function start(more: ApiRow = {}, language: 1033 | 1031 = 1033) {
    xrm = installXrm(language);
    row = { gdap_providerid: idOf(2), gdap_name: 'Fabrikam <b>', gdap_type: ProviderType.partnerCenter, gdap_partnertenantid: idOf(3), gdap_clientid: idOf(4), gdap_connectionstate: ConnectionState.notConnected, ...more };
    xrm.rows.gdap_provider = [row];
    xrm.onWrite = ({ payload }) => Object.assign(row, payload);
    globalThis.fetch = async () => ({ headers: new Headers({ Date: 'Sun, 22 Nov 2026 10:00:00 GMT' }) }) as Response;
    asked = [];
    microsoft = { signIn: async () => administrator, consent: async () => undefined, groups: async () => ['AdminAgents'], stop: () => undefined };
    handlers = () => undefined;
    document.body.innerHTML = '<main id="page"></main>';
    document.documentElement.lang = language === 1031 ? 'de' : 'en';
    document.title = 'GDAP Manager';
    root = document.getElementById('page')!;
    return showPage(root, {
      providerId: idOf(2), addresses: { loginUrl: 'https://login.example', graphUrl: 'https://graph.example' }, redirectUri,
      microsoftOf: (options) => (asked.push(options), { ...microsoft }), wait: async () => handlers(),
    });
  }

  const press = (name: string) => user.click(getByRole(root, 'button', { name }));
  const said = () => getByRole(root, 'status').textContent;
  const item = (name: string) => getByText(root, name).closest('li')!;
  const checkedNow = (results: Parameters<typeof checksText>[0], state: number) => () =>
    void Object.assign(row, { gdap_checks: checksText(results), gdap_checkedon: '2026-11-22T10:00:01Z', gdap_connectionstate: state });

  it('saves what was entered, cleaned, and forgets what was proved for another tenant', async () => {
    await start({ gdap_adminchecks: checksText([{ id: 'mfa', outcome: 'passed' }]), gdap_connectedby: 'somebody' });
    const tenant = getByLabelText(root, 'Partner tenant ID');
    await user.clear(tenant);
    await user.type(tenant, ` ${idOf(33).toUpperCase()} `);
    await press('Save');
    expect(row).toMatchObject({ gdap_partnertenantid: idOf(33), gdap_clientid: idOf(4), gdap_secretname: null, gdap_adminchecks: null, gdap_connectedby: null });
    expect(said()).toBe('Saved.');
  });

  it('refuses what is no GUID beside its field, and writes nothing', async () => {
    await start();
    const client = getByLabelText(root, 'Application (client) ID');
    await user.clear(client);
    await user.type(client, 'my app');
    await press('Check');
    expect(said()).toContain('The application ID is no GUID');
    expect([client.getAttribute('aria-invalid'), document.activeElement === client, xrm.writes]).toEqual(['true', true, []]);
  });

  it('signs in as the application at the tenant, and keeps what that showed', async () => {
    await start();
    await press('Sign in');
    expect(asked).toEqual([{ loginUrl: 'https://login.example', graphUrl: 'https://graph.example', tenantId: idOf(3), clientId: idOf(4), redirectUri }]);
    expect(row.gdap_connectedby).toBe('admin@fabrikam.example');
    expect(parseChecks(row.gdap_adminchecks as string).map(({ id, outcome }) => `${id} ${outcome}`)).toEqual(['adminSignIn passed', 'mfa passed', 'adminAgent passed']);
    expect(said()).toBe('Signed in as admin@fabrikam.example.');
  });

  it('says what an account lacks', async () => {
    await start();
    microsoft = { ...microsoft, groups: async () => [] };
    await press('Sign in');
    expect(said()).toContain('something is missing');
    expect(item('The account is an Admin agent').textContent).toContain('gives it the role Admin agent in Partner Center');
  });

  it('does not take an account of another tenant for the one who connected', async () => {
    await start();
    microsoft = { ...microsoft, signIn: async () => ({ ...administrator, tenantId: idOf(99) }) };
    await press('Sign in');
    expect(row.gdap_connectedby).toBeNull();
    expect(item('The account belongs to the partner tenant').textContent).toContain('belongs to another tenant');
  });

  it('goes on without the groups where Microsoft does not tell them', async () => {
    await start();
    microsoft = { ...microsoft, groups: async () => { throw new Problem('offline'); } };
    await press('Sign in');
    expect(item('The account is an Admin agent').textContent).toContain('could not be read');
  });

  it.each([
    [new Problem('blocked'), /Allow pop-ups/],
    [new Problem('refused', 'AADSTS50020', 'No.'), /does not belong to the partner tenant.*AADSTS50020/],
    [new Problem('offline'), /could not be reached/],
  ])('says what stood in the way of a sign-in, and can begin again: %s', async (problem, sentence) => {
    await start();
    microsoft = { ...microsoft, signIn: () => Promise.reject(problem) };
    await press('Sign in');
    expect(said()).toMatch(sentence);
    expect(xrm.writes).toEqual([]);
    expect(getByRole<HTMLButtonElement>(root, 'button', { name: 'Sign in' }).disabled).toBe(false);
  });

  it('offers to stop waiting while a window is open', async () => {
    await start();
    let stop = () => undefined as void;
    microsoft = { ...microsoft, signIn: () => new Promise((_, reject) => (stop = () => reject(new Problem('stopped')))), stop: () => stop() };
    await press('Sign in');
    await press('Stop waiting');
    await findByText(root, /^Stopped\./);
  });

  it('has the handlers check after the consent, and believes only them', async () => {
    await start();
    handlers = checkedNow([{ id: 'signIn', outcome: 'passed' }, { id: 'permissions', outcome: 'failed', detail: 'Group.ReadWrite.All' }], ConnectionState.attention);
    await press('Give consent');
    expect(row.gdap_checkrequestedon).toBe('2026-11-22T10:00:00Z');
    await findByText(root, /cannot do their work yet/);
    expect(getByRole(root, 'heading', { name: /Consent/ }).textContent).toContain('Failed');
    expect(item('It has the permissions that it needs').textContent).toContain('Missing: Group.ReadWrite.All.');
  });

  it('keeps that the consent was declined', async () => {
    await start();
    microsoft = { ...microsoft, consent: () => Promise.reject(new Problem('declined', 'AADSTS65004')) };
    await press('Give consent');
    expect(said()).toMatch(/declined/);
    expect(parseChecks(row.gdap_adminchecks as string)).toEqual([{ id: 'consent', outcome: 'failed', detail: 'AADSTS65004' }]);
    expect(row.gdap_checkrequestedon).toBeUndefined();
  });

  it('shows each check of the handlers as soon as they have checked', async () => {
    await start();
    handlers = checkedNow([{ id: 'signIn', outcome: 'failed', detail: 'AADSTS7000222', requestId: 'request-1' }], ConnectionState.attention);
    await press('Check');
    const failed = item('The application can sign in');
    expect(failed.textContent).toContain('The secret has expired.');
    expect(failed.textContent).toContain('request-1');
    expect(item('It can read customers').textContent).toContain('Not checked yet');
  });

  it('says whom to ask where the handlers do not answer', async () => {
    await start();
    await press('Check');
    expect(said()).toContain('Ask whoever runs their host');
  });

  it('says what Dataverse refuses', async () => {
    await start();
    xrm.onWrite = () => { throw new Error('No privilege.'); };
    await press('Check');
    expect(said()).toBe('No privilege.');
  });

  it.each([1033, 1031] as const)('is fit for everybody, in language %d, and shows data as text', async (language) => {
    await start({ gdap_connectionstate: ConnectionState.connected, gdap_checks: checksText([{ id: 'signIn', outcome: 'warning', detail: '<img src=x>' }]) }, language);
    expect((await axe.run(document, { rules: { 'color-contrast': { enabled: false } } })).violations.map(({ id }) => id)).toEqual([]);
    expect(root.textContent).toContain('Fabrikam <b>');
    expect(root.querySelector('b, img')).toBeNull();
  });
});
