import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultSettings } from '../../settings';
import { createDataverse } from './service';
import { type TestDataverse, testDataverse } from './test-support';

const ROOT = 'http://localhost:4180/api/data/';

describe('the service', () => {
  let dataverse: TestDataverse;
  beforeAll(async () => {
    dataverse = await testDataverse({ maxBodyBytes: 20_000 });
  });
  afterAll(() => dataverse.close());

  it('serves every version of the Web API alike, under its own address', async () => {
    const { body } = await dataverse.ask('GET', `${ROOT}v9.1/accounts`);
    expect(body['@odata.context']).toBe(`${ROOT}v9.1/$metadata#accounts`);
    for (const path of ['', 'accounts', 'v9/accounts', 'v9.2accounts']) expect((await dataverse.ask('GET', `${ROOT}${path}`)).body.error.code).toBe('0x8006088a');
  });

  it('refuses a body that is too large, counted in bytes; solutions may be larger', async () => {
    const answer = await dataverse.ask('POST', 'accounts', { description: 'ä'.repeat(10_000) });
    expect([answer.status, answer.body.error.message]).toEqual([413, 'The request body is larger than 20000 bytes.']);
    expect((await dataverse.ask('POST', '$batch', 'x'.repeat(20_001))).status).toBe(413);
    expect((await dataverse.ask('POST', 'ImportSolution', { CustomizationFile: 'A'.repeat(30_000) })).status).toBe(400);
  });

  it('says in its own form what went wrong outside it', async () => {
    const answer = dataverse.service.shell.error({ status: 429, code: '0x80072322', message: 'Slow down.' }, new Request(ROOT));
    expect([answer.status, await answer.json()]).toEqual([429, { error: { code: '0x80072322', message: 'Slow down.' } }]);
    expect(await dataverse.service.shell.error({ status: 500 }, new Request(ROOT)).json()).toEqual({ error: { code: '0x80040216', message: 'An unexpected error occurred.' } });
  });

  it('begins anew after a reset', async () => {
    const fresh = await testDataverse();
    await fresh.create('accounts', { name: 'A' });
    fresh.service.reset();
    expect((await fresh.ask('GET', 'accounts/$count')).body).toBe('0');
    expect((await fresh.ask('GET', 'acm_projects')).status).toBe(404);
    fresh.close();
  });
});

it('keeps its rows in its folder', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'dataverse-service-'));
  const open = () => createDataverse({ dataDir, clock: { now: () => new Date('2026-11-22T04:05:44Z') }, settings: defaultSettings.dataverse });
  const first = open();
  await first.handle(new Request(`${ROOT}v9.2/accounts`, { method: 'POST', body: '{"name":"Kept"}' }), '/v9.2/accounts');
  first.close();
  const second = open();
  const answer = await second.handle(new Request(`${ROOT}v9.2/accounts?$select=name`), '/v9.2/accounts');
  expect(await answer.json()).toMatchObject({ value: [{ name: 'Kept' }] });
  second.close();
  rmSync(dataDir, { recursive: true, force: true });
});
