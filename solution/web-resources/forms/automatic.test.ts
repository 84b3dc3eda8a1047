import { AutomaticRequests } from '@gdap-manager/entities/provider/table';
import { CustomerPresence, MatchState } from '@gdap-manager/entities/provider-account/table';
import { openForm } from '../testing/form';
import { idOf, installXrm, type FakeXrm } from '../testing/xrm';
import { declinesProvider } from './automatic';

const provider = idOf(1);

describe('automatic requests that are switched on', () => {
  let xrm: FakeXrm;
  beforeEach(() => {
    xrm = installXrm();
    xrm.rows.gdap_template = [
      { gdap_templateid: idOf(2), gdap_name: 'Standard', _gdap_providerid_value: provider, '_gdap_providerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'gdap_provider', gdap_isdefault: true, gdap_isadditional: false, statecode: 0 },
    ];
    xrm.rows.gdap_provideraccount = [10, 11].map((number) => ({
      gdap_provideraccountid: idOf(number), _gdap_providerid_value: provider, gdap_presence: CustomerPresence.present, gdap_matchstate: MatchState.matched, gdap_memory: null,
      gdap_AccountId: { accountid: idOf(number + 100), statecode: 0, _gdap_categoryid_value: null },
    }));
  });
  async function switchTo(value: number, isNew = false): Promise<boolean> {
    const id = isNew ? undefined : provider;
    const form = openForm(xrm, 'gdap_provider', id ?? '', { gdap_automaticrequests: { kind: 'choice', value: value === AutomaticRequests.on ? AutomaticRequests.off : AutomaticRequests.on } });
    await form.enter('gdap_automaticrequests', value);
    return declinesProvider(form.form, id);
  }

  it('are counted first', async () => {
    expect(await switchTo(AutomaticRequests.on)).toBe(false);
    expect(xrm.shown.confirms).toEqual([expect.stringMatching(/creates 2 draft requests, for 2 customer tenants/)]);
  });

  it('stay off where somebody decides against them', async () => {
    xrm.confirm = false;
    expect(await switchTo(AutomaticRequests.on)).toBe(true);
  });

  it.each([['that are switched off', AutomaticRequests.off, false], ['of a provider that is new', AutomaticRequests.on, true]])('ask nothing %s', async (_what, value, isNew) => {
    expect(await switchTo(value, isNew)).toBe(false);
    expect(xrm.shown.confirms).toEqual([]);
  });
});
