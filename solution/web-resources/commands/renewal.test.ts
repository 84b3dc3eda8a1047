import { PartnerConsent, RequestAtEnd, RequestStatus } from '@gdap-manager/entities/gdap-request/table';
import { globalAdministratorRoleId } from '@gdap-manager/entities/directory-role/table';
import { idOf, installXrm, requestRow, type FakeXrm } from '../testing/xrm';
import { askAgainList, keepAccessList, letEndList, removeGlobalList } from './renewal';

let xrm: FakeXrm;
const list = { refresh: () => undefined };
const ids = [1, 2, 3, 4].map(idOf);

beforeEach(() => {
  xrm = installXrm();
});

describe('Ask Again Now on a list', () => {
  it('wishes it for what is in force and Microsoft does not extend, and says why not for the others', async () => {
    xrm.rows.gdap_request = [
      { ...requestRow(idOf(1), RequestStatus.active), gdap_autorenew: false },
      { ...requestRow(idOf(2), RequestStatus.active), gdap_autorenew: true },
      { ...requestRow(idOf(3), RequestStatus.active), gdap_autorenew: false, gdap_partnerconsent: PartnerConsent.approved },
      requestRow(idOf(4), RequestStatus.expired),
    ];
    await askAgainList(list, ids);
    expect(xrm.writes).toMatchObject([{ id: idOf(1), payload: { gdap_atend: RequestAtEnd.askAgain, gdap_renewalwantedon: expect.stringMatching(/^\d{4}-.*Z$/) as unknown } }]);
    expect(xrm.shown.alerts[0]).toContain('3 were left as they are');
  });
});

describe('Let It End and Keep Access on a list', () => {
  it('say what is wanted, once', async () => {
    xrm.rows.gdap_request = [{ ...requestRow(idOf(1), RequestStatus.active), gdap_atend: RequestAtEnd.askAgain }, { ...requestRow(idOf(2), RequestStatus.active), gdap_atend: RequestAtEnd.letEnd }];
    await letEndList(list, ids.slice(0, 2));
    expect(xrm.writes.map(({ id, payload }) => [id, payload])).toEqual([[idOf(1), { gdap_atend: RequestAtEnd.letEnd, gdap_renewalwantedon: null }]]);
    xrm.writes.length = 0;
    await keepAccessList(list, ids.slice(0, 2));
    expect(xrm.writes.map(({ id, payload }) => [id, payload])).toEqual([[idOf(2), { gdap_atend: RequestAtEnd.askAgain }]]);
  });
});

describe('Remove Global Administrator and Auto-Renew on a list', () => {
  const mapping = (number: number, request: string, roleTemplate: string) => ({
    gdap_rolemappingid: idOf(100 + number), gdap_name: 'x', _gdap_requestid_value: request, '_gdap_requestid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'gdap_request',
    gdap_DirectoryRoleId: { gdap_directoryroleid: idOf(200 + number), gdap_name: 'Role', gdap_roletemplateid: roleTemplate, gdap_blocksautorenew: roleTemplate === globalAdministratorRoleId },
  });

  it('wishes it for those that hold it beside other roles, after saying what will happen', async () => {
    xrm.rows.gdap_request = [requestRow(idOf(1), RequestStatus.active), requestRow(idOf(2), RequestStatus.active), requestRow(idOf(3), RequestStatus.active), requestRow(idOf(4), RequestStatus.terminated)];
    xrm.rows.gdap_rolemapping = [
      mapping(1, idOf(1), globalAdministratorRoleId), mapping(2, idOf(1), idOf(50)), mapping(3, idOf(2), idOf(50)), mapping(4, idOf(3), globalAdministratorRoleId), mapping(5, idOf(4), globalAdministratorRoleId),
    ];
    await removeGlobalList(list, ids);
    expect(xrm.shown.confirms[0]).toContain('1 relationship holds Global Administrator');
    expect(xrm.writes.map(({ id, payload }) => [id, payload])).toEqual([[idOf(1), { gdap_removeglobaladministrator: true }]]);
    expect(xrm.shown.alerts[0]).toContain('It holds no other role');
  });

  it('writes nothing where the answer is no', async () => {
    xrm.rows.gdap_request = [requestRow(idOf(1), RequestStatus.active)];
    xrm.rows.gdap_rolemapping = [mapping(1, idOf(1), globalAdministratorRoleId), mapping(2, idOf(1), idOf(50))];
    xrm.confirm = false;
    await removeGlobalList(list, [idOf(1)]);
    expect(xrm.writes).toEqual([]);
  });
});
