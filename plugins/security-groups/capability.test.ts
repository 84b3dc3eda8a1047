import { gdapProvider } from '@gdap-manager/entities';
import type { CapabilityContext } from '../capability';
import { silentLog } from '../hosts/embedded/log';
import { defaultPolicy } from '../policy';
import { now, provider } from '../request-lifecycle/testing/facts';
import type { Work } from '../work';
import { createSecurityGroups } from './capability';

/** A provider whose groups have never been read, and a Dataverse that answers lists alone. */
function host() {
  const queue: Work[] = [];
  const row = { '@odata.etag': 'W/"1"', gdap_providerid: provider.id, gdap_partnertenantid: provider.partnerTenantId, gdap_clientid: provider.clientId, statecode: 0 };
  const dataverse = {
    query: async function* () { yield [row]; },
    retrieve: async () => { throw new Error('Dataverse is down.'); },
  };
  const context = { dataverse, policy: defaultPolicy, now: async () => now, enqueue: async (work: Work) => void queue.push(work), log: silentLog };
  const capability = createSecurityGroups(context as unknown as CapabilityContext);
  const sweep = (minutes: number, deep = false) => capability.sweep!(now + minutes * 60_000, deep);
  return { queue, capability, sweep };
}

describe('a round of groups that is due', () => {
  it('is announced once', async () => {
    const { queue, sweep } = host();
    await sweep(0);
    await sweep(5);
    expect(queue).toMatchObject([{ table: gdapProvider.logicalName, id: provider.id, message: 'due', capability: 'security-groups' }]);
  });

  it('is announced anew where its message was given up', async () => {
    const { queue, capability, sweep } = host();
    await sweep(0);
    await expect(capability.looks[gdapProvider.logicalName]!(queue[0]!, false)).rejects.toThrow('Dataverse is down.');
    await capability.reportPoison!(queue[0]!);
    await sweep(5);
    expect(queue).toHaveLength(2);
  });

  it('is announced anew at a deep sweep, whatever became of it', async () => {
    const { queue, sweep } = host();
    await sweep(0);
    await sweep(5, true);
    expect(queue).toHaveLength(2);
  });
});
