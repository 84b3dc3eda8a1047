import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamicsWebApi } from 'dynamics-web-api';
import { createSandboxClock } from '../../kernel/clock';
import { defaultSettings } from '../../settings';
import type { Environment } from '../environment';
import { columnRequired } from '../errors';
import { createEnvironment } from '../storage/environment';
import { executeBatch } from './execute';
import type { OperationRequest, OperationResponse } from './message';

/** The unmodified client of npm writes and reads batches; behind them stands only enough to answer. */
let environment: Environment;
let server: Server;
let client: DynamicsWebApi;
let asked: OperationRequest[];

const newId = 'f8ea5d2c-8c75-4911-a97a-000d3a34a1bd';

beforeEach(async () => {
  environment = createEnvironment({ dataDir: ':memory:', clock: createSandboxClock({ load: () => 0, save: () => undefined }), settings: defaultSettings.dataverse });
  asked = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const serviceRoot = `http://${request.headers.host}/api/data/v9.2/`;
      const headers = new Map(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const answer = executeBatch(environment, (part) => operate(part, serviceRoot), { method: 'POST', url: request.url ?? '', serviceRoot, headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  client = new DynamicsWebApi({ serverUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, dataApi: { version: '9.2' } });
});

afterEach(async () => {
  environment.close();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
});

function operate(request: OperationRequest, serviceRoot: string): OperationResponse {
  asked.push(request);
  if (request.method === 'GET') return { status: 200, headers: new Map([['content-type', 'application/json']]), body: JSON.stringify({ value: [{ name: 'A' }] }) };
  if (request.method === 'DELETE') return { status: 400, headers: new Map([['content-type', 'application/json']]), body: JSON.stringify(columnRequired('name', 'account')) };
  return { status: 204, headers: new Map([['odata-version', '4.0'], ['odata-entityid', `${serviceRoot}accounts(${newId})`]]), body: '' };
}

test('creates in a change set, with a reference, and a query come back in order', async () => {
  client.startBatch();
  void client.create({ collection: 'contacts', data: { lastname: 'Doe' }, contentId: '1', inChangeSet: true });
  void client.create({ collection: 'accounts', data: { name: 'A', 'primarycontactid@odata.bind': '$1' }, inChangeSet: true });
  void client.retrieveMultiple({ collection: 'accounts', select: ['name'] });
  const [contact, account, list] = await client.executeBatch();
  expect([contact, account]).toEqual([newId, newId]);
  expect(list).toMatchObject({ value: [{ name: 'A' }] });
  expect(JSON.parse(asked[1]?.body ?? '')).toEqual({ name: 'A', 'primarycontactid@odata.bind': expect.stringMatching(/^http:.*accounts\(f8ea5d2c-/) });
});

test('a failure is thrown with its code', async () => {
  client.startBatch();
  void client.create({ collection: 'accounts', data: { name: 'A' }, inChangeSet: true });
  void client.deleteRecord({ collection: 'accounts', key: newId, inChangeSet: true });
  const failures = await client.executeBatch().then(() => undefined, (errors: unknown) => errors);
  expect(failures).toEqual([expect.objectContaining({ status: 400, error: expect.objectContaining({ code: '0x80040203' }) })]);
});
