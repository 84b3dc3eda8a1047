import { RELATIONSHIPS, startTestSandbox, terms, type TestSandbox } from './support';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

const json = { 'Content-Type': 'application/json' };
const batch = (...requests: unknown[]) => sandbox.graph('POST', '/$batch', { requests });
const post = (id: string, name: string) => ({ id, method: 'POST', url: RELATIONSHIPS, headers: json, body: terms(name) });

describe('$batch', () => {
  it('answers each item with its own status, not in the order in which they were sent', async () => {
    const { status, body } = await batch(post('1', 'Batch one'), post('2', 'Batch one'), { id: '3', method: 'GET', url: '/groups' });
    expect(status).toBe(200);
    expect(body.responses.map(({ id, status: of }: { id: string; status: number }) => [id, of])).toEqual([
      ['3', 200],
      ['2', 409],
      ['1', 201],
    ]);
    expect(body.responses[2]).toMatchObject({
      headers: { Location: expect.stringContaining(RELATIONSHIPS) },
      body: { displayName: 'Batch one' },
    });
  });

  it('leaves out the body where there is none', async () => {
    const { body: group } = await sandbox.graph('POST', '/groups', {
      displayName: 'B',
      mailNickname: 'b',
      mailEnabled: false,
      securityEnabled: true,
    });
    const { body } = await batch({ id: '1', method: 'DELETE', url: `/groups/${group.id}` });
    expect(body.responses).toEqual([{ id: '1', status: 204, headers: expect.not.objectContaining({ 'Content-Type': expect.anything() }) }]);
  });

  it('throttles item by item, with a Retry-After of its own', async () => {
    await sandbox.http('POST', '/sandbox/faults', { service: 'graph', path: '/groups', status: 429, retryAfter: 3 });
    const { body } = await batch({ id: '1', method: 'GET', url: '/groups' }, { id: '2', method: 'GET', url: '/organization' });
    expect(body.responses).toMatchObject([
      { id: '2', status: 200 },
      { id: '1', status: 429, headers: { 'Retry-After': '3' }, body: { error: { code: 'TooManyRequests' } } },
    ]);
  });

  it('counts its items as calls beside itself', async () => {
    await sandbox.http('DELETE', '/sandbox/calls');
    await batch({ id: '1', method: 'GET', url: '/groups?$top=1' }, { id: '2', method: 'GET', url: 'groups' });
    expect((await sandbox.http('GET', '/sandbox/calls')).body).toMatchObject({ calls: [{ path: '/groups', count: 2 }], batches: 1 });
  });

  it('is refused as a whole when it is malformed or nobody has signed in', async () => {
    expect((await batch()).status).toBe(400);
    expect((await batch(post('1', 'Twice'), post('1', 'Twice again'))).body.error.code).toBe('BadRequest');
    expect((await sandbox.graph('POST', '/$batch', '{"requests":')).status).toBe(400);
    expect((await sandbox.graph('GET', '/$batch')).status).toBe(405);
    expect((await sandbox.http('POST', '/graph/v1.0/$batch', { requests: [post('1', 'Nobody')] })).status).toBe(401);
    expect((await sandbox.graph('GET', RELATIONSHIPS)).body.value.map(({ displayName }: { displayName: string }) => displayName)).toEqual([
      'Batch one',
    ]);
  });
});
