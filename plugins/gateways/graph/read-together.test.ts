import type { RetryContext } from '../transport/retry';
import { createGraphConnection } from './connection';
import { createGraphGateway } from './graph-gateway';

const base = 'http://127.0.0.1:9/graph';
const relationships = '/tenantRelationships/delegatedAdminRelationships';
const relationship = (id: string) => ({ id, displayName: id, status: 'active', duration: 'P730D', customer: null, accessDetails: { unifiedRoles: [] } });
const assignment = (id: string) => ({ id, status: 'active', accessContainer: { accessContainerId: 'G', accessContainerType: 'securityGroup' }, accessDetails: { unifiedRoles: [{ roleDefinitionId: 'R' }] } });
const error = (status: number, headers: Record<string, string> = {}) => ({ status, headers, body: { error: { code: `code${status}`, message: 'No.' } } });

interface Item { readonly id: string; readonly url: string }
type Answer = { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown };

/** A gateway, and Graph behind it: what it answers to one read, alone or in a batch, which it answers in another order. */
function world(answer: (url: string, time: number) => Answer, batchStatus = 200) {
  const calls: string[][] = [];
  const slept: number[] = [];
  const times = new Map<string, number>();
  const answered = (url: string) => {
    times.set(url, (times.get(url) ?? 0) + 1);
    return answer(url, times.get(url)!);
  };
  const send = async (address: unknown, init?: RequestInit) => {
    const url = decodeURIComponent(String(address)).slice(`${base}/v1.0`.length);
    const requests = url === '/$batch' ? (JSON.parse(String(init?.body)) as { requests: Item[] }).requests : undefined;
    calls.push(requests ? requests.map((item) => item.url) : [url]);
    const { status, headers = {}, body } = requests ? { status: batchStatus, body: { responses: requests.map((item) => ({ id: item.id, ...answered(item.url) })).reverse() } } : answered(url);
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
  };
  const retry: RetryContext = { limits: { retries: 2, firstDelayMs: 100, longestDelayMs: 5000 }, random: () => 1, sleep: async (ms) => void slept.push(ms) };
  const tokens = { get: async () => 'token', forget: () => undefined };
  return { graph: createGraphGateway(createGraphConnection({ tokens, graphUrl: base, fetch: send as typeof fetch, retry })), calls, slept };
}
const idOf = (url: string) => /AdminRelationships\/([^/?]+)/.exec(url)?.[1] ?? '';
const assignments = (url: string): Answer => ({ status: 200, body: { value: [assignment(`a of ${idOf(url)}`)] } });
const named = (count: number) => Array.from({ length: count }, (_, index) => `r${index + 1}`);

describe('assignments of many relationships', () => {
  it('take a call for twenty, and each gets its own', async () => {
    const { graph, calls } = world(assignments);
    const found = await graph.assignmentsOf(named(45));
    expect(calls.map(({ length }) => length)).toEqual([20, 20, 5]);
    expect([...found].map(([id, list]) => [id, Array.isArray(list) && list[0]?.id])).toEqual(named(45).map((id) => [id, `a of ${id}`]));
  });

  it('are asked for again only where Microsoft was busy, as long as it asks', async () => {
    const { graph, calls, slept } = world((url, time) => (idOf(url) === 'r2' && time === 1 ? error(429, { 'Retry-After': '3' }) : idOf(url) === 'r3' && time === 1 ? error(503) : assignments(url)));
    const found = await graph.assignmentsOf(named(4));
    expect([...found.values()].every(Array.isArray)).toBe(true);
    expect(calls.map((urls) => urls.map(idOf))).toEqual([['r1', 'r2', 'r3', 'r4'], ['r2', 'r3']]);
    expect(slept).toEqual([3000]);
  });

  it('say of each why they could not be read, and keep nothing of the others', async () => {
    const { graph } = world((url) => (idOf(url) === 'r1' ? error(404) : idOf(url) === 'r2' ? error(503) : idOf(url) === 'r3' ? { status: 200, body: { value: [{}] } } : assignments(url)));
    const found = await graph.assignmentsOf(named(4));
    expect([...found.values()]).toMatchObject([{ status: 404 }, { status: 503 }, { code: 'malformedAnswer' }, [{ id: 'a of r4' }]]);
  });

  it('are read on to the last page', async () => {
    const next = `${base}/v1.0${relationships}/r1/accessAssignments?$skiptoken=2`;
    const { graph } = world((url) => ({ status: 200, body: url.includes('skiptoken') ? { value: [assignment('second')] } : { value: [assignment('first')], '@odata.nextLink': next } }));
    expect((await graph.assignmentsOf(['r1'])).get('r1')).toMatchObject([{ id: 'first' }, { id: 'second' }]);
  });

  it('all fail where the whole call does', async () => {
    const { graph } = world(() => assignments('x'), 503);
    expect([...(await graph.assignmentsOf(['r1', 'r2'])).values()]).toMatchObject([{ status: 503 }, { status: 503 }]);
  });
});

describe('reads of single things', () => {
  it('go together where they are asked for at the same time, and alone where they are not', async () => {
    const { graph, calls } = world((url) => (url.includes('Assignments') ? assignments(url) : { status: 200, body: relationship(idOf(url)) }));
    const found = await Promise.all([graph.findRelationship('r1'), graph.listAssignments('r2'), graph.findRelationship('r3')]);
    expect(found).toMatchObject([{ id: 'r1' }, [{ id: 'a of r2' }], { id: 'r3' }]);
    await graph.findRelationship('r4');
    expect(calls.map((urls) => urls.map(idOf))).toEqual([['r1', 'r2', 'r3'], ['r4']]);
  });

  it('fail one by one', async () => {
    const { graph } = world((url) => (idOf(url) === 'r1' ? error(404) : idOf(url) === 'r2' ? error(403) : idOf(url) === 'r3' ? { status: 200, body: {} } : { status: 200, body: relationship(idOf(url)) }));
    const found = await Promise.allSettled(['r1', 'r2', 'r3', 'r4'].map((id) => graph.findRelationship(id)));
    expect(found).toMatchObject([
      { status: 'fulfilled', value: undefined }, { status: 'rejected', reason: { failure: { status: 403 } } }, { status: 'rejected', reason: { failure: { code: 'malformedAnswer' } } }, { status: 'fulfilled', value: { id: 'r4' } },
    ]);
  });
});

describe('a list of all relationships', () => {
  const pages = async (value: readonly unknown[]) => {
    const { graph, calls } = world(() => ({ status: 200, body: { value } }));
    const found = [];
    for await (const page of graph.relationshipPages('approvalPending')) found.push(...page.map(({ id }) => id));
    return { found, calls };
  };

  it('is not lost because of one that cannot be read', async () => {
    expect((await pages([relationship('r1'), { ...relationship('r2'), duration: 'for ever' }, { id: 'r3' }, relationship('r4')])).found).toEqual(['r1', 'r4']);
  });

  it('takes a status and roles that nobody knows', async () => {
    const odd = { ...relationship('r1'), status: 'somethingNew', accessDetails: { unifiedRoles: [{ roleDefinitionId: 'no-role-that-we-know' }] } };
    expect((await pages([odd])).found).toEqual(['r1']);
  });

  it('can be one of those in one status', async () => {
    expect((await pages([])).calls).toEqual([[`${relationships}?$filter=status eq 'approvalPending'&$top=300`]]);
  });
});
