import { ConnectionState, type gdapProvider, type Row } from '@gdap-manager/entities';
import type { CapabilityContext } from '../capability';
import { createDueRequests } from '../due-requests';
import type { DataverseGateway } from '../gateways/dataverse/gateway';
import { defaultPolicy } from '../policy';
import { providerConnected } from '../provider/news';
import { now, provider } from '../request-lifecycle/testing/facts';
import type { Work } from '../work';
import { createProviderConnection } from './capability';
import { FakeMicrosoft } from './testing/world';

function world() {
  const queued: Work[] = [];
  const microsoft = new FakeMicrosoft();
  const clock = { now };
  const row: Record<string, unknown> = {
    '@odata.etag': 'W/"1"', gdap_providerid: provider.id, gdap_name: 'Fabrikam', gdap_partnertenantid: provider.partnerTenantId, gdap_clientid: provider.clientId, statecode: 0,
  } satisfies Partial<Row<typeof gdapProvider>> & Record<string, unknown>;
  const dataverse = {
    retrieve: async () => row,
    query: async function* () { yield [row]; },
    update: async (_set: string, _id: string, changes: object) => void Object.assign(row, changes),
    upsert: async () => undefined,
  } as unknown as DataverseGateway;
  const context: CapabilityContext = {
    dataverse, due: createDueRequests(dataverse), policy: defaultPolicy, gateways: microsoft.gateways, now: async () => clock.now, sleep: async () => undefined, log: () => undefined, enqueue: async (work) => void queued.push(work),
  };
  const capability = createProviderConnection(context);
  const look = (message: string, insist = false) => capability.looks.gdap_provider!({ table: 'gdap_provider', id: provider.id, message, correlationId: 'c', insist }, false);
  return { capability, look, queued, row, microsoft, clock };
}

describe('a provider that can be used again', () => {
  it('is told to all who look at providers, and that is no news to the checks themselves', async () => {
    const { look, queued, row, microsoft } = world();
    expect(await look('Create')).toBe('connected');
    expect(row.gdap_connectionstate).toBe(ConnectionState.connected);
    expect(queued).toMatchObject([{ table: 'gdap_provider', id: provider.id, message: providerConnected, insist: true }]);
    const { length } = microsoft.calls;
    expect(await look(providerConnected, true)).toBe('unchanged');
    expect(microsoft.calls).toHaveLength(length);
  });
});

describe('a connection that is doubted by many at once', () => {
  it('is checked once', async () => {
    const { look, microsoft, clock } = world();
    await look('Create');
    clock.now += defaultPolicy.firstRetrySeconds * 1000;
    await look('connection doubted', true);
    await look('connection doubted', true);
    expect(microsoft.calls.filter((call) => call === 'signIn')).toHaveLength(2);
  });
});

describe('a sweep', () => {
  it('finds what a webhook missed, and announces it once', async () => {
    const { capability, look, queued, row } = world();
    await capability.sweep?.(now, false);
    await capability.sweep?.(now, false);
    expect(queued.map(({ message }) => message)).toEqual(['changed']);
    await look('changed');
    queued.length = 0;
    await capability.sweep?.(now, false);
    row.gdap_checkrequestedon = new Date(now + 1000).toISOString();
    row['@odata.etag'] = 'W/"2"';
    await capability.sweep?.(now, false);
    expect(queued.map(({ message }) => message)).toEqual(['asked']);
  });

  it('announces anew what came to nothing: at a deep sweep, and as soon as its message was given up', async () => {
    const { capability, queued } = world();
    await capability.sweep?.(now, false);
    await capability.sweep?.(now, true);
    expect(queued.map(({ message }) => message)).toEqual(['changed', 'changed']);
    await capability.reportPoison?.(queued[0]!);
    await capability.sweep?.(now, false);
    expect(queued).toHaveLength(3);
  });

  it('has what works checked now and then', async () => {
    const { capability, look, queued } = world();
    await look('Create');
    queued.length = 0;
    await capability.sweep?.(now + defaultPolicy.connectionCheckSeconds * 1000, true);
    expect(queued).toMatchObject([{ message: 'due', capability: 'provider-connection' }]);
  });
});
