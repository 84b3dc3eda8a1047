import fc from 'fast-check';
import { eventId, eventRow } from './rows';
import { now, requestId } from '../request-lifecycle/testing/facts';

describe('the id of a timeline entry', () => {
  it('is a GUID, always the same for the same thing, and another for another', () => {
    fc.assert(fc.property(fc.uuid(), fc.string(), fc.string(), (row, key, other) => {
      expect(eventId(row, key)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(eventId(row.toUpperCase(), key)).toBe(eventId(row, key));
      if (key !== other) expect(eventId(row, key)).not.toBe(eventId(row, other));
    }));
  });
});

describe('the row of a timeline entry', () => {
  const event = { key: 'k', name: 'What happened', message: 'What to do.', severity: 'error', waitingOn: 'staff', nextTryOn: now + 60_000 } as const;

  it('keeps what Microsoft said', () => {
    const failure = { service: 'graph', status: 403, code: 'Authorization_RequestDenied', message: 'No.', requestId: 'r', outcomeUnknown: false } as const;
    expect(eventRow({ table: 'gdap_request', id: requestId }, { ...event, failure }, now, 'track')).toMatchObject({
      gdap_name: 'What happened', gdap_severity: 727000002, gdap_waitingon: 727000001, gdap_occurredon: '2026-11-22T10:00:00Z', gdap_nexttryon: '2026-11-22T10:01:00Z',
      gdap_microsoftcode: 'Authorization_RequestDenied', gdap_microsoftmessage: 'No.', gdap_microsoftrequestid: 'r', gdap_httpstatus: 403, gdap_trackingid: 'track',
      'gdap_RequestId@odata.bind': `/gdap_requests(${requestId})`,
    });
  });

  it('fits into its columns', () => {
    const row = eventRow({ table: 'gdap_request', id: requestId }, { ...event, name: 'x'.repeat(999), message: 'x'.repeat(9999) }, now, 'x'.repeat(999));
    expect([row.gdap_name?.length, row.gdap_message?.length, row.gdap_trackingid?.length]).toEqual([200, 4000, 100]);
  });
});
