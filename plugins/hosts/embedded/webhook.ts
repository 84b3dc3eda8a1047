import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Work } from '../../work';
import { NotAnExecutionContext, workOf } from './execution-context';
import type { Log } from './log';

export interface WebhookOptions {
  /** 0 = any free one. */
  readonly port: number;
  /** What Dataverse sends as `?code=`. */
  readonly key: string;
  readonly enqueue: (work: Work) => Promise<void>;
  /** The user as whom the handlers write, as soon as that is known. */
  readonly ownUserId?: () => string | undefined;
  readonly log: Log;
}

export interface Webhook {
  /** Without the key, which Dataverse adds. */
  readonly url: string;
  close(): Promise<void>;
}

/** Bytes of a body. Dataverse sends 256 KB at most. */
export const maxBodyBytes = 1024 * 1024;

/** Every answer of the listener: status and text. */
const answers = {
  accepted: [202, ''],
  notFound: [404, 'There is nothing here.'],
  notPost: [405, 'Only POST is answered.'],
  badKey: [401, 'The key is missing or wrong.'],
  notJson: [400, 'The body is no JSON.'],
  tooLarge: [413, 'The body is too large.'],
  later: [503, 'It could not be queued. Send it again.'],
} as const satisfies Record<string, readonly [number, string]>;

/** Listens on the loopback for calls of Dataverse, checks them, puts them into the queue and answers at once. */
export async function startWebhook(options: WebhookOptions): Promise<Webhook> {
  const server = createServer((request, response) => {
    receive(request, options).then(
      ([status, text]) => answer(response, status, text),
      () => answer(response, ...answers.later),
    );
  });
  server.requestTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/webhook`, close: () => closed(server) };
}

async function receive(request: IncomingMessage, { key, enqueue, ownUserId, log }: WebhookOptions): Promise<readonly [number, string]> {
  const url = addressOf(request);
  if (url?.pathname !== '/webhook') return answers.notFound;
  if (request.method !== 'POST') return answers.notPost;
  if (!sameKey(url.searchParams.get('code') ?? '', key)) {
    log('warn', 'webhook refused', { why: 'key' });
    return answers.badKey;
  }
  const text = await bodyOf(request);
  if (text === undefined) return answers.tooLarge;
  let works: Work[];
  try {
    works = workOf(JSON.parse(text), ownUserId?.());
  } catch (error) {
    log('warn', 'webhook refused', { why: (error as Error).message });
    return error instanceof NotAnExecutionContext ? [400, error.message] : answers.notJson;
  }
  for (const work of works) await enqueue(work);
  return answers.accepted;
}

/** undefined for what is no address, such as `//`. */
function addressOf(request: IncomingMessage): URL | undefined {
  const origin = 'http://127.0.0.1';
  return URL.canParse(request.url ?? '/', origin) ? new URL(request.url ?? '/', origin) : undefined;
}

/** Compared in constant time: neither length nor beginning of the key shows in how long it takes. */
function sameKey(sent: string, key: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(sent), hash(key));
}

/** undefined where it is too large: no more of it is read then. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes) return undefined;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function answer(response: ServerResponse, status: number, text: string): void {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'content-length': Buffer.byteLength(text), ...(status === 413 ? { connection: 'close' } : {}), ...(status === 405 ? { allow: 'POST' } : {}) };
  response.writeHead(status, headers).end(text);
}

const closed = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
