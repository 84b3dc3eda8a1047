import { AutomaticRequests, CustomerPresence, MatchState, RequestOrigin, RequestStatus } from '@gdap-manager/entities';
import { mappingFacts, requestFacts, templateFacts, tenantFacts } from './rows';

type RowOf<F extends (row: never) => unknown> = Parameters<F>[0];
const tenant = (more: object = {}) =>
  tenantFacts({
    gdap_provideraccountid: 'T', '@odata.etag': 'W/"1"', gdap_name: 'Contoso', statecode: 0, gdap_memory: null, gdap_presence: CustomerPresence.present, gdap_matchstate: MatchState.matched, _gdap_providerid_value: 'P',
    gdap_ProviderId: { gdap_name: 'Fabrikam', statecode: 0, gdap_automaticrequests: AutomaticRequests.on },
    gdap_AccountId: { accountid: 'A', name: 'Contoso Ltd', statecode: 0, _owninguser_value: 'U', _owningteam_value: null, gdap_CategoryId: { gdap_categoryid: 'C', gdap_name: 'SMB' } },
    ...more,
  } as unknown as RowOf<typeof tenantFacts>);

describe('a tenant', () => {
  it('has its provider, account, owner and category beside it, with ids in lower case', () => {
    expect(tenant()).toMatchObject({
      id: 't', providerId: 'p', provider: { name: 'Fabrikam', automaticRequests: true }, isActive: true, isPresent: true, isIgnored: false,
      account: { id: 'a', name: 'Contoso Ltd', isActive: true, owner: { set: 'systemusers', id: 'u' } }, categoryId: 'c', categoryName: 'SMB',
    });
  });

  it('of a team belongs to the team', () => {
    expect(tenant({ gdap_AccountId: { accountid: 'A', name: null, statecode: 1, _owninguser_value: null, _owningteam_value: 'M' } }).account).toEqual({ id: 'a', name: '', isActive: false, owner: { set: 'teams', id: 'm' } });
  });

  it.each([
    ['off', { gdap_automaticrequests: AutomaticRequests.off, statecode: 0 }],
    ['not chosen, as before there was the choice', { gdap_automaticrequests: null, statecode: 0 }],
    ['on, and the provider inactive', { gdap_automaticrequests: AutomaticRequests.on, statecode: 1 }],
  ])('gets nothing by itself where that is %s', (_what, gdap_ProviderId) => {
    expect(tenant({ gdap_ProviderId }).provider.automaticRequests).toBe(false);
  });

  it('of nobody, gone and ignored is just that', () => {
    expect(tenant({ gdap_AccountId: null, gdap_presence: CustomerPresence.vanished, gdap_matchstate: MatchState.ignored, statecode: 1 })).toMatchObject({
      account: null, categoryId: null, isPresent: false, isIgnored: true, isActive: false,
    });
    expect(tenant({ gdap_presence: null }).isPresent).toBe(true);
  });
});

it('knows the requests that the handlers made, and the templates behind them', () => {
  const row = { gdap_requestid: 'R', statecode: 0, statuscode: RequestStatus.draft, gdap_uniquekey: 'T/X', gdap_origin: RequestOrigin.onboarding, _gdap_templateid_value: null, _gdap_accountid_value: 'A', _gdap_provideraccountid_value: 'T' };
  expect(requestFacts(row as RowOf<typeof requestFacts>)).toMatchObject({ id: 'r', isDraft: true, hasEnded: false, uniqueKey: 't/x', isAutomatic: true, templateId: null, accountId: 'a', tenantId: 't' });
  expect(requestFacts({ ...row, gdap_origin: RequestOrigin.template } as RowOf<typeof requestFacts>).isAutomatic).toBe(false);
});

it('reads what a template says, and leaves out a mapping that names no role', () => {
  expect(templateFacts({ gdap_templateid: 'X', statecode: 1, _gdap_providerid_value: 'P', _gdap_categoryid_value: null, gdap_isdefault: null } as RowOf<typeof templateFacts>)).toMatchObject({ id: 'x', categoryId: null, isDefault: false, isActive: false, problems: '' });
  expect(mappingFacts({ _gdap_templateid_value: 'X', _gdap_directoryroleid_value: null } as RowOf<typeof mappingFacts>)).toBeUndefined();
  expect(mappingFacts({ _gdap_templateid_value: 'X', gdap_name: 'Reader', _gdap_directoryroleid_value: 'r', _gdap_securitygroupid_value: null } as RowOf<typeof mappingFacts>)).toEqual({ templateId: 'x', mapping: { name: 'Reader', roleId: 'r', groupId: null } });
});
