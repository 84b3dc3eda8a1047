import type { DataverseGateway, Query } from '../gateways/dataverse/gateway';
import { createLoader } from './loader';
import { guid } from './testing/facts';

function world() {
  const calls: string[] = [];
  const dataverse = {
    retrieve: async (set: string, id: string) => (calls.push(`${set} ${id}`), id === guid(9) ? undefined : { gdap_requestid: id, gdap_request_rolemappings: [{ gdap_rolemappingid: `m of ${id}` }] }),
    async *query(set: string, { filter = '' }: Query) {
      calls.push(`${set} ${filter}`);
      const ids = [...filter.matchAll(/eq ([0-9a-f-]{36})/g)].map(([, id]) => id!).filter((id) => id !== guid(9));
      yield set === 'gdap_requests' ? ids.map((id) => ({ gdap_requestid: id.toUpperCase() })) : ids.map((id) => ({ gdap_rolemappingid: `m of ${id}`, _gdap_requestid_value: id }));
    },
  } as unknown as Pick<DataverseGateway, 'retrieve' | 'query'>;
  return { loader: createLoader(dataverse), calls };
}
const mappingsOf = (row: { gdap_request_rolemappings?: readonly { gdap_rolemappingid: string }[] } | undefined) => row?.gdap_request_rolemappings?.map(({ gdap_rolemappingid: id }) => id);

describe('loading requests', () => {
  it('reads those that are wanted at the same time in two reads, each with its own mappings', async () => {
    const { loader, calls } = world();
    const rows = await Promise.all([guid(1), guid(2), guid(9), guid(1)].map((id) => loader.load(id)));
    expect(rows.map(mappingsOf)).toEqual([[`m of ${guid(1)}`], [`m of ${guid(2)}`], undefined, [`m of ${guid(1)}`]]);
    expect(calls).toHaveLength(2);
  });

  it('reads one alone in one, and only after it was asked for', async () => {
    const { loader, calls } = world();
    expect(mappingsOf(await loader.load(guid(1)))).toEqual([`m of ${guid(1)}`]);
    expect(mappingsOf(await loader.load(guid(9)))).toBeUndefined();
    expect(calls).toEqual([`gdap_requests ${guid(1)}`, `gdap_requests ${guid(9)}`]);
  });

  it('reads no more than twenty together', async () => {
    const { loader, calls } = world();
    await Promise.all(Array.from({ length: 41 }, (_, number) => loader.load(guid(100 + number))));
    expect(calls).toHaveLength(5);
  });

  it('fails for all of them where the read does', async () => {
    const loader = createLoader({ retrieve: async () => undefined, async *query() { yield []; throw new Error('down'); } });
    expect((await Promise.allSettled([loader.load(guid(1)), loader.load(guid(2))])).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
