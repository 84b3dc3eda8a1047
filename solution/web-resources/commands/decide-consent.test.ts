import { PartnerConsent, RequestStatus } from '@gdap-manager/entities/gdap-request/table';
import { idOf, installXrm, requestRow, type FakeXrm } from '../testing/xrm';
import { approveConsentList, rejectConsentList } from './decide-consent';

describe('Approve and Reject on a list', () => {
  let xrm: FakeXrm;
  let refreshed: number;
  const list = { refresh: () => (refreshed += 1) };
  const asked = (number: number, consent: keyof typeof PartnerConsent = 'pending') => requestRow(idOf(number), RequestStatus.approvalPending, { gdap_partnerconsent: PartnerConsent[consent] });

  beforeEach(() => {
    xrm = installXrm();
    refreshed = 0;
  });

  it('write what we want, and leave the rest to the handlers', async () => {
    xrm.rows.gdap_request = [asked(1), asked(2)];
    await approveConsentList(list, [idOf(1), idOf(2)]);
    expect(xrm.writes.map(({ id, payload }) => [id, payload])).toEqual([1, 2].map((number) => [idOf(number), { gdap_partnerconsent: PartnerConsent.approve }]));
    expect(xrm.shown.notes).toEqual(['2 requests approved by us. Microsoft is told.']);
    expect(refreshed).toBe(1);
  });

  it('ask before they refuse', async () => {
    xrm.rows.gdap_request = [asked(1)];
    xrm.confirm = false;
    await rejectConsentList(list, [idOf(1)]);
    expect([xrm.writes, refreshed]).toEqual([[], 0]);
    expect(xrm.shown.confirms[0]).toMatch(/cannot be undone/);
    xrm.confirm = true;
    await rejectConsentList(list, [idOf(1)]);
    expect(xrm.writes.map(({ payload }) => payload)).toEqual([{ gdap_partnerconsent: PartnerConsent.reject }]);
  });

  it('leave alone what nobody asks us, and what is decided, and say why', async () => {
    xrm.rows.gdap_request = [asked(1), asked(2, 'notNeeded'), asked(3, 'approved'), requestRow(idOf(4), RequestStatus.expired, { gdap_partnerconsent: PartnerConsent.pending }), requestRow(idOf(5), RequestStatus.draft)];
    await approveConsentList(list, [1, 2, 3, 4, 5, 6].map(idOf));
    expect(xrm.writes.map(({ id }) => id)).toEqual([idOf(1)]);
    expect(xrm.shown.alerts[0]).toMatch(/Request 02\. No indirect provider asks/);
    expect(xrm.shown.alerts[0]).toMatch(/Request 03\. It has been decided/);
    expect(xrm.shown.alerts[0]).toMatch(/does not exist any more/);
  });

  it('speak the language of the person', async () => {
    xrm = installXrm(1031);
    xrm.rows.gdap_request = [asked(1)];
    await approveConsentList(list, [idOf(1)]);
    expect(xrm.shown.notes).toEqual(['Zustimmung zu 1 Anfrage gespeichert. Microsoft erfährt es.']);
  });
});
