import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import { customerOf, mappingOf, requestOf, templateOf, tenantOf } from './rows';

describe('the request of a row', () => {
  it("has its status in the user's language", () => {
    expect(requestOf({ statuscode: requestStatus.active.value, 'statuscode@OData.Community.Display.V1.FormattedValue': 'Aktiv' })).toMatchObject({ status: 'active', statusLabel: 'Aktiv' });
  });

  it('has the status of the definitions where the host formats nothing', () => {
    expect(requestOf({ statuscode: requestStatus.draft.value }).statusLabel).toBe('Draft');
  });

  it('says so where it does not know the status', () => {
    expect(requestOf({ statuscode: 4711 })).toMatchObject({ status: 'unknown', statusLabel: '4711' });
  });

  it('takes moments as texts and as dates', () => {
    const moment = Date.UTC(2026, 10, 22, 8);
    expect(requestOf({ gdap_expirydate: '2026-11-22T08:00:00Z', gdap_approvalduedate: new Date(moment) })).toMatchObject({ expiresOn: moment, approvalDueOn: moment });
    expect(requestOf({ gdap_expirydate: null }).expiresOn).toBeUndefined();
  });
});

it('finds ids whatever their case, and names in the rows beside', () => {
  const row = { _gdap_categoryid_value: 'ABC', gdap_CategoryId: { gdap_name: 'SMB' } };
  expect([customerOf(row).category, templateOf(row).category]).toEqual([{ id: 'abc', name: 'SMB' }, { id: 'abc', name: 'SMB' }]);
  expect(tenantOf({ _gdap_providerid_value: 'P' }).provider).toEqual({ id: 'p', name: '' });
});

it('reads no category where there is none', () => {
  expect(customerOf({ _gdap_categoryid_value: null, gdap_CategoryId: null }).category).toBeUndefined();
});

it('copies no mapping whose role is gone', () => {
  expect(mappingOf({ _gdap_templateid_value: 't', _gdap_directoryroleid_value: null })).toBeUndefined();
  expect(mappingOf({ _gdap_templateid_value: 't', _gdap_directoryroleid_value: 'r', gdap_name: 'Helpdesk' })).toEqual({ templateId: 't', name: 'Helpdesk', roleId: 'r', groupId: undefined });
});
