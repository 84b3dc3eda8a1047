import { GdapSupport, RoleStanding } from '@gdap-manager/entities/directory-role/table';
import { AutomaticRequests } from '@gdap-manager/entities/provider/table';
import { CustomerPresence, MatchState } from '@gdap-manager/entities/provider-account/table';
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
    xrm.rows.gdap_template = [{ gdap_templateid: template, gdap_isdefault: false, _gdap_providerid_value: fabrikam }];
  });

  async function open(id: string, mappings: readonly ApiRow[], values: Record<string, unknown> = {}): Promise<TestForm> {
    xrm.rows.gdap_rolemapping = [...mappings];
    const form = openForm(xrm, 'gdap_template', id, {
      gdap_name: { kind: 'text', value: 'Managed Services' },
      gdap_providerid: { kind: 'lookup', value: provider(fabrikam) },
      gdap_isdefault: { kind: 'yesNo', value: false },
      gdap_autorenew: { kind: 'yesNo', value: values.gdap_autorenew ?? false },
      gdap_durationdays: { kind: 'number', value: 730 },
    });
    onLoad(form.context);
    await settle();
    return form;
  }

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

  describe('that becomes a default', () => {
    const tenant = (number: number): ApiRow => ({
      gdap_provideraccountid: idOf(number), _gdap_providerid_value: fabrikam, gdap_presence: CustomerPresence.present, gdap_matchstate: MatchState.matched, gdap_memory: null,
      gdap_AccountId: { accountid: idOf(number + 100), statecode: 0, _gdap_categoryid_value: null },
    });
    const becomeDefault = async (automatic: number) => {
      xrm.rows.gdap_provider = [{ gdap_providerid: fabrikam, gdap_automaticrequests: automatic }];
      xrm.rows.gdap_provideraccount = [tenant(80), tenant(81), tenant(82)];
      xrm.rows.gdap_request = [
        { gdap_requestid: idOf(90), _gdap_provideraccountid_value: idOf(80), '_gdap_provideraccountid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'gdap_provideraccount', _gdap_templateid_value: template, '_gdap_templateid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'gdap_template' },
      ];
      const form = await open(template, [mapping({}, {})]);
      await form.enter('gdap_isdefault', true);
      return form.save();
    };

    it('counts first which requests follow by themselves', async () => {
      expect(await becomeDefault(AutomaticRequests.on)).toBe(true);
      expect(xrm.shown.confirms).toEqual([expect.stringMatching(/creates 2 draft requests, for 2 customer tenants\.\s+1 customer tenant has one already/)]);
    });

    it('is not saved where somebody decides against it', async () => {
      xrm.confirm = false;
      expect(await becomeDefault(AutomaticRequests.on)).toBe(false);
    });

    it('asks nothing where nothing follows', async () => {
      expect(await becomeDefault(AutomaticRequests.off)).toBe(true);
      expect(xrm.shown.confirms).toEqual([]);
    });
  });

  it('takes a default whose groups are not there yet', async () => {
    const form = await open(template, [mapping({}, { gdap_presence: GroupPresence.wanted, gdap_groupid: null })]);
    await form.enter('gdap_isdefault', true);
    expect(await form.save()).toBe(true);
  });
});
