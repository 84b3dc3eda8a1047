import { OutcomeUnknownError, ServiceError } from '../transport/service-error';
import type { RetryContext } from '../transport/retry';
import { createGraphConnection } from './connection';
import { createGraphGateway } from './graph-gateway';

const base = 'http://127.0.0.1:9/graph';
const root = `${base}/v1.0/tenantRelationships/delegatedAdminRelationships`;
const wire = (more: object = {}) => ({
  '@odata.etag': 'W/"e1"', id: 'r1', displayName: 'GDAP-1', status: 'created', duration: 'P730D', autoExtendDuration: 'P180D', customer: { tenantId: 'T-1', displayName: 'x' },
  accessDetails: { unifiedRoles: [{ roleDefinitionId: 'ROLE-1' }] }, lastModifiedDateTime: '2026-11-22T10:00:00.1234567Z', activatedDateTime: null, endDateTime: '', ...more,
});
const spec = { displayName: 'GDAP-1', durationDays: 730, autoExtend: true, customerTenantId: 't-1', roleIds: ['role-1'] };

interface Sent { readonly method: string; readonly url: string; readonly headers: Headers; readonly body: unknown }
type Answer = Error | { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> };

/** A gateway whose network answers with what the test lays out, in order. */
function gateway(...answers: Answer[]) {
  const sent: Sent[] = [];
  const slept: number[] = [];
  const tokens = { given: 0, async get() { this.given += 1; return `token${this.forgotten}`; }, forgotten: 0, forget() { this.forgotten += 1; } };
  const send = async (url: unknown, init?: RequestInit) => {
    sent.push({ method: init?.method ?? 'GET', url: decodeURIComponent(String(url)), headers: new Headers(init?.headers), body: init?.body ? JSON.parse(String(init.body)) : undefined });
    const answer = answers.shift();
    if (!answer) throw new Error('The test has no answer for this call.');
    if (answer instanceof Error) throw answer;
    return new Response(answer.body === undefined ? null : JSON.stringify(answer.body), { status: answer.status, headers: { ...(answer.body === undefined ? {} : { 'content-type': 'application/json' }), ...answer.headers } });
  };
  const retry: RetryContext = { limits: { retries: 2, firstDelayMs: 100, longestDelayMs: 5000 }, random: () => 1, sleep: async (ms) => void slept.push(ms) };
  return { graph: createGraphGateway(createGraphConnection({ tokens, graphUrl: base, fetch: send as typeof fetch, retry })), sent, slept, tokens };
}
const refused = (status: number, code = 'badRequest', headers: Record<string, string> = {}) => ({ status, headers, body: { error: { code, message: 'No.', innerError: { 'request-id': 'req-1' } } } });
const broken = Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });

