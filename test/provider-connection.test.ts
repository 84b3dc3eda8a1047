import { ConnectionState, gdapEvent, gdapProvider, gdapServicePrincipalAppId, parseChecks, ProviderType, type CheckId, type Row } from '@gdap-manager/entities';
import { idOf } from '../scripts/lib/ids';
import type { Stack } from '../scripts/lib/stack';
import { until } from '../scripts/lib/until';
import { startTestStack } from './support/stack';

type ProviderRow = Row<typeof gdapProvider>;

/** The handlers' checks of a connection, over the sandbox's Entra and Graph. */
describe('the connection of a provider', () => {
  const tenantId = idOf('partner tenant', 'checks');
  const clientId = idOf('application', 'checks');
  const id = idOf('provider', 'checks');
  let stack: Stack;

  beforeAll(async () => {
    stack = await startTestStack();
    await control('POST', 'tenants', { tenantId, displayName: 'Checked', defaultDomain: 'checked.onmicrosoft.com' });
    await stack.api.upsert(`gdap_providers(${id})`, { gdap_name: 'Checked', gdap_type: ProviderType.partnerCenter, gdap_partnertenantid: tenantId, gdap_clientid: clientId });
    await until('the connection', async () => (await row()).gdap_connectionstate === ConnectionState.connected);
  });
  afterAll(() => stack?.close());

  const row = () => stack.api.get<ProviderRow>(`gdap_providers(${id})`);
  const control = async (method: string, path: string, body: object) => {
    const response = await fetch(`${stack.url}/sandbox/${path}`, { method, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  };
  /** Asks for a check as staff do, and waits for it. */
  async function checked(): Promise<ProviderRow> {
    const now = `${(await stack.controls.now()).toISOString().slice(0, 19)}Z`;
    const before = (await row()).gdap_checkedon ?? '';
    const requested = before > now ? before : now;
    await stack.api.update(`gdap_providers(${id})`, { gdap_checkrequestedon: requested });
    return until('the check', async () => {
      const after = await row();
      return after.gdap_checkedon !== null && after.gdap_checkedon > requested ? after : undefined;
    });
  }
  const outcomeOf = (now: ProviderRow, check: CheckId) => {
    const result = parseChecks(now.gdap_checks).find((one) => one.id === check);
    return result && [result.outcome, result.detail ?? ''].join(' ').trim();
  };
  const told = async () =>
    (await stack.api.list<Row<typeof gdapEvent>>(`${gdapEvent.entitySetName}?$filter=_gdap_providerid_value eq ${id}&$orderby=createdon`)).map(({ gdap_name: name }) => name).filter((name) => /connect/i.test(name ?? ''));

  it('is lost and found again with the consent of an administrator, and the timeline tells both', async () => {
    await control('DELETE', 'consents', { tenantId, clientId });
    const lost = await checked();
    expect(lost.gdap_connectionstate).toBe(ConnectionState.attention);
    expect(lost.gdap_connectionmessage).toMatch(/lacks permissions/);
    expect(outcomeOf(lost, 'relationships')).toMatch(/^failed/);
    await control('POST', 'consents', { tenantId, clientId });
    const found = await checked();
    expect(found).toMatchObject({ gdap_connectionstate: ConnectionState.connected, gdap_connectionmessage: null });
    expect((await told()).sort()).toEqual(['Connected', 'Connected again', 'Connection lost']);
  });

  it('says which sign-in was refused', async () => {
    await control('POST', 'consents', { tenantId, clientId, disabled: true });
    expect(outcomeOf(await checked(), 'signIn')).toBe('failed AADSTS7000112');
    await control('POST', 'consents', { tenantId, clientId, disabled: false });
    expect(outcomeOf(await checked(), 'signIn')).toBe('passed');
  });

  it('has the service principal made that Microsoft needs for GDAP', async () => {
    await control('DELETE', 'service-principals', { tenantId, appId: gdapServicePrincipalAppId });
    expect(outcomeOf(await checked(), 'servicePrincipal')).toBe('passed');
    const { servicePrincipals } = (await (await fetch(`${stack.url}/sandbox/service-principals?tenantId=${tenantId}`)).json()) as { servicePrincipals: { appId: string }[] };
    expect(servicePrincipals.map(({ appId }) => appId)).toContain(gdapServicePrincipalAppId);
  });

  it('asks for an administrator where the application may not make it', async () => {
    await control('DELETE', 'service-principals', { tenantId, appId: gdapServicePrincipalAppId });
    await control('POST', 'consents', { tenantId, clientId, roles: ['DelegatedAdminRelationship.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.Read.All', 'RoleManagement.Read.Directory'] });
    const now = await checked();
    expect([outcomeOf(now, 'servicePrincipal'), outcomeOf(now, 'permissions')]).toEqual(['failed missing', 'passed']);
    await control('POST', 'consents', { tenantId, clientId });
    expect((await checked()).gdap_connectionstate).toBe(ConnectionState.connected);
  });

  it('is no worse because Microsoft has trouble, and writes nothing while nothing is new', async () => {
    await stack.controls.addFault({ service: 'login', method: 'POST', status: 503, times: 1 });
    const troubled = await checked();
    expect([troubled.gdap_connectionstate, outcomeOf(troubled, 'signIn')]).toEqual([ConnectionState.connected, 'warning noAnswer']);
    await stack.host.idle();
    const after = await checked();
    expect(after.gdap_connectionstate).toBe(ConnectionState.connected);
  });
});
