import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '@gdap-manager/sandbox';
import { createDataverseGateway } from '../plugins/gateways/dataverse/dynamics-gateway';
import type { Change, DataverseGateway, RowUpdate } from '../plugins/gateways/dataverse/gateway';
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

describe('making and changing rows of several tables at once', () => {
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

  const names = async (ids: readonly string[]) => Promise.all(ids.map(async (id) => (await gateway.retrieve<{ name: string }>('accounts', id, { select: ['name'] }))?.name));
  const account = (name: string) => ({ accountid: randomUUID(), name });

  it('makes a thousand rows in one call', async () => {
    const rows = Array.from({ length: 1000 }, (_, number) => account(`Äpfel & Birnen 株式会社 ${number}`));
    await gateway.createTogether('accounts', 'account', rows);
    expect(await names([rows[0]!.accountid, rows[999]!.accountid])).toEqual([rows[0]!.name, rows[999]!.name]);
  });

  it('makes none where one is there already, and says so', async () => {
    const [there, another] = [account('There'), account('New')];
    await gateway.createTogether('accounts', 'account', [there]);
    await expect(gateway.createTogether('accounts', 'account', [another, there])).rejects.toMatchObject({ name: 'ConcurrencyError', failure: { status: 412, code: '0x80040237', outcomeUnknown: false } });
    expect(await names([another.accountid])).toEqual([undefined]);
  });

  it('changes what belongs together, one row pointing to another that is new', async () => {
    const owner = account('Owner');
    const contactid = randomUUID();
    const old = await gateway.create('contacts', { lastname: 'Old' });
    await gateway.changeTogether([
      { do: 'create', set: 'accounts', row: owner },
      { do: 'create', set: 'contacts', row: { contactid, lastname: 'New', 'parentcustomerid_account@odata.bind': `/accounts(${owner.accountid})` } },
      { do: 'update', set: 'accounts', key: owner.accountid, changes: { name: 'Renamed' } },
      { do: 'remove', set: 'contacts', key: old },
    ]);
    expect(await gateway.retrieve('contacts', contactid, { select: ['_parentcustomerid_value'] })).toMatchObject({ _parentcustomerid_value: owner.accountid });
    expect(await names([owner.accountid])).toEqual(['Renamed']);
    expect(await gateway.retrieve('contacts', old, { select: ['lastname'] })).toBeUndefined();
  });

  it.each<[string, (there: string) => Change, object]>([
    ['exists', (there) => ({ do: 'create', set: 'accounts', row: { accountid: there, name: 'Again' } }), { name: 'ConcurrencyError', failure: { code: '0x80040237' } }],
    ['is another by now', (there) => ({ do: 'update', set: 'accounts', key: there, etag: 'W/"1"', changes: { name: 'x' } }), { name: 'ConcurrencyError', failure: { code: '0x80060882' } }],
    ['is gone and is to be changed', () => ({ do: 'update', set: 'accounts', key: randomUUID(), changes: { name: 'x' } }), { failure: { status: 404 } }],
    ['is gone and is to be removed', () => ({ do: 'remove', set: 'accounts', key: randomUUID() }), { failure: { status: 404 } }],
    ['is wrong', () => ({ do: 'create', set: 'accounts', row: { nonsense: 1 } }), { name: 'ServiceError', failure: { status: 400, outcomeUnknown: false } }],
  ])('changes nothing where one row %s', async (_how, change, error) => {
    const there = await gateway.create('accounts', { name: 'There' });
    const another = account('New');
    await expect(gateway.changeTogether([{ do: 'create', set: 'accounts', row: another }, change(there)])).rejects.toMatchObject(error);
    expect(await names([there, another.accountid])).toEqual(['There', undefined]);
  });

  it('knows who it is', async () => {
    expect(await gateway.whoAmI()).toMatch(/^[0-9a-f-]{36}$/);
  });
});
