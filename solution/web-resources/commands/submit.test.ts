import { RequestStatus } from '@gdap-manager/entities/gdap-request/table';
import { idOf, installXrm, requestRow, type FakeXrm } from '../testing/xrm';
import { submitList } from './submit';

describe('Submit on a list', () => {
  let xrm: FakeXrm;
  let refreshed: number;
  const list = { refresh: () => (refreshed += 1) };
  const submitAll = () => submitList(list, xrm.rows.gdap_request!.map((row) => `{${String(row.gdap_requestid).toUpperCase()}}`));

  beforeEach(() => {
    xrm = installXrm();
    refreshed = 0;
  });

  it('sets drafts to Submitting, in calls of a hundred', async () => {
    xrm.rows.gdap_request = Array.from({ length: 230 }, (_, index) => requestRow(idOf(index), RequestStatus.draft));
    await submitAll();
    expect(xrm.batches.map((batch) => batch.length)).toEqual([100, 100, 30]);
    expect(new Set(xrm.writes.map(({ id }) => id)).size).toBe(230);
    expect(xrm.writes.every(({ payload }) => payload.statuscode === RequestStatus.submitting)).toBe(true);
    expect(xrm.shown.notes).toEqual(['230 requests submitted.']);
    expect(refreshed).toBe(1);
  });

  it('leaves alone what is no draft any more, and says why', async () => {
    xrm.rows.gdap_request = [requestRow(idOf(1), RequestStatus.draft), requestRow(idOf(2), RequestStatus.active)];
    await submitAll();
    expect(xrm.writes.map(({ id }) => id)).toEqual([idOf(1)]);
    expect(xrm.shown.alerts).toEqual(['1 request submitted. 1 was left as it is.\n\nLeft as it is: Request 02. Its status is Status 727000004.']);
  });

  it('says of rows that are gone that they are', async () => {
    xrm.rows.gdap_request = [];
    await submitList(list, [idOf(7)]);
    expect(xrm.writes).toEqual([]);
    expect(xrm.shown.alerts[0]).toContain('It does not exist any more');
  });

  it('does the others where one is refused, and says what Dataverse said', async () => {
    const rows = [1, 2, 3].map((number) => requestRow(idOf(number), RequestStatus.draft));
    xrm.rows.gdap_request = rows;
    xrm.onWrite = ({ id, payload }) => {
      if (id === idOf(2)) throw new Error('Principal user is missing prvWrite privilege.');
      rows.find((row) => row.gdap_requestid === id)!.statuscode = payload.statuscode;
    };
    await submitAll();
    expect(xrm.writes.map(({ id }) => id)).toEqual([idOf(1), idOf(3)]);
    expect(xrm.shown.alerts).toEqual(['2 requests submitted. 1 failed.\n\nFailed: Request 02. Principal user is missing prvWrite privilege.']);
  });

  it('does nothing where the question is answered with no', async () => {
    xrm.rows.gdap_request = [requestRow(idOf(1), RequestStatus.draft)];
    xrm.confirm = false;
    await submitAll();
    expect([xrm.writes, xrm.queries]).toEqual([[], []]);
  });

  it('speaks the language of the person', async () => {
    xrm = installXrm(1031);
    xrm.rows.gdap_request = [requestRow(idOf(1), RequestStatus.draft)];
    await submitAll();
    expect(xrm.shown.notes).toEqual(['1 Anfrage eingereicht.']);
  });
});
