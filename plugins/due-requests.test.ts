import { RequestStatus } from '@gdap-manager/entities';
import { createDueRequests } from './due-requests';
import type { DataverseGateway, Query } from './gateways/dataverse/gateway';
import { momentText } from './gateways/dataverse/moments';

const now = Date.parse('2026-11-22T10:00:00Z');
const row = (id: string, modified: number, statuscode: number = RequestStatus.active) => ({ gdap_requestid: id, statuscode, modifiedon: momentText(modified) });

function world(rows: readonly object[] = []) {
  const filters: string[] = [];
  const network = { isDown: false };
  const dataverse = {
    async *query(_set: string, { filter }: Query) {
      filters.push(filter ?? '');
      if (network.isDown) throw new Error('down');
      yield rows;
    },
  } as unknown as Pick<DataverseGateway, 'query'>;
  return { filters, network, due: createDueRequests(dataverse) };
}

describe('requests of which a moment has come', () => {
  it('are asked for once at a look at the clock, whoever wants to know', async () => {
    const { due, filters } = world();
    due.begin();
    for (let asker = 0; asker < 4; asker += 1) await due.at(now);
    expect(filters).toHaveLength(1);
    for (const column of ['gdap_nextcheckon', 'gdap_expirydate', 'gdap_renewalcheckon', 'gdap_nextreminderon']) expect(filters[0]).toContain(`${column} le 2026-11-22T10:00:00Z`);
  });

  it('are asked for anew at the next one, also where the clock stands still', async () => {
    const { due, filters } = world();
    for (let look = 0; look < 3; look += 1) {
      due.begin();
      await due.at(now);
    }
    expect(filters).toHaveLength(3);
  });

  it('bring along what has changed since the last look, but for drafts', async () => {
    const { due, filters } = world([row('before', now - 16_000), row('changed', now - 15_000), row('draft', now, RequestStatus.draft)]);
    due.begin();
    expect(await due.changedSince(now - 15_000, now)).toBeUndefined();
    due.begin();
    expect((await due.changedSince(now - 15_000, now + 1000))?.map(({ gdap_requestid: id }) => id)).toEqual(['changed']);
    expect(filters).toHaveLength(2);
    expect(filters[1]).toContain('modifiedon ge 2026-11-22T09:59:45Z');
  });

  it('leave it to others to ask for what changed before, or where the clock was set back', async () => {
    const { due } = world();
    await due.at(now);
    due.begin();
    expect(await due.changedSince(now - 15_001, now + 1000)).toBeUndefined();
    due.begin();
    expect(await due.changedSince(now - 60_000, now - 1000)).toBeUndefined();
  });

  it('miss no change where a look failed: the next one goes back to the last that did not', async () => {
    const { due, network, filters } = world();
    await due.at(now);
    due.begin();
    network.isDown = true;
    await expect(due.at(now + 15_000)).rejects.toThrow('down');
    due.begin();
    network.isDown = false;
    await due.at(now + 30_000);
    expect(filters[2]).toContain('modifiedon ge 2026-11-22T09:59:45Z');
  });
});
