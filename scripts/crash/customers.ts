import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { account, gdapProvider, RefreshState } from '@gdap-manager/entities';
import { partner } from '../demo/partner';
import { providerId } from '../lib/connect-provider';
import { idOf } from '../lib/ids';
import { connectTo, type Connection } from '../lib/stack';
import { until } from '../lib/until';
import { freePort } from './free-port';
import { createPatientFetch } from './patient-fetch';
import { createRandom } from './random';
import { verifyCustomers, type ExpectedCustomer } from './verify-customers';
import { createVictim } from './victim';

export interface CustomersCrashOptions {
  /** How often the process is killed. */
  readonly kills: number;
  /** New customers before each kill. */
  readonly customersAtOnce: number;
  /** The same seed kills after the same pauses. */
  readonly seed: number;
  readonly log: (line: string) => void;
}

export interface CustomersCrashReport {
  readonly kills: number;
  readonly customers: number;
  /** What is wrong afterwards; empty when every customer has one row, as Microsoft has it. */
  readonly problems: readonly string[];
}

const minute = 60_000;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Has a provider's customers read, again and again more of them, while the process that holds sandbox and handlers is
 * killed at random moments and started again; then looks whether each customer has one row, as Microsoft has it.
 */
export async function crashOfCustomers({ kills, customersAtOnce, seed, log }: CustomersCrashOptions): Promise<CustomersCrashReport> {
  const random = createRandom(seed);
  const dataDir = mkdtempSync(join(tmpdir(), 'crash-customers-'));
  const port = await freePort();
  const victim = createVictim(port, dataDir);
  try {
    await victim.start();
    const world = await connectTo(`http://127.0.0.1:${port}`, createPatientFetch());
    if (!world) throw new Error(`No sandbox answers at port ${port}.`);
    const customers: ExpectedCustomer[] = [];
    for (let killed = 0; killed < kills; killed += 1) {
      await changeCustomers(world, customers, customersAtOnce);
      await askForRefresh(world);
      const pause = random.between(0, 2000);
      await wait(pause);
      await victim.kill();
      log(`kill ${killed + 1} of ${kills}, ${pause} ms after a refresh was asked for; ${customers.length} customers so far`);
      await backAgain(killed % 2 === 1);
    }
    const wantedOn = await askForRefresh(world);
    await until('the last refresh', async () => isDone(world, wantedOn), { timeoutMs: 3 * minute, everyMs: 200 });
    return { kills, customers: customers.length, problems: await verifyCustomers(world, customers) };
  } finally {
    await victim.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }

  /** @param twice killed once more while it comes up, or just after */
  async function backAgain(twice: boolean): Promise<void> {
    if (twice) {
      const starting = victim.start();
      await wait(random.between(500, 6000));
      await victim.kill();
      await starting;
    }
    await victim.start();
  }
}

/** More customers, most of them with an account; of the earlier ones some are called otherwise now, and some are gone. */
async function changeCustomers({ api, controls }: Connection, customers: ExpectedCustomer[], count: number): Promise<void> {
  for (const customer of customers) {
    if (customer.number % 7 === customers.length % 7) customer.name = `Renamed ${customer.name}`.slice(0, 80);
    if (customer.number % 23 === customers.length % 23) customer.isThere = false;
  }
  const gone = customers.filter(({ isThere }) => !isThere).map(({ tenantId }) => tenantId);
  if (gone.length > 0) await controls.endPartnerships(partner.tenantId, gone);
  const news = Array.from({ length: count }, (_, index) => expectedCustomer(customers.length + index));
  await api.writeTogether(news.flatMap(({ accountId, name, domain }) => (accountId ? [{ path: `${account.entitySetName}(${accountId})`, row: { name, websiteurl: `https://www.${domain}/` } }] : [])));
  customers.push(...news);
  await controls.addCustomers(partner.tenantId, customers.filter(({ isThere }) => isThere).map(({ tenantId, name, domain }) => ({ tenantId, companyName: name, domain })));
}

function expectedCustomer(number: number): ExpectedCustomer {
  const domain = `customer${number}.example`;
  return { number, domain, tenantId: idOf('tenant', domain), accountId: number % 3 === 0 ? undefined : idOf('account', domain), name: `Customer ${number}`, isThere: true };
}

const provider = `${gdapProvider.entitySetName}(${providerId})`;

/** @returns the moment after which it is wanted, in whole seconds */
async function askForRefresh({ api, controls }: Connection): Promise<number> {
  const wanted = (await controls.now()).toISOString();
  await api.update(provider, { gdap_refreshrequestedon: wanted });
  return Math.floor(Date.parse(wanted) / 1000) * 1000;
}

async function isDone({ api }: Connection, wantedOn: number): Promise<boolean> {
  const row = await api.get<{ gdap_refreshedon: string | null; gdap_refreshstate: number }>(`${provider}?$select=gdap_refreshedon,gdap_refreshstate`);
  return row.gdap_refreshstate === RefreshState.idle && Date.parse(row.gdap_refreshedon ?? '') >= wantedOn;
}