describe('a relationship on the wire', () => {
  it('is read: days, renewal, lower-case ids, whole seconds, and no moment where Microsoft says null or nothing', async () => {
    const { graph, sent } = gateway({ status: 200, body: wire() });
    expect(await graph.findRelationship('r1')).toEqual({
      id: 'r1', etag: 'W/"e1"', displayName: 'GDAP-1', status: 'created', durationDays: 730, autoExtend: true, customerTenantId: 't-1', customerName: 'x', roleIds: ['role-1'],
      modifiedOn: Date.parse('2026-11-22T10:00:00Z'), activatedOn: undefined, endsOn: undefined,
    });
    expect(sent[0]).toMatchObject({ method: 'GET', url: `${root}/r1` });
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer token0');
    expect(sent[0]?.headers.get('prefer')).toBe('include-unknown-enum-members');
  });

  it.each([['P2Y', 730], ['P24M', 720], ['P1D', 1], ['PT24H', 1]])('of %s runs %i days', async (duration, days) => {
    const { graph } = gateway({ status: 200, body: wire({ duration }) });
    expect((await graph.findRelationship('r1'))?.durationDays).toBe(days);
  });

  it.each(['P0D', 'PT0S', null])('of auto-extension %p is not extended', async (autoExtendDuration) => {
    const { graph } = gateway({ status: 200, body: wire({ autoExtendDuration }) });
    expect((await graph.findRelationship('r1'))?.autoExtend).toBe(false);
  });

  it.each([[404], [400], [410]])('is not there where Graph answers %i', async (status) => {
    const { graph } = gateway(refused(status));
    expect(await graph.findRelationship('r1')).toBeUndefined();
  });

  it('is created from what we ask for', async () => {
    const { graph, sent } = gateway({ status: 201, body: wire() });
    await graph.createRelationship({ ...spec, autoExtend: false });
    expect(sent[0]).toMatchObject({
      method: 'POST', url: root,
      body: { displayName: 'GDAP-1', duration: 'P730D', customer: { tenantId: 't-1' }, autoExtendDuration: 'PT0S', accessDetails: { unifiedRoles: [{ roleDefinitionId: 'role-1' }] } },
    });
  });

  it('is changed with its version, and read again where Microsoft only accepts the change', async () => {
    const { graph, sent } = gateway({ status: 200, body: wire({ autoExtendDuration: 'PT0S' }) }, { status: 202, body: {} });
    expect(await graph.updateRelationship('r1', 'W/"e1"', { autoExtend: false })).toMatchObject({ autoExtend: false });
    expect(await graph.updateRelationship('r1', 'W/"e1"', { autoExtend: false })).toBeUndefined();
    expect(sent[0]).toMatchObject({ method: 'PATCH', body: { autoExtendDuration: 'PT0S' } });
    expect(sent[0]?.headers.get('if-match')).toBe('W/"e1"');
  });

  it('is locked and ended by requests', async () => {
    const { graph, sent } = gateway({ status: 201, body: { id: 'q', action: 'lockForApproval', status: 'created' } }, { status: 201, body: { id: 'q' } });
    await graph.lockForApproval('r1');
    await graph.terminate('r1');
    expect(sent.map(({ url, body }) => [url, body])).toEqual([[`${root}/r1/requests`, { action: 'lockForApproval' }], [`${root}/r1/requests`, { action: 'terminate' }]]);
  });

  it('is found by name on a later page, among those of the customer', async () => {
    const { graph, sent } = gateway(
      { status: 200, body: { value: [wire({ displayName: 'another' })], '@odata.nextLink': `${root}?$skiptoken=2` } },
      { status: 200, body: { value: [wire({ id: 'r2' })] } },
    );
    expect(await graph.findByName('gdap-1', 't-1')).toMatchObject({ id: 'r2' });
    expect(sent[0]?.url).toContain("$filter=customer/tenantId eq 't-1'");
    expect(sent[1]?.url).toBe(`${root}?$skiptoken=2`);
  });

  it('never takes our token to another host', async () => {
    const elsewhere = { status: 200, body: { value: [], '@odata.nextLink': 'https://evil.example/v1.0/x' } };
    const { graph, sent } = gateway(elsewhere, elsewhere, elsewhere);
    await expect(graph.findByName('x')).rejects.toThrow('it leads elsewhere');
    expect(sent.every(({ url }) => url.startsWith(root))).toBe(true);
  });
});

describe('failures of Graph', () => {
  it('carry status, code and request id', async () => {
    const { graph } = gateway(refused(409, 'nameAlreadyExists'));
    await expect(graph.createRelationship(spec)).rejects.toMatchObject({ failure: { status: 409, code: 'nameAlreadyExists', requestId: 'req-1', outcomeUnknown: false } });
  });

  it.each([['a broken connection', broken], ['504', refused(504)], ['an answer that nobody can read', { status: 201, body: { hello: 'world' } }]])('leave open after %s whether a POST took effect, and it is not sent again', async (_what, answer) => {
    const { graph, sent } = gateway(answer);
    await expect(graph.createRelationship(spec)).rejects.toBeInstanceOf(OutcomeUnknownError);
    expect(sent).toHaveLength(1);
  });

  it('are repeated for reads, and for whatever was throttled, as long as Graph asks', async () => {
    const { graph, sent, slept } = gateway(refused(503), { status: 200, body: wire() }, refused(429, 'TooManyRequests', { 'retry-after': '2' }), { status: 201, body: wire() });
    await graph.findRelationship('r1');
    await graph.createRelationship(spec);
    expect(sent).toHaveLength(4);
    expect(slept).toEqual([100, 2000]);
  });

  it('of a token are met with a new one, once', async () => {
    const { graph, sent, tokens } = gateway(refused(401, 'InvalidAuthenticationToken'), { status: 201, body: wire() });
    await graph.createRelationship(spec);
    expect(tokens.forgotten).toBe(1);
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer token0', 'Bearer token1']);
    const again = gateway(refused(401), refused(401));
    await expect(again.graph.createRelationship(spec)).rejects.toMatchObject({ failure: { status: 401 } });
  });
});

