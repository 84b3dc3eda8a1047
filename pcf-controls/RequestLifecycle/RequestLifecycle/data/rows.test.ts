import { EventSeverity } from '@gdap-manager/entities/event/table';
import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import { WaitingOn } from '@gdap-manager/entities/waiting-on';
import { happeningOf, requestOf } from './rows';

describe('the request of a row', () => {
  it('has the names of its state and of who must move', () => {
    expect(requestOf({ statuscode: requestStatus.approvalPending.value, gdap_waitingon: WaitingOn.customer })).toMatchObject({ status: 'approvalPending', waitingOn: 'customer' });
  });

  it('says so where it does not know the state', () => {
    expect(requestOf({ statuscode: 4711 }).status).toBe('unknown');
  });

  it('takes moments as texts and as dates', () => {
    const moment = Date.UTC(2026, 10, 22, 8);
    expect(requestOf({ gdap_expirydate: '2026-11-22T08:00:00Z', gdap_startdate: new Date(moment) })).toMatchObject({ expiresOn: moment, startedOn: moment });
    expect(requestOf({ gdap_expirydate: 'soon' }).expiresOn).toBeUndefined();
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://x', 'https://a b', '', null])('offers no link that is %s', (link) => {
    expect(requestOf({ gdap_acceptancelink: link }).acceptanceLink).toBeUndefined();
  });

  it('finds the names of customer and partner', () => {
    const row = { gdap_AccountId: { name: 'Contoso' }, gdap_ProviderAccountId: { gdap_ProviderId: { gdap_name: 'Fabrikam' } } };
    expect(requestOf(row)).toMatchObject({ customer: 'Contoso', partner: 'Fabrikam' });
  });
});

it("reads an entry of the timeline with Microsoft's code", () => {
  expect(happeningOf({ gdap_name: 'Not done yet', gdap_severity: EventSeverity.error, gdap_occurredon: '2026-11-22T08:00:00Z', gdap_microsoftcode: 'Forbidden' })).toMatchObject({
    name: 'Not done yet', severity: 'error', occurredOn: Date.UTC(2026, 10, 22, 8), microsoftCode: 'Forbidden',
  });
});
