import { createCallLog } from './calls';
import { createFaults, type FaultOrder } from './faults';
import type { Service } from './service';
import { ConnectionCut, shell } from './service-shell';

const now = new Date('2031-05-04T03:02:01Z');

function wrapped(handle: Service['handle'] = () => Promise.resolve(Response.json({ done: true }))) {
  const [calls, faults, unexpected] = [createCallLog(), createFaults(), [] as unknown[]];
  let handled = 0;
  const inner: Service = {
    name: 'post office',
    handle: (request, path) => {
      handled += 1;
      return handle(request, path);
    },
    close: () => undefined,
  };
  const error = ({ status, code = 'none', message = '' }: { status: number; code?: string | undefined; message?: string | undefined }) =>
    Response.json({ code, message }, { status });
  const service = shell(
    inner,
    { maxBodyBytes: 10, error },
    { calls, faults, clock: { now: () => now }, onUnexpected: (thrown) => unexpected.push(thrown) },
  );
  return { service, calls, faults, unexpected, times: () => handled };
}

const call = ({ service }: ReturnType<typeof wrapped>, body?: string) =>
  service.handle(new Request('http://127.0.0.1/post/letters', body === undefined ? {} : { method: 'POST', body }), '/letters');

describe('the shell of a service', () => {
  it('gives every answer the sandbox time and counts it', async () => {
    const post = wrapped();
    expect((await call(post)).headers.get('date')).toBe(now.toUTCString());
    expect(post.calls.counts()).toMatchObject([{ service: 'post office', method: 'GET', path: '/letters', status: 200, count: 1 }]);
  });

  it('answers the unexpected with a plain 500 and reports it', async () => {
    const thrown = new Error('secret detail');
    const post = wrapped(() => Promise.reject(thrown));
    const response = await call(post);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
    expect(post.unexpected).toEqual([thrown]);
  });

  it('refuses a body that is too large before the service sees it, with and without a length', async () => {
    const post = wrapped();
    expect((await call(post, 'x'.repeat(11))).status).toBe(413);
    const stream = new ReadableStream({
      start: (controller) => ['123456', '789012'].forEach((part) => controller.enqueue(new TextEncoder().encode(part))),
    });
    const chunked = new Request('http://127.0.0.1/post/letters', { method: 'POST', body: stream, duplex: 'half' } as RequestInit);
    expect((await post.service.handle(chunked, '/letters')).status).toBe(413);
    expect(post.times()).toBe(0);
    expect((await call(post, 'x'.repeat(10))).status).toBe(200);
  });

  const order = async (fault: FaultOrder) => {
    const post = wrapped();
    post.faults.add(fault);
    const outcome = await call(post).catch((error: unknown) => error);
    return { post, outcome: outcome as Response };
  };

  it('throttles on demand in the words of the service, before anything happens', async () => {
    const { post, outcome } = await order({ status: 429, code: 'slow', retryAfter: 7 });
    expect([outcome.status, outcome.headers.get('retry-after'), await outcome.json()]).toEqual([429, '7', { code: 'slow', message: '' }]);
    expect(post.times()).toBe(0);
  });

  it('can lose the answer of what has happened', async () => {
    const { post, outcome } = await order({ status: 504, when: 'after' });
    expect([outcome.status, post.times()]).toEqual([504, 1]);
  });

  it('can cut the connection, and counts that as status 0', async () => {
    const { post, outcome } = await order({ cut: true, when: 'after' });
    expect(outcome).toBeInstanceOf(ConnectionCut);
    expect(post.times()).toBe(1);
    expect(post.calls.counts()).toMatchObject([{ status: 0 }]);
  });

  it('answers another body where one is ordered, and only waits where nothing else is', async () => {
    expect(await (await order({ status: 200, body: { odd: true } })).outcome.json()).toEqual({ odd: true });
    expect(await (await order({ status: 502, body: '<html>' })).outcome.text()).toBe('<html>');
    expect(await (await order({ delayMs: 1 })).outcome.json()).toEqual({ done: true });
  });
});
