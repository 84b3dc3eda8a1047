import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamicsWebApi } from 'dynamics-web-api';
import { type Sandbox, startSandbox } from '../../server';
import { testSolution } from '../solutions/test-solution';

/** The whole sandbox on its socket, its import and its restart, through the client that people use. */
let dataDir: string;
let sandbox: Sandbox;
let client: DynamicsWebApi;

const start = async () => {
  sandbox = await startSandbox({ port: 0, dataDir });
  client = new DynamicsWebApi({ serverUrl: sandbox.url, dataApi: { version: '9.2' } });
};
/** The client's types say otherwise, but what it gives is the new row's id. */
const create = async (collection: string, data: object) => (await client.create({ collection, data })) as unknown as string;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sandbox-web-api-'));
  await start();
  await client.callAction({ actionName: 'ImportSolution', action: { CustomizationFile: Buffer.from(testSolution()).toString('base64'), PublishWorkflows: true, OverwriteUnmanagedCustomizations: true } });
});
afterAll(async () => {
  await sandbox.close();
  rmSync(dataDir, { recursive: true, force: true });
});

it('pages under the host that was asked', async () => {
  for (const acm_name of ['a', 'b', 'c']) await create('acm_projects', { acm_name });
  const first = await client.retrieveMultiple({ collection: 'acm_projects', select: ['acm_name'], orderBy: ['acm_name'], maxPageSize: 2 });
  expect(first['@odata.nextLink']).toMatch(new RegExp(`^${sandbox.url}/api/data/v9\\.2/acm_projects\\?`));
  const byOtherName = await fetch(`${sandbox.url.replace('127.0.0.1', 'localhost')}/api/data/v9.2/acm_projects`, { headers: { prefer: 'odata.maxpagesize=1' } }).then((answer) => answer.json() as Promise<Record<string, string>>);
  expect(byOtherName['@odata.nextLink']).toMatch(/^http:\/\/localhost:/);
  expect((await client.retrieveAll({ collection: 'acm_projects', select: ['acm_name'], orderBy: ['acm_name'], maxPageSize: 2 })).value?.map((row) => row.acm_name)).toEqual(['a', 'b', 'c']);
});

it('creates only where there is nothing, and changes only what is there', async () => {
  const key = '8a3c1f60-0000-4000-8000-00000000000a';
  expect(await client.upsert({ collection: 'accounts', key, data: { name: 'A' }, ifmatch: '*' })).toBeNull();
  await client.upsert({ collection: 'accounts', key, data: { name: 'A' }, ifnonematch: '*' });
  expect(await client.upsert({ collection: 'accounts', key, data: { name: 'B' }, ifnonematch: '*' })).toBeNull();
  expect(await client.retrieve({ collection: 'accounts', key, select: ['name'] })).toMatchObject({ name: 'A' });
});

it('links rows of one change set by their Content-ID', async () => {
  client.startBatch();
  void client.create({ collection: 'acm_projects', data: { acm_name: 'Batch' }, contentId: '1', inChangeSet: true });
  void client.create({ collection: 'acm_tickets', data: { acm_name: 'T', 'acm_ProjectId@odata.bind': '$1' }, contentId: '2', inChangeSet: true });
  void client.retrieveMultiple({ collection: 'acm_tickets', select: ['acm_name'], expand: [{ property: 'acm_ProjectId', select: ['acm_name'] }] });
  const answers = await client.executeBatch();
  expect(answers[2]).toMatchObject({ value: [{ acm_name: 'T', acm_ProjectId: { acm_name: 'Batch' } }] });
});

it('reads definitions and their parts', async () => {
  const table = await client.retrieveEntity({ key: "LogicalName='acm_ticket'", select: ['EntitySetName', 'PrimaryIdAttribute'] });
  expect(table).toMatchObject({ EntitySetName: 'acm_tickets', PrimaryIdAttribute: 'acm_ticketid' });
});

it('keeps everything over a restart, versions and numbers too', async () => {
  const id = await create('acm_tickets', { acm_name: 'Kept' });
  const before = await client.retrieve({ collection: 'acm_tickets', key: id });
  await sandbox.close();
  await start();
  const after = await client.retrieve({ collection: 'acm_tickets', key: id });
  expect({ ...after, '@odata.context': before['@odata.context'], oDataContext: before.oDataContext }).toEqual(before);
  const next = await client.retrieve({ collection: 'acm_tickets', key: await create('acm_tickets', { acm_name: 'Next' }), select: ['acm_number', 'versionnumber'] });
  expect(String(next.acm_number) > String(before.acm_number)).toBe(true);
  expect(Number(next.versionnumber)).toBeGreaterThan(Number(before.versionnumber));
});
