import type { RetryContext } from '../transport/retry';
import { ServiceError } from '../transport/service-error';
import { createGraphConnection } from './connection';
import { PositionLost, type ChangesPage } from './directory-gateway';
import { createGraphDirectory } from './graph-directory';

const base = 'http://127.0.0.1:9/graph';
const v1 = `${base}/v1.0`;

type Answer = Error | { readonly status?: number; readonly body?: unknown; readonly text?: string };

/** A directory whose network answers with what the test lays out, in order. */
function directory(...answers: Answer[]) {
  const urls: string[] = [];
  const bodies: unknown[] = [];
  const tokens = { forgotten: 0, get: async () => `token${tokens.forgotten}`, forget: () => void (tokens.forgotten += 1) };
  const send = async (url: unknown, init?: RequestInit) => {
    urls.push(decodeURIComponent(String(url)).replace(v1, ''));
    if (init?.body) bodies.push(JSON.parse(String(init.body)));
    const answer = answers.shift();
    if (!answer) throw new Error('The test has no answer for this call.');
    if (answer instanceof Error) throw answer;
    const { status = 200, body, text } = answer;
    return new Response(text ?? JSON.stringify(body), { status, headers: { 'content-type': text === undefined ? 'application/json' : 'text/html' } });
  };
  const retry: RetryContext = { limits: { retries: 2, firstDelayMs: 1, longestDelayMs: 5000 }, random: () => 1, sleep: async () => undefined };
  return { directory: createGraphDirectory(createGraphConnection({ tokens, graphUrl: base, fetch: send as typeof fetch, retry })), urls, bodies, tokens };
}

const refused = (status: number, code = 'generalException') => ({ status, body: { error: { code, message: 'No.' } } });
const list = (value: unknown[], links: Record<string, string> = {}) => ({ body: { value, ...links } });
const next = (path: string) => ({ '@odata.nextLink': `${v1}${path}` });
const delta = (path: string) => ({ '@odata.deltaLink': `${v1}${path}` });
const contract = (customerId: unknown, more = {}) => ({ id: 'c', customerId, displayName: ' Contoso ', defaultDomainName: 'Contoso.OnMicrosoft.com', ...more });
const group = (id: string, more = {}) => ({ id, displayName: id, securityEnabled: true, ...more });

async function all<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const page of pages) found.push(page);
  return found;
}
const failureOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ServiceError);
  return (error as ServiceError).failure;
};

