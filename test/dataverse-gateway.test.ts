import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '@gdap-manager/sandbox';
import { createDataverseGateway } from '../plugins/gateways/dataverse/dynamics-gateway';
import type { DataverseGateway, RowUpdate } from '../plugins/gateways/dataverse/gateway';
import { ConcurrencyError } from '../plugins/gateways/transport/service-error';

/** The handlers' gateway against the Web API: what several rows have in common is that all change, or none. */
describe('changing several rows at once', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gateway-'));
  let sandbox: Sandbox;
  let gateway: DataverseGateway;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, dataDir });
    gateway = createDataverseGateway({ url: sandbox.url });
  });
  afterAll(async () => {
    await sandbox.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const read = async (key: string) => (await gateway.retrieve<{ name: string; '@odata.etag': string }>('accounts', key, { select: ['name'] }))!;
  const changeOf = async (key: string, name: string): Promise<RowUpdate> => ({ key, etag: (await read(key))['@odata.etag'], changes: { name } });
  const twoAccounts = () => Promise.all([gateway.create('accounts', { name: 'One' }), gateway.create('accounts', { name: 'Two' })]);

  it('changes them all', async () => {
    const [one, two] = await twoAccounts();
    await gateway.updateTogether('accounts', [await changeOf(one, 'Uno'), await changeOf(two, 'Due')]);
    expect([(await read(one)).name, (await read(two)).name]).toEqual(['Uno', 'Due']);
  });

  it('changes none where one is another by now', async () => {
    const [one, two] = await twoAccounts();
    const updates = [await changeOf(one, 'Uno'), await changeOf(two, 'Due')];
    await gateway.update('accounts', two, { name: 'Somebody else' });
    await expect(gateway.updateTogether('accounts', updates)).rejects.toBeInstanceOf(ConcurrencyError);
    expect([(await read(one)).name, (await read(two)).name]).toEqual(['One', 'Somebody else']);
  });

  it('changes none where one is gone, and says so', async () => {
    const [one, two] = await twoAccounts();
    const updates = [await changeOf(one, 'Uno'), await changeOf(two, 'Due')];
    await gateway.remove('accounts', two);
    await expect(gateway.updateTogether('accounts', updates)).rejects.toMatchObject({ failure: { status: 404, code: '0x80040217' } });
    expect((await read(one)).name).toBe('One');
  });

  it('keeps two such changes apart that are made at the same time', async () => {
    const [one, two] = await twoAccounts();
    const [first, second] = [await changeOf(one, 'Uno'), await changeOf(two, 'Due')];
    await Promise.all([gateway.updateTogether('accounts', [first]), gateway.updateTogether('accounts', [second])]);
    expect([(await read(one)).name, (await read(two)).name]).toEqual(['Uno', 'Due']);
  });
});
