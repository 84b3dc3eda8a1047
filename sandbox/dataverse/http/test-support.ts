import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defaultSettings, type DataverseSettings } from '../../settings';
import { createDataverse, type Dataverse } from '../index';
import type { MailTransport } from '../mail';
import { testSolution } from '../solutions/test-solution';

const ROOT = 'http://localhost:4180/api/data/v9.2/';

/** What came back: the body parsed where it is JSON. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // The shape of a body is what the tests look at.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

/** An embedded Dataverse in memory that is asked as over HTTP, without a socket. */
export interface TestDataverse {
  readonly service: Dataverse;
  /** @param address below the service root, encoded as a URL is; or a whole URL */
  ask(method: string, address: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  /** Creates a row and gives its id. */
  create(set: string, body: object): Promise<string>;
  close(): void;
}

/** With the test solution in it. The clock stands still. */
export async function testDataverse(settings: Partial<DataverseSettings> = {}, mail?: MailTransport): Promise<TestDataverse> {
  const service = createDataverse({
    dataDir: ':memory:',
    clock: { now: () => new Date('2026-11-22T04:05:44Z') },
    settings: { ...defaultSettings.dataverse, ...settings },
    ...(mail && { mail }),
  });
  const ask: TestDataverse['ask'] = async (method, address, body, headers = {}) => {
    const url = address.startsWith('http') ? address : `${ROOT}${address}`;
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    const request = new Request(url, { method, headers, ...(text === undefined ? {} : { body: text }) });
    const response = await service.handle(request, new URL(url).pathname.slice('/api/data'.length));
    const answer = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(answer) : answer };
  };
  const imported = await ask('POST', 'ImportSolution', { CustomizationFile: Buffer.from(testSolution()).toString('base64') });
  if (imported.status !== 204) throw new Error(JSON.stringify(imported.body));
  return {
    service,
    ask,
    async create(set, body) {
      const { status, headers, body: failure } = await ask('POST', set, body);
      const id = /\(([0-9a-f-]{36})\)$/.exec(headers.get('odata-entityid') ?? '')?.[1];
      if (status !== 204 || !id) throw new Error(JSON.stringify(failure));
      return id;
    },
    close: () => service.close(),
  };
}

/** Serves it on a loopback socket, for clients that need one. */
export async function listening({ service }: TestDataverse): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', async () => {
      const url = `http://${incoming.headers.host}${incoming.url}`;
      const bare = incoming.method === 'GET' || incoming.method === 'HEAD';
      const request = new Request(url, { method: incoming.method, headers: incoming.headers as Record<string, string>, ...(bare ? {} : { body: Buffer.concat(chunks) }) });
      const response = await service.handle(request, new URL(url).pathname.slice('/api/data'.length));
      outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(Buffer.from(await response.arrayBuffer()));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
