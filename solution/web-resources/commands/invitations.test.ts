import { InvitationState, RequestStatus } from '@gdap-manager/entities/gdap-request/table';
import { takeOver } from '../shared/handover';
import { idOf, installXrm, requestRow, type FakeXrm } from '../testing/xrm';
import { handedOverTo } from '../pages/invitation/preset';
import { inviteAccounts, inviteList, remindList, stopRemindersList } from './invitations';

describe('commands for invitations', () => {
  let xrm: FakeXrm;
  const list = { refresh: jest.fn() };
  beforeEach(() => {
    xrm = installXrm();
    window.fetch = (async () => ({ headers: new Map([['Date', 'Sun, 22 Nov 2026 12:00:00 GMT']]) })) as unknown as typeof fetch;
    Object.defineProperty(globalThis.crypto, 'randomUUID', { configurable: true, value: () => idOf(99) });
    const pending = { gdap_acceptancelink: 'https://admin.example/1', gdap_invitationstate: InvitationState.sent, _gdap_accountid_value: idOf(50), '_gdap_accountid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'account' };
    xrm.rows.gdap_request = [
      requestRow(idOf(1), RequestStatus.approvalPending, { ...pending, gdap_nextreminderon: '2026-11-29T12:00:00Z' }),
      requestRow(idOf(2), RequestStatus.approvalPending, { ...pending, gdap_nextreminderon: null }),
      requestRow(idOf(3), RequestStatus.draft),
    ];
  });
  /** The ids that the page which was opened finds. */
  const handedOver = () => {
    const [[{ data }]] = xrm.shown.opened as [[{ data: string }]];
    return takeOver(handedOverTo(`?data=${encodeURIComponent(data)}`) ?? '');
  };

  it('open the page with the requests that were selected, and look at the list again', async () => {
    await inviteList(list, [`{${idOf(1).toUpperCase()}}`, idOf(3)]);
    expect(handedOver()).toEqual([idOf(1), idOf(3)]);
    expect(list.refresh).toHaveBeenCalled();
  });

  it('open it with all requests of a customer that wait for approval, or say that there are none', async () => {
    await inviteAccounts(list, [idOf(50)]);
    expect(handedOver()).toEqual([idOf(1), idOf(2)]);
    await inviteAccounts(list, [idOf(51)]);
    expect(xrm.shown.alerts[0]).toMatch(/^There is nothing to send/);
    expect(xrm.shown.opened).toHaveLength(1);
  });

  it('ask the handlers to remind those who can approve, and say which were left', async () => {
    await remindList(list, [idOf(1), idOf(2), idOf(3)]);
    expect(xrm.writes.map(({ id, payload }) => [id, payload])).toEqual([idOf(1), idOf(2)].map((id) => [id, { gdap_invitationwantedon: '2026-11-22T12:00:00Z' }]));
    expect(xrm.shown.alerts[0]).toMatch(/^2 requests: their customers will be reminded.*1 was left/s);
  });

  it('stop reminders where any are planned', async () => {
    await stopRemindersList(list, [idOf(1), idOf(2)]);
    expect(xrm.writes.map(({ id, payload }) => [id, payload])).toEqual([[idOf(1), { gdap_nextreminderon: null }]]);
    expect(xrm.shown.alerts[0]).toContain('No reminder is planned.');
  });

  it.each(['', '?data=x', '?data=%7B%22requests%22%3A%22x%22%7D'])('the page takes %j for nothing', (search) => {
    expect(handedOverTo(search)).toBeUndefined();
  });
});