describe('a list', () => {
  it('is read a page at a time, tenants in lower case, domains too, empty texts as none', async () => {
    const { directory: graph, urls } = directory(list([contract('T-1')], next('/contracts?$skiptoken=a')), list([contract('t-2', { displayName: ' ', defaultDomainName: null })]));
    expect(await all(graph.contractPages())).toEqual([
      [{ tenantId: 't-1', displayName: 'Contoso', defaultDomain: 'contoso.onmicrosoft.com' }],
      [{ tenantId: 't-2', displayName: undefined, defaultDomain: undefined }],
    ]);
    expect(urls).toEqual(['/contracts?$select=customerId,displayName,defaultDomainName&$top=999', '/contracts?$skiptoken=a']);
  });

  it('of delegated admin customers asks for the largest pages', async () => {
    const { directory: graph, urls } = directory(list([{ id: 'T', displayName: 'Contoso' }]));
    expect(await all(graph.delegatedAdminCustomerPages())).toEqual([[{ tenantId: 't', displayName: 'Contoso', defaultDomain: undefined }]]);
    expect(urls).toEqual(['/tenantRelationships/delegatedAdminCustomers?$top=300']);
  });

  it('gives what it has, and then the error, where Microsoft stops half-way', async () => {
    const { directory: graph, urls } = directory(list([contract('t-1')], next('/contracts?$skiptoken=a')), refused(503), refused(503), refused(503));
    const found: unknown[] = [];
    const failure = await failureOf(
      (async () => {
        for await (const page of graph.contractPages()) found.push(...page);
      })(),
    );
    expect(found).toHaveLength(1);
    expect(failure).toMatchObject({ status: 503, outcomeUnknown: false });
    expect(urls).toHaveLength(4);
  });

  it('goes on where a page comes at the second try', async () => {
    const { directory: graph } = directory(list([contract('t-1')], next('/contracts?$skiptoken=a')), refused(503), list([contract('t-2')]));
    expect((await all(graph.contractPages())).flat()).toHaveLength(2);
  });

  it('is asked for with a new token where the old one is refused, once', async () => {
    const { directory: graph, tokens } = directory(refused(401, 'InvalidAuthenticationToken'), list([]));
    expect(await all(graph.contractPages())).toEqual([[]]);
    expect(tokens.forgotten).toBe(1);
    const { directory: other } = directory(refused(401), refused(401, 'InvalidAuthenticationToken'));
    expect(await failureOf(all(other.contractPages()))).toMatchObject({ status: 401 });
  });

  it.each([
    ['no list', { body: { items: [] } }],
    ['no object', { body: [] }],
    ['an item without its tenant', list([contract(null)])],
    ['an item that is none', list([7])],
    ['half a body', { text: '{"value": [', status: 200 }],
    ['a page for people', { text: '<html>Sign in</html>' }],
    ['a link that leads elsewhere', list([], { '@odata.nextLink': 'https://evil.example/v1.0/contracts' })],
    ['a link that only begins like Graph', list([], { '@odata.nextLink': `${base}.evil.example/v1.0/contracts` })],
    ['a link to the same page', list([], next('/contracts?$select=customerId,displayName,defaultDomainName&$top=999'))],
  ])('fails as an answer that nobody can read where it is %s', async (_, answer) => {
    const { directory: graph, urls } = directory(answer, answer, answer);
    const failure = await failureOf(all(graph.contractPages()));
    expect(failure).toMatchObject({ service: 'graph', outcomeUnknown: false });
    expect(urls.every((url) => url.startsWith('/contracts'))).toBe(true);
  });

  it('follows links under Microsoft’s public name, too', async () => {
    const { directory: graph, urls } = directory(list([], { '@odata.nextLink': 'https://graph.microsoft.com/v1.0/contracts?$skiptoken=a' }), list([]));
    await all(graph.contractPages());
    expect(urls[1]).toBe('/contracts?$skiptoken=a');
  });
});

describe('changes', () => {
  it('are read to their end, which names where the next round begins', async () => {
    const { directory: graph, urls } = directory(
      list([group('G-1'), { id: 'G-2', '@removed': { reason: 'deleted' } }], next('/groups/delta?$skiptoken=a')),
      list([], delta('/groups/delta?$deltatoken=b')),
    );
    const pages: ChangesPage<unknown>[] = await all(graph.groupChanges());
    expect(pages).toEqual([
      { changed: [{ id: 'g-1', displayName: 'G-1', description: undefined, isRoleAssignable: false }], removed: ['g-2'], nextRound: undefined },
      { changed: [], removed: [], nextRound: `${v1}/groups/delta?$deltatoken=b` },
    ]);
    expect(urls[0]).toBe('/groups/delta?$select=id,displayName,description,securityEnabled,isAssignableToRole');
  });

  it('go on from where the last round ended', async () => {
    const { directory: graph, urls } = directory(list([], delta('/groups/delta?$deltatoken=c')));
    await all(graph.groupChanges(`${v1}/groups/delta?$deltatoken=b`));
    expect(urls).toEqual(['/groups/delta?$deltatoken=b']);
  });

  it('count a group that is no security group (any more) as removed', async () => {
    const { directory: graph } = directory(list([group('g-1', { securityEnabled: false }), group('g-2', { securityEnabled: undefined })], delta('/x')));
    expect(await all(graph.groupChanges())).toMatchObject([{ changed: [{ id: 'g-2' }], removed: ['g-1'] }]);
  });

  it.each([
    [410, 'resyncRequired'],
    [410, 'syncStateNotFound'],
    [400, 'syncStateNotFound'],
  ])('cannot go on where Graph answers %i %s', async (status, code) => {
    const { directory: graph } = directory(refused(status, code));
    await expect(all(graph.groupChanges(`${v1}/groups/delta?$deltatoken=b`))).rejects.toBeInstanceOf(PositionLost);
  });

  it('of contracts have a position from now on, without reading what is there', async () => {
    const { directory: graph, urls } = directory(list([], { '@odata.deltaLink': `${v1}/contracts/delta?$deltatoken=now` }));
    expect(await graph.contractPosition()).toBe(`${v1}/contracts/delta?$deltatoken=now`);
    expect(urls).toEqual([expect.stringContaining('/contracts/delta?$select=customerId,displayName,defaultDomainName&$deltatoken=latest')]);
  });

  it('cannot go on from a position of another cloud: nothing is sent there', async () => {
    const { directory: graph, urls } = directory();
    await expect(all(graph.contractChanges('https://graph.microsoft.us/v1.0/contracts/delta?$deltatoken=b'))).rejects.toBeInstanceOf(PositionLost);
    expect(urls).toEqual([]);
  });

  it('fail, and are not called lost, where anything else is wrong', async () => {
    const { directory: graph } = directory(refused(400, 'badRequest'));
    expect(await failureOf(all(graph.groupChanges(`${v1}/groups/delta?$deltatoken=b`)))).toMatchObject({ status: 400 });
    const { directory: first } = directory(refused(410, 'gone'));
    expect(await failureOf(all(first.groupChanges()))).toMatchObject({ status: 410 });
  });

  it('are unreadable where a page names neither a next one nor the end', async () => {
    const { directory: graph } = directory(list([]), list([]), list([]));
    expect(await failureOf(all(graph.groupChanges()))).toMatchObject({ code: 'malformedAnswer' });
  });
});

