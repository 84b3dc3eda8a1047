import { get } from 'node:http';
import type { Work } from '../../work';
import { silentLog } from './log';
import { maxBodyBytes, startWebhook, type Webhook } from './webhook';

const key = 'a-key-of-some-length';
const body = { PrimaryEntityName: 'gdap_request', PrimaryEntityId: '0f8fad5b-d9cb-469f-a165-70867728950e', MessageName: 'Update' };

describe('the webhook', () => {
  let webhook: Webhook;
  let queued: Work[];
  let broken: boolean;
  beforeEach(async () => {
    queued = [];
    broken = false;
    const enqueue = async (work: Work) => {
      if (broken) throw new Error('disk full');
      queued.push(work);
    };
    webhook = await startWebhook({ port: 0, key, enqueue, log: silentLog });
  });
  afterEach(() => webhook.close());

  const post = (sent: unknown, { code = key, path = '', method = 'POST' } = {}) =>
    fetch(`${webhook.url}${path}?code=${code}`, { method, ...(method === 'POST' ? { body: typeof sent === 'string' ? sent : JSON.stringify(sent) } : {}) });

  it('queues the row and answers at once', async () => {
    const response = await post(body);
    expect([response.status, await response.text()]).toEqual([202, '']);
    expect(queued).toMatchObject([{ table: 'gdap_request', id: body.PrimaryEntityId, message: 'Update' }]);
  });

  it('reads slashes as Dataverse escapes them', async () => {
    expect((await post(JSON.stringify({ ...body, OrganizationName: 'a/b' }).replaceAll('/', '\\/'))).status).toBe(202);
  });

  it.each([
    ['a wrong key', 401, body, { code: 'wrong' }],
    ['no key', 401, body, { code: '' }],
    ['another path', 404, body, { path: '/more' }],
    ['another method', 405, body, { method: 'GET' }],
    ['a body that is no JSON', 400, '{', {}],
    ['an empty body', 400, '', {}],
    ['a body that is no RemoteExecutionContext', 400, { hello: 'world' }, {}],
    ['an id that is no GUID', 400, { ...body, PrimaryEntityId: '1' }, {}],
    ['a body that is too large', 413, 'x'.repeat(maxBodyBytes + 1), {}],
  ])('refuses %s with %i and queues nothing', async (_what, status, sent, options) => {
    expect((await post(sent, options)).status).toBe(status);
    expect(queued).toEqual([]);
  });

  it('refuses a body that is too large although it does not say so beforehand', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(64 * 1024));
    let left = 40;
    const stream = new ReadableStream({ pull: (controller) => (left-- > 0 ? controller.enqueue(chunk) : controller.close()) });
    const status = await fetch(`${webhook.url}?code=${key}`, { method: 'POST', body: stream, duplex: 'half' } as RequestInit).then((response) => response.status, () => 'cut off');
    expect([413, 'cut off']).toContain(status);
    expect(queued).toEqual([]);
  });

  it.each(['//', 'http://['])('finds nothing at %s, which is no address', async (path) => {
    const { port } = new URL(webhook.url);
    const status = await new Promise((resolve, reject) => {
      get({ port, path, host: '127.0.0.1', agent: false }, (response) => resolve(response.resume().statusCode)).on('error', reject);
    });
    expect(status).toBe(404);
  });

  it('asks to be called again when it cannot queue', async () => {
    broken = true;
    expect((await post(body)).status).toBe(503);
  });
});