describe('assignments on the wire', () => {
  const assignment = (id: string, status = 'pending') => ({ '@odata.etag': 'W/"a"', id, status, accessContainer: { accessContainerId: 'G-1', accessContainerType: 'securityGroup' }, accessDetails: { unifiedRoles: [{ roleDefinitionId: 'R' }] } });

  it('are changed together, and the answers put in order', async () => {
    const { graph, sent } = gateway({
      status: 200,
      body: { responses: [{ id: '3', status: 204 }, { id: '1', status: 201, body: assignment('a1') }, { id: '2', status: 412, headers: { 'Retry-After': '3' }, body: { error: { code: 'resourceModified', message: 'm', innerError: { 'request-id': 'q' } } } }] },
    });
    const outcomes = await graph.changeAssignments('r1', [
      { do: 'create', groupId: 'g-1', roleIds: ['r'] },
      { do: 'update', groupId: 'g-2', roleIds: ['r'], id: 'a2', etag: 'W/"2"' },
      { do: 'remove', groupId: 'g-3', id: 'a3', etag: 'W/"3"' },
    ]);
    expect(outcomes).toEqual([
      { ok: true, assignment: { id: 'a1', etag: 'W/"a"', groupId: 'g-1', roleIds: ['r'], status: 'pending' } },
      { ok: false, failure: { service: 'graph', status: 412, code: 'resourceModified', message: 'm', requestId: 'q', retryAfterMs: 3000, outcomeUnknown: false } },
      { ok: true },
    ]);
    const { requests } = sent[0]?.body as { requests: { method: string; url: string; headers: Record<string, string> }[] };
    expect(requests.map(({ method, url, headers }) => [method, url, headers['If-Match']])).toEqual([
      ['POST', '/tenantRelationships/delegatedAdminRelationships/r1/accessAssignments', undefined],
      ['PATCH', '/tenantRelationships/delegatedAdminRelationships/r1/accessAssignments/a2', 'W/"2"'],
      ['DELETE', '/tenantRelationships/delegatedAdminRelationships/r1/accessAssignments/a3', 'W/"3"'],
    ]);
  });

  it('take a call for twenty', async () => {
    const batch = (count: number) => ({ status: 200, body: { responses: Array.from({ length: count }, (_, index) => ({ id: String(index + 1), status: 201, body: assignment(`a${index}`) })) } });
    const { graph, sent } = gateway(batch(20), batch(1));
    expect(await graph.changeAssignments('r1', Array.from({ length: 21 }, (_, index) => ({ do: 'create', groupId: `g${index}`, roleIds: ['r'] })))).toHaveLength(21);
    expect(sent).toHaveLength(2);
  });

  it('all have an unknown outcome where the answer got lost', async () => {
    const { graph } = gateway(broken);
    expect(await graph.changeAssignments('r1', [{ do: 'create', groupId: 'g', roleIds: ['r'] }])).toMatchObject([{ ok: false, failure: { outcomeUnknown: true } }]);
  });

  it('have an unknown outcome where the batch leaves one out', async () => {
    const { graph } = gateway({ status: 200, body: { responses: [] } });
    expect(await graph.changeAssignments('r1', [{ do: 'create', groupId: 'g', roleIds: ['r'] }])).toMatchObject([{ ok: false, failure: { outcomeUnknown: true } }]);
  });
});

describe('groups', () => {
  it('that are missing are told from those that are there', async () => {
    const { graph } = gateway({ status: 200, body: { responses: [{ id: '2', ...refused(404) }, { id: '1', status: 200, body: { id: 'a' } }] } });
    expect(await graph.missingGroups(['a', 'b'])).toEqual(['b']);
  });

  it('are not called missing because we may not read them', async () => {
    const { graph } = gateway({ status: 200, body: { responses: [{ id: '1', ...refused(403) }] } });
    await expect(graph.missingGroups(['a'])).rejects.toBeInstanceOf(ServiceError);
  });
});