describe('groups', () => {
  it('are found by their name, apostrophes and all', async () => {
    const { directory: graph, urls } = directory(list([group('g-1', { isAssignableToRole: true })]));
    expect(await graph.groupsNamed("O'Brien's")).toMatchObject([{ id: 'g-1', isRoleAssignable: true }]);
    expect(urls[0]).toContain("$filter=displayName eq 'O''Brien''s' and securityEnabled eq true");
  });

  it.each([
    ['Zürich Ädmins', 'ZurichAdmins'],
    ['日本語', 'group'],
    ['x'.repeat(100), 'x'.repeat(64)],
  ])('named %s get a nickname that Graph takes', async (displayName, mailNickname) => {
    const { directory: graph, bodies } = directory({ status: 201, body: group('g-1') });
    await graph.createGroup({ displayName, description: undefined });
    expect(bodies).toEqual([{ displayName, mailEnabled: false, mailNickname, securityEnabled: true }]);
  });

  it('have an unknown outcome where the answer to making one got lost, and are not made twice', async () => {
    const { directory: graph, urls } = directory(Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } }));
    expect(await failureOf(graph.createGroup({ displayName: 'x', description: 'y' }))).toMatchObject({ outcomeUnknown: true });
    expect(urls).toHaveLength(1);
  });
});

describe('the directory', () => {
  it('names the templates of roles', async () => {
    const { directory: graph } = directory(list([{ id: 'R-1', displayName: 'Reader', description: '' }]));
    expect(await graph.roleTemplates()).toEqual([{ id: 'r-1', displayName: 'Reader', description: undefined }]);
  });

  it('tells whether an application has a service principal, and makes it where it has none', async () => {
    const { directory: graph, bodies } = directory(list([]), list([{ id: 's' }]), { status: 201, body: {} }, refused(409, 'Request_MultipleObjectsWithSameKeyValue'), refused(403, 'Authorization_RequestDenied'));
    expect(await graph.hasServicePrincipal('a')).toBe(false);
    expect(await graph.hasServicePrincipal('a')).toBe(true);
    await graph.createServicePrincipal('a');
    await graph.createServicePrincipal('a');
    expect(bodies).toEqual([{ appId: 'a' }, { appId: 'a' }]);
    expect(await failureOf(graph.createServicePrincipal('a'))).toMatchObject({ status: 403 });
  });
});
