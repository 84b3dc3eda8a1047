import { RequestStatus } from '@gdap-manager/entities';
import type { DataverseGateway, RowUpdate } from '../gateways/dataverse/gateway';
import { ConcurrencyError } from '../gateways/transport/service-error';
import { createWaitingSince, sinceOf } from './capability';

const row = (id: string, statuscode: (typeof RequestStatus)[keyof typeof RequestStatus]) => ({ '@odata.etag': 'W/"1"', gdap_requestid: id, statuscode, createdon: '2026-11-01T00:00:00Z', modifiedon: '2026-11-20T00:00:00Z' });

function world(rows: readonly object[]) {
  const written: RowUpdate[] = [];
  const state = { isBusy: false };
  const dataverse = {
    async *query() {
      yield rows;
    },
    async updateTogether(_set: string, updates: readonly RowUpdate[]) {
      if (state.isBusy) throw new ConcurrencyError({ service: 'dataverse', status: 412, code: '0x80060882', message: 'changed', outcomeUnknown: false });
      written.push(...updates);
    },
  } as unknown as DataverseGateway;
  return { written, state, sweep: createWaitingSince({ dataverse }).sweep! };
}

describe('since when a request waits', () => {
  it('is filled in by deep sweeps where nobody has said it', async () => {
    const { written, sweep } = world([row('a', RequestStatus.draft), row('b', RequestStatus.approvalPending)]);
    await sweep(0, false);
    expect(written).toEqual([]);
    await sweep(0, true);
    expect(written).toEqual([
      { key: 'a', etag: 'W/"1"', changes: { gdap_waitingsince: '2026-11-01T00:00:00Z' } }, { key: 'b', etag: 'W/"1"', changes: { gdap_waitingsince: '2026-11-20T00:00:00Z' } },
    ]);
  });

  it('gives way to whoever changes the row', async () => {
    const { written, state, sweep } = world([row('a', RequestStatus.draft)]);
    state.isBusy = true;
    await sweep(0, true);
    expect(written).toEqual([]);
  });

  it('is when a draft was made, and else when it was last changed', () => {
    expect(sinceOf(row('a', RequestStatus.draft))).toBe('2026-11-01T00:00:00Z');
    expect(sinceOf(row('a', RequestStatus.submitting))).toBe('2026-11-20T00:00:00Z');
  });
});
