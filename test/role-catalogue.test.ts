import { gdapDirectoryRole, GdapSupport, roleCatalogue, RoleStanding, type gdapEvent, type gdapTemplate, type Row } from '@gdap-manager/entities';
import { providerId } from '../scripts/lib/connect-provider';
import type { Stack } from '../scripts/lib/stack';
import { until } from '../scripts/lib/until';
import type { World } from '../scripts/walkthrough/world';
import { askForRefresh } from './support/refresh';
import { startTestStack, worldOf } from './support/stack';

type Role = Row<typeof gdapDirectoryRole>;

/** The roles, from our catalogue and from Microsoft. */
describe('the role catalogue', () => {
  let stack: Stack;
  let world: World;
  let entras: { id: string; displayName: string; description: string }[];

  beforeAll(async () => {
    stack = await startTestStack();
    world = await worldOf(stack);
    entras = roleCatalogue.filter(({ gdapSupport }) => gdapSupport !== 'deprecated').map(({ templateId: id, displayName, description }) => ({ id, displayName, description }));
  });
  afterAll(() => stack?.close());

  const set = gdapDirectoryRole.entitySetName;
  const role = async (templateId: string) => (await stack.api.list<Role>(`${set}?$filter=gdap_roletemplateid eq '${templateId}'`))[0];
  const refresh = () => askForRefresh(stack, providerId);
  /** Microsoft has these roles from now on, and staff ask for a refresh. */
  async function microsoftHas(roles: typeof entras): Promise<void> {
    await stack.controls.setRoleTemplates(roles);
    // By the clock of whole seconds: a refresh that was asked for in the second of the last is that one.
    await stack.controls.advance('PT2S');
    await refresh();
  }
  const standing = (templateId: string, name: keyof typeof RoleStanding) => until(`${name}`, async () => {
    const row = await role(templateId);
    return row?.gdap_standing === RoleStanding[name] && row;
  });
  const told = async () => (await stack.api.list<Row<typeof gdapEvent>>(`gdap_events?$filter=_gdap_providerid_value eq ${providerId} and startswith(gdap_name,'Directory roles')`)).map(({ gdap_message }) => gdap_message);

  it('is there as soon as the handlers run, and says nothing of changes', async () => {
    const rows = await stack.api.list<Role>(set);
    expect(rows).toHaveLength(roleCatalogue.length);
    expect(rows.filter(({ gdap_standing }) => gdap_standing !== RoleStanding.unchanged)).toEqual([]);
    expect(await told()).toEqual([]);
  });

  it('notices new, renamed and missing roles, keeps what was asked for, and has templates say so', async () => {
    const [mapping] = world.mappings;
    const used = (await stack.api.get<Role>(`${set}(${mapping!.roleId})`)).gdap_roletemplateid!;
    const template = world.newId('template');
    await world.staff.createTemplate({ gdap_templateid: template, gdap_name: 'Uses a role', gdap_durationdays: 365, gdap_autorenew: true, 'gdap_ProviderId@odata.bind': `/gdap_providers(${providerId})` }, [mapping!]);
    const renamed = entras.find(({ id, displayName }) => id !== used && displayName !== 'Global Administrator')!;
    const brandNew = { id: '11111111-2222-4333-8444-555555555555', displayName: 'Robot Administrator', description: 'Minds the robots.' };
    await microsoftHas([...entras.filter(({ id }) => id !== used).map((one) => (one === renamed ? { ...one, displayName: 'Chief of Everything' } : one)), brandNew]);

    expect(await standing(brandNew.id, 'added')).toMatchObject({ gdap_name: 'Robot Administrator', gdap_description: 'Minds the robots.', gdap_support: GdapSupport.unknown });
    expect(await standing(renamed.id, 'renamed')).toMatchObject({ gdap_name: 'Chief of Everything', gdap_formername: renamed.displayName });
    await standing(used, 'missing');
    await until('the problem of the template', async () => (await stack.api.get<Row<typeof gdapTemplate>>(`gdap_templates(${template})`)).gdap_problems?.includes('does not offer'));
    const [message] = await told();
    for (const text of ['Robot Administrator', `${renamed.displayName} is called Chief of Everything now`, 'Not there any more']) expect(message).toContain(text);

    await microsoftHas([...entras, brandNew]);
    await standing(used, 'unchanged');
    expect(await role(renamed.id)).toMatchObject({ gdap_name: renamed.displayName, gdap_formername: null });
    await until('the template without problems', async () => (await stack.api.get<Row<typeof gdapTemplate>>(`gdap_templates(${template})`)).gdap_problems === null);
  });

  it('does not believe half a list', async () => {
    await microsoftHas(entras.slice(0, 40));
    await until('the doubt', async () => (await stack.api.list(`gdap_events?$filter=gdap_name eq 'Half a list of directory roles'`)).length > 0);
    expect((await stack.api.list<Role>(`${set}?$filter=gdap_standing eq ${RoleStanding.missing}`)).map(({ gdap_name }) => gdap_name)).toEqual([]);
  });

  it('says when it may not read roles', async () => {
    await stack.controls.addFault({ service: 'graph', method: 'GET', path: '/directoryRoleTemplates', status: 403 });
    await microsoftHas(entras);
    await until('the event', async () => (await stack.api.list(`gdap_events?$filter=gdap_name eq 'Directory roles not read' and contains(gdap_message,'RoleManagement.Read.Directory')`)).length > 0);
  });
});
