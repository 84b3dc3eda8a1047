import { GdapSupport, RoleStanding } from '@gdap-manager/entities/directory-role/table';
import { GroupPresence } from '@gdap-manager/entities/security-group/table';
import { openForm, settle, type TestForm } from '../testing/form';
import { idOf, installXrm, type ApiRow, type FakeXrm } from '../testing/xrm';
import { onLoad } from './template';

const template = idOf(1);
const fabrikam = idOf(2);
const other = idOf(3);
const provider = (id: string) => [{ id, name: 'Provider', entityType: 'gdap_provider' }];

const mapping = (role: ApiRow = {}, group: ApiRow | null = null): ApiRow => ({
  gdap_rolemappingid: idOf(50), _gdap_templateid_value: template, '_gdap_templateid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'gdap_template',
  gdap_DirectoryRoleId: {
    gdap_directoryroleid: idOf(60), gdap_name: 'User Administrator', gdap_roletemplateid: idOf(61), gdap_support: GdapSupport.confirmed, gdap_standing: RoleStanding.unchanged, gdap_blocksautorenew: false, ...role,
  },
  gdap_SecurityGroupId: group && { gdap_name: 'Service Desk', gdap_groupid: idOf(70), gdap_presence: GroupPresence.present, _gdap_providerid_value: fabrikam, ...group },
});

describe('the form of a template', () => {
  let xrm: FakeXrm;
  beforeEach(() => {
    xrm = installXrm();
    xrm.rows.gdap_template = [{ gdap_templateid: template }];
  });

  async function open(id: string, mappings: readonly ApiRow[], values: Record<string, unknown> = {}): Promise<TestForm> {
    xrm.rows.gdap_rolemapping = [...mappings];
    const form = openForm(xrm, 'gdap_template', id, {
      gdap_name: { kind: 'text', value: 'Managed Services' },
      gdap_providerid: { kind: 'lookup', value: provider(fabrikam) },
      gdap_isdefault: { kind: 'yesNo', value: false },
      gdap_autorenew: { kind: 'yesNo', value: values.gdap_autorenew ?? false },
      gdap_durationdays: { kind: 'number', value: 730 },
      gdap_problems: { kind: 'text', value: null },
    });
    onLoad(form.context);
    await settle();
    return form;
  }

  it('says nothing where nothing is wrong', async () => {
    expect((await open(template, [mapping({}, {})])).notices()).toEqual({});
  });

  it.each<[string, ApiRow[], RegExp]>([
    ['no roles', [], /No role is asked for/],
    ['a role that cannot be given', [mapping({ gdap_support: GdapSupport.deprecated })], /User Administrator cannot be given through GDAP/],
    ['a role that Microsoft does not have any more', [mapping({ gdap_standing: RoleStanding.missing })], /does not offer User Administrator any more/],
    ['a deleted group', [mapping({}, { gdap_presence: GroupPresence.deleted })], /Service Desk was deleted at Microsoft/],
  ])('says what is wrong: %s', async (_what, mappings, sentence) => {
    expect((await open(template, mappings)).notices()['gdap.problems']).toMatch(sentence);
  });

  it('leaves to fields what they say themselves', async () => {
    const form = await open(template, [mapping({ gdap_blocksautorenew: true }, {})], { gdap_autorenew: true });
    expect(form.notices()['gdap.problems']).toBeUndefined();
    expect(form.error('gdap_autorenew')).toMatch(/does not extend relationships with User Administrator/);
  });

  it('refuses a provider whose tenant does not have the groups, until another is chosen', async () => {
    const form = await open(template, [mapping({}, {})]);
    await form.enter('gdap_providerid', provider(other));
    expect(await form.save()).toBe(false);
    expect(form.error('gdap_providerid')).toMatch(/Service Desk is no security group of this provider/);
    await form.enter('gdap_providerid', provider(fabrikam));
    expect(form.error('gdap_providerid')).toBeUndefined();
    expect(await form.save()).toBe(true);
  });

  it('refuses a default of which Microsoft would refuse every request', async () => {
    const form = await open(template, []);
    await form.enter('gdap_isdefault', true);
    expect(await form.save()).toBe(false);
    expect(form.error('gdap_isdefault')).toMatch(/cannot be a default.*No role is asked for/);
  });

  it('takes a default whose groups are not there yet', async () => {
    const form = await open(template, [mapping({}, { gdap_presence: GroupPresence.wanted, gdap_groupid: null })]);
    await form.enter('gdap_isdefault', true);
    expect(await form.save()).toBe(true);
  });
});
