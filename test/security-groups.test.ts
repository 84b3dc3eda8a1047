import { gdapSecurityGroup, GroupPresence, StateCode, type gdapEvent, type Row } from '@gdap-manager/entities';
import { providerId } from '../scripts/lib/connect-provider';
import type { FaultOrder } from '../scripts/lib/sandbox-controls';
import type { Stack } from '../scripts/lib/stack';
import { until } from '../scripts/lib/until';
import { untilQuiet } from './support/quiet';
import { askForRefresh } from './support/refresh';
import { startTestStack, worldOf } from './support/stack';

type Group = Row<typeof gdapSecurityGroup>;

/** The groups of the partner's tenant, and those that staff want there. */
describe('security groups', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await startTestStack();
    await worldOf(stack);
  });
  afterAll(() => stack?.close());

  const set = gdapSecurityGroup.entitySetName;
  const named = (name: string) => stack.api.list<Group>(`${set}?$filter=gdap_name eq '${name}'`);
  const row = async (id: string) => stack.api.get<Group>(`${set}(${id})`);
  const told = async (text: string) => {
    const filter = `_gdap_providerid_value eq ${providerId} and contains(gdap_message,'${text}')`;
    return (await stack.api.list<Row<typeof gdapEvent>>(`gdap_events?$filter=${filter}`)).map(({ gdap_name }) => gdap_name);
  };
  const refresh = () => askForRefresh(stack, providerId);
  const wanted = (name: string) => stack.api.create(set, { gdap_name: name, gdap_presence: GroupPresence.wanted, 'gdap_ProviderId@odata.bind': `/gdap_providers(${providerId})` });
  const present = (id: string) => until('the group', async (saw) => {
    const group = await row(id);
    saw(group);
    return group.gdap_presence === GroupPresence.present && group.gdap_groupid !== null && group;
  });

  it('come from Microsoft by themselves, follow their names, and are marked when they are gone', async () => {
    const id = await stack.graph.createGroup('GDAP Night Shift', 'Works at night.');
    await refresh();
    const [found] = await until('the new group', async () => {
      const rows = await named('GDAP Night Shift');
      return rows.length > 0 && rows;
    });
    expect(found).toMatchObject({ gdap_groupid: id, gdap_description: 'Works at night.', gdap_presence: GroupPresence.present });

    await stack.graph.renameGroup(id, 'GDAP Early Shift');
    await refresh();
    await until('the new name', async () => (await row(found!.gdap_securitygroupid)).gdap_name === 'GDAP Early Shift');
    expect(await told('GDAP Night Shift is called GDAP Early Shift')).toEqual(['Security group renamed']);

    await stack.graph.deleteGroup(id);
    await refresh();
    const gone = await until('the mark', async () => {
      const group = await row(found!.gdap_securitygroupid);
      return group.gdap_presence === GroupPresence.deleted && group;
    });
    expect(gone.gdap_message).toMatch(/GDAP Early Shift does not exist at Microsoft any more/);
    expect(await told('GDAP Early Shift does not exist')).toEqual(['Security group deleted']);
  });

  it('that staff want are made at Microsoft', async () => {
    const id = await wanted('GDAP Wanted');
    const group = await present(id);
    expect(await stack.graph.groupsNamed('GDAP Wanted')).toEqual([group.gdap_groupid]);
    expect([group.gdap_message, await told('GDAP Wanted was created')]).toEqual([null, ['Security group created']]);
  });

  it('that are there already are taken over', async () => {
    const objectId = await stack.graph.createGroup('GDAP There', 'Was there.');
    expect(await present(await wanted('gdap there'))).toMatchObject({ gdap_groupid: objectId, gdap_name: 'GDAP There', gdap_description: 'Was there.' });
    expect(await stack.graph.groupsNamed('GDAP There')).toEqual([objectId]);
  });

  it('of the same name are left to a person to choose from', async () => {
    const ids = [await stack.graph.createGroup('GDAP Twin', 'One'), await stack.graph.createGroup('GDAP Twin', 'Other')];
    const id = await wanted('GDAP Twin');
    const group = await until('the question', async () => {
      const now = await row(id);
      return now.gdap_presence === GroupPresence.attention && now;
    });
    for (const objectId of ids) expect(group.gdap_message).toContain(objectId);
    await stack.api.update(`${set}(${id})`, { gdap_groupid: ids[1] });
    expect(await present(id)).toMatchObject({ gdap_groupid: ids[1], gdap_description: 'Other', gdap_message: null });
  });

  const faults: readonly (readonly [string, FaultOrder])[] = [
    ['the answer is lost', { service: 'graph', method: 'POST', path: '/groups', cut: true, when: 'after' }],
    ['Microsoft answers 504 after it has happened', { service: 'graph', method: 'POST', path: '/groups', status: 504, when: 'after' }],
    ['Microsoft is throttled', { service: 'graph', method: 'POST', path: '/groups', status: 429, retryAfter: 1, times: 4 }],
    ['Microsoft fails', { service: 'graph', method: 'POST', path: '/groups', status: 503 }],
    ['the search fails', { service: 'graph', method: 'GET', path: '/groups', status: 503, times: 4 }],
    ['the written outcome is lost', { service: 'dataverse', method: 'PATCH', path: `/v9.2/${set}*`, cut: true, when: 'after', times: 2 }],
  ];
  it.each(faults)('are made once when %s', async (name, fault) => {
    await stack.controls.addFault(fault);
    const group = await present(await wanted(`GDAP ${name}`));
    // What struck nobody must not strike us.
    await stack.controls.clearFaults();
    expect(await stack.graph.groupsNamed(`GDAP ${name}`)).toEqual([group.gdap_groupid]);
    await refresh();
    await untilQuiet(stack);
    expect(await named(`GDAP ${name}`)).toHaveLength(1);
  });

  it('outside of the prefix are put aside unless they are used, and taken back', async () => {
    const used = await present(await wanted('Helpers'));
    const [role] = await stack.api.list<{ gdap_directoryroleid: string }>('gdap_directoryroles?$top=1');
    await stack.api.create('gdap_rolemappings', {
      gdap_name: 'Uses it',
      'gdap_SecurityGroupId@odata.bind': `/${set}(${used.gdap_securitygroupid})`,
      'gdap_DirectoryRoleId@odata.bind': `/gdap_directoryroles(${role!.gdap_directoryroleid})`,
    });
    const other = await present(await wanted('Sales'));
    const isActive = async ({ gdap_securitygroupid: id }: Group) => (await row(id)).statecode === StateCode.active;
    await stack.api.update(`gdap_providers(${providerId})`, { gdap_groupnameprefix: 'gdap' });
    await until('the group to be put aside', async () => !(await isActive(other)));
    expect([(await row(other.gdap_securitygroupid)).gdap_message, await isActive(used)]).toEqual([expect.stringContaining("does not begin with 'gdap'"), true]);
    await stack.api.update(`gdap_providers(${providerId})`, { gdap_groupnameprefix: null });
    await until('the group to be back', () => isActive(other));
    expect((await row(other.gdap_securitygroupid)).gdap_message).toBeNull();
  });

  it('are not written again where nothing is new', async () => {
    await untilQuiet(stack);
    const versions = async () => (await stack.api.list<Group & { versionnumber: number }>(`${set}?$select=gdap_name,versionnumber`)).map(({ versionnumber }) => versionnumber);
    const before = await versions();
    const events = (await stack.api.list('gdap_events?$select=gdap_name')).length;
    await refresh();
    await untilQuiet(stack);
    expect([await versions(), (await stack.api.list('gdap_events?$select=gdap_name')).length]).toEqual([before, events]);
  });
});
