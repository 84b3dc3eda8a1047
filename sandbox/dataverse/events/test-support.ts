import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSandboxClock } from '../../kernel/clock';
import { defaultSettings, type DataverseSettings } from '../../settings';
import type { Environment, RowChange, StoredRow } from '../environment';
import { createEnvironment } from '../storage/environment';
import { findPlatformRows, readPlatformRow, writePlatformRow } from '../storage/platform-rows';
import { wellKnown } from '../storage/well-known';
import type { RemoteExecutionContext } from './execution-context';
import { createEventPipeline, type EventPipeline } from './pipeline';

/** What the tests of this folder share: an environment, steps, changes and a receiver of webhooks. */
export function openEnvironment(dataDir = ':memory:', settings: Partial<DataverseSettings> = {}): Environment {
  const clock = createSandboxClock({ load: () => 0, save: () => undefined });
  return createEnvironment({ dataDir, clock, settings: { ...defaultSettings.dataverse, webhookRetryDelayMs: 1, ...settings } });
}

/** A call that a receiver got. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly context: RemoteExecutionContext;
}

export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  close(): Promise<void>;
}

/** Answers a call. `count` is 1 for the first. */
export type Answer = (response: ServerResponse, count: number) => void;

/** An HTTP receiver on loopback. @param answer answers a call; 200 by default */
export async function openReceiver(answer: Answer = (response) => response.writeHead(200).end()): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      received.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body, context: JSON.parse(body) as RemoteExecutionContext });
      answer(response, received.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

/** Opens what a test needs, and closes it after the test, the last first. */
export function useStage() {
  const closers: (() => void | Promise<void>)[] = [];
  const atTheEnd = (close: () => void | Promise<void>) => void closers.push(close);
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });
  return {
    atTheEnd,
    async receiver(answer?: Answer): Promise<Receiver> {
      const receiver = await openReceiver(answer);
      atTheEnd(receiver.close);
      return receiver;
    },
    environmentWith(...parameters: Parameters<typeof openEnvironment>): Environment {
      const environment = openEnvironment(...parameters);
      atTheEnd(() => environment.close());
      return environment;
    },
    pipelineOf(environment: Environment): EventPipeline {
      const pipeline = createEventPipeline(environment);
      atTheEnd(() => pipeline.close());
      return pipeline;
    },
  };
}

/** Tells the pipeline of a change, within a transaction as the rows do. */
export const happen = (environment: Environment, pipeline: EventPipeline, change: RowChange = accountChange()) =>
  environment.transaction(() => pipeline.changed(change));

/** Registers a webhook with the key `s3cret` and one asynchronous step on it. Columns given override. */
export function registerStep(environment: Environment, url: string, step: StoredRow = {}, endpoint: StoredRow = {}, table: string | null = 'account'): string {
  const stepId = environment.newId();
  const ids = { endpoint: environment.newId(), filter: environment.newId() };
  environment.transaction(() => {
    writePlatformRow(environment, 'serviceendpoint', { serviceendpointid: ids.endpoint, name: 'Receiver', contract: 8, authtype: 4, authvalue: 's3cret', url, ...endpoint });
    if (table) writePlatformRow(environment, 'sdkmessagefilter', { sdkmessagefilterid: ids.filter, sdkmessageid: wellKnown.messages.Update, primaryobjecttypecode: table });
    writePlatformRow(environment, 'sdkmessageprocessingstep', {
      sdkmessageprocessingstepid: stepId, name: 'Watch', sdkmessageid: wellKnown.messages.Update, sdkmessagefilterid: table && ids.filter,
      stage: 40, mode: 1, rank: 1, asyncautodelete: 0, eventhandler: ids.endpoint, eventhandlertypecode: 'serviceendpoint', ...step,
    });
  });
  return stepId;
}

/** An Update of an account's name by the administrator; members given override. */
export const accountChange = (change: Partial<RowChange> = {}): RowChange => ({
  message: 'Update',
  table: 'account',
  id: '8a3c1f60-0000-4000-8000-000000000001',
  target: { name: 'New' },
  before: { accountid: '8a3c1f60-0000-4000-8000-000000000001', name: 'Old', statecode: 0, statuscode: 1 },
  after: { accountid: '8a3c1f60-0000-4000-8000-000000000001', name: 'New', statecode: 0, statuscode: 1 },
  ...change,
  caller: {
    userId: wellKnown.administrator, businessUnitId: wellKnown.rootBusinessUnit, organizationId: wellKnown.organization,
    correlationId: '11111111-1111-4111-8111-111111111111', requestId: '22222222-2222-4222-8222-222222222222', depth: 1, ...change.caller,
  },
});

/** Every system job, oldest first. */
export const systemJobs = (environment: Environment): StoredRow[] =>
  findPlatformRows(environment, 'asyncoperation', {}).sort((a, b) => Number(a.sequence) - Number(b.sequence));

export { readPlatformRow, writePlatformRow };
