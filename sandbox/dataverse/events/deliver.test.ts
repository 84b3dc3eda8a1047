import type { IncomingHttpHeaders } from 'node:http';
import { deliver, type Delivery } from './deliver';
import { openReceiver, type Receiver } from './test-support';

const times = { timeoutMs: 5_000, retryDelayMs: 1 };
const open: Receiver[] = [];
afterEach(() => Promise.all(open.splice(0).map((receiver) => receiver.close())));

async function receiver(...parameters: Parameters<typeof openReceiver>): Promise<Receiver> {
  const it = await openReceiver(...parameters);
  open.push(it);
  return it;
}

const delivery = (url: string, more: Partial<Delivery> = {}): Delivery => ({
  name: 'Receiver', target: { url: new URL(`${url}?code=s3cret`), headers: new Map(), where: url }, payload: { body: '{}', sizeExceeded: false },
  organization: 'org.example', table: 'acm_ticket', message: 'Update', correlationId: 'c', ...more,
});

const headersFor = async (more: Partial<Delivery>): Promise<IncomingHttpHeaders> => {
  const { url, received } = await receiver();
  await deliver(delivery(url, { ...more, target: { ...delivery(url).target, headers: more.target?.headers ?? new Map() } }), times, new AbortController().signal);
  return received[0]?.headers ?? {};
};

test('a large payload is announced, a small one is not', async () => {
  expect(await headersFor({ payload: { body: '{}', sizeExceeded: true } })).toHaveProperty('x-ms-dynamics-msg-size-exceeded', 'true');
  expect(await headersFor({})).not.toHaveProperty('x-ms-dynamics-msg-size-exceeded');
});

test('the headers of the endpoint travel along, and cannot replace the documented ones', async () => {
  const headers = new Map([['x-key', 's3cret'], ['x-ms-dynamics-entity-name', 'other']]);
  expect(await headersFor({ target: { ...delivery('http://localhost').target, headers } })).toMatchObject({ 'x-key': 's3cret', 'x-ms-dynamics-entity-name': 'acm_ticket' });
});

test.each([200, 202, 204, 299])('%i is success', async (status) => {
  const { url } = await receiver((response) => response.writeHead(status).end());
  expect(await deliver(delivery(url), times, new AbortController().signal)).toEqual({ kind: 'succeeded', retries: 0 });
});

test.each([400, 401, 404, 429, 500, 501])('%i is failure at once', async (status) => {
  const { url, received } = await receiver((response) => response.writeHead(status).end());
  expect(await deliver(delivery(url), times, new AbortController().signal)).toMatchObject({ kind: 'failed', retries: 0 });
  expect(received).toHaveLength(1);
});

test('an answer without an end is success as soon as its status is known', async () => {
  const { url } = await receiver((response) => { response.writeHead(200).write('…'); });
  expect(await deliver(delivery(url), times, new AbortController().signal)).toMatchObject({ kind: 'succeeded' });
});

test('a connection that breaks is failure, told by its cause and never by its key', async () => {
  const { url, received } = await receiver((response) => response.destroy());
  const outcome = await deliver(delivery(url), times, new AbortController().signal);
  expect(outcome).toMatchObject({ kind: 'failed', retries: 0, failure: { message: expect.stringContaining(url) } });
  expect(JSON.stringify(outcome)).not.toContain('s3cret');
  expect(received).toHaveLength(1);
});

describe('a call that is given up because the sandbox closes', () => {
  test('while the receiver works has no outcome', async () => {
    const closing = new AbortController();
    const { url } = await receiver(() => closing.abort());
    expect(await deliver(delivery(url), times, closing.signal)).toEqual({ kind: 'abandoned' });
  });

  test('between its two attempts has no outcome', async () => {
    const closing = new AbortController();
    const { url, received } = await receiver((response) => response.writeHead(503).end());
    const outcome = deliver(delivery(url), { ...times, retryDelayMs: 60_000 }, closing.signal);
    while (received.length === 0) await new Promise(setImmediate);
    closing.abort();
    expect(await outcome).toEqual({ kind: 'abandoned' });
    expect(received).toHaveLength(1);
  });
});
