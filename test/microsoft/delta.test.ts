import { FABRIKAM, NORTHWIND, securityGroup, startTestSandbox, type TestSandbox } from './support';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await startTestSandbox({ settings: { graph: { deltaPageSize: 2 } } });
});
afterEach(() => sandbox.close());

const pathOf = (link: string) => link.split('/v1.0')[1] ?? '';
const get = async (path: string, tenantId = FABRIKAM) => (await sandbox.graph('GET', path, undefined, {}, tenantId)).body;

/** All pages of a round. */
async function round(first: string): Promise<{ named: unknown[]; pages: number; next: string }> {
  const named: unknown[] = [];
  for (let [path, pages] = [first, 1]; ; pages += 1) {
    const page = await get(path);
    expect('@odata.nextLink' in page).not.toBe('@odata.deltaLink' in page);
    named.push(...page.value);
    if (page['@odata.deltaLink']) return { named, pages, next: pathOf(page['@odata.deltaLink']) };
    path = pathOf(page['@odata.nextLink']);
  }
}
const names = (items: unknown[]) => items.map((item) => (item as { displayName?: string }).displayName);
const rename = (id: string, displayName: string) => sandbox.graph('PATCH', `/groups/${id}`, { displayName });
const remove = (id: string) => sandbox.graph('DELETE', `/groups/${id}`);

describe('a delta query', () => {
  it('names everything in the first round, page by page, and nothing in the next', async () => {
    for (const name of ['A', 'B', 'C']) await securityGroup(sandbox, name);
    const first = await round('/groups/delta?$select=displayName');
    expect(first.pages).toBe(2);
    expect(first.named).toEqual(['A', 'B', 'C'].map((displayName) => ({ id: expect.any(String), displayName })));
    const second = await round(first.next);
    expect(second).toMatchObject({ named: [], pages: 1 });
  });

  it('names what was made, renamed and removed since, each once', async () => {
    const [kept, renamed, removed] = [await securityGroup(sandbox, 'kept'), await securityGroup(sandbox, 'old'), await securityGroup(sandbox, 'gone')];
    const { next } = await round('/groups/delta?$select=displayName');
    const made = await securityGroup(sandbox, 'made');
    await rename(renamed, 'newer');
    await rename(renamed, 'newest');
    await remove(removed);
    const { named } = await round(next);
    expect(named).toEqual([
      { id: made, displayName: 'made' },
      { id: renamed, displayName: 'newest' },
      { id: removed, '@removed': { reason: 'deleted' } },
    ]);
    expect(named).not.toContainEqual(expect.objectContaining({ id: kept }));
  });

  it('names at the end of a round what changed while it went on, also what was named before', async () => {
    const ids = [];
    for (const name of ['A', 'B', 'C', 'D']) ids.push(await securityGroup(sandbox, name));
    const page = await get('/groups/delta');
    await rename(ids[0] ?? '', 'A, renamed');
    await remove(ids[1] ?? '');
    const { named } = await round(pathOf(page['@odata.nextLink']));
    expect(names(named)).toEqual(['C', 'D', 'A, renamed', undefined]);
  });

  it('says nothing of what was gone before it began', async () => {
    await remove(await securityGroup(sandbox, 'gone'));
    expect((await round('/groups/delta')).named).toEqual([]);
  });

  it('can begin with now', async () => {
    await securityGroup(sandbox, 'before');
    const { named, next } = await round('/groups/delta?$deltatoken=latest');
    expect(named).toEqual([]);
    await securityGroup(sandbox, 'after');
    expect(names((await round(next)).named)).toEqual(['after']);
  });

  it('knows no position after seven days, nor after a reset', async () => {
    await securityGroup(sandbox, 'A');
    const { next } = await round('/groups/delta');
    sandbox.clock.advance('P6D');
    expect(await sandbox.graph('GET', next)).toMatchObject({ status: 200 });
    sandbox.clock.advance('P2D');
    expect(await sandbox.graph('GET', next)).toMatchObject({ status: 410, body: { error: { code: 'syncStateNotFound' } } });
    const { next: fresh } = await round('/groups/delta');
    await sandbox.http('POST', '/sandbox/reset');
    await sandbox.http('POST', '/sandbox/tenants', { tenantId: FABRIKAM, displayName: 'Fabrikam', defaultDomain: 'fabrikam.onmicrosoft.com' });
    expect(await sandbox.graph('GET', fresh)).toMatchObject({ status: 410 });
  });

  it('reads its options in upper and lower case, as lists do', async () => {
    await securityGroup(sandbox, 'before');
    const { next } = await round('/groups/delta?$SELECT=displayName');
    expect((await round(next.replace('$deltatoken', '$deltaToken'))).named).toEqual([]);
    expect((await round('/groups/delta?$deltaToken=latest')).named).toEqual([]);
  });

  it('refuses tokens that are none, and options that belong to the first call', async () => {
    const { next } = await round('/groups/delta');
    expect(await sandbox.graph('GET', '/groups/delta?$deltatoken=abc')).toMatchObject({ status: 400 });
    expect(await sandbox.graph('GET', `${next}&$select=id`)).toMatchObject({ status: 400 });
    expect(await sandbox.graph('GET', '/groups/delta?$filter=x')).toMatchObject({ status: 501 });
    expect(await sandbox.graph('GET', '/groups/delta?top=1')).toMatchObject({ status: 501 });
    expect(await sandbox.graph('GET', '/groups/delta?$select=nothing')).toMatchObject({ status: 400 });
    expect(await sandbox.graph('GET', '/groups/delta?$select=id&$select=displayName')).toMatchObject({ status: 400 });
  });

  it('gives smaller pages to those who prefer them', async () => {
    for (const name of ['A', 'B']) await securityGroup(sandbox, name);
    const { body } = await sandbox.graph('GET', '/groups/delta', undefined, { Prefer: 'odata.maxpagesize=1' });
    expect(body.value).toHaveLength(1);
  });

  it('of contracts names partnerships that begin and end', async () => {
    const customers = [1, 2, 3].map((index) => ({ tenantId: `aaaaaaaa-0000-4000-8000-00000000000${index}`, companyName: `Company ${index}`, domain: null }));
    await sandbox.http('POST', '/sandbox/customers', { partnerTenantId: FABRIKAM, customers });
    await sandbox.http('POST', '/sandbox/customers', { partnerTenantId: NORTHWIND, customers: customers.slice(0, 1) });
    const first = await round('/contracts/delta?$select=customerId,displayName');
    expect(names(first.named)).toEqual(['Company 1', 'Company 2', 'Company 3']);
    await sandbox.http('DELETE', '/sandbox/customers', { partnerTenantId: FABRIKAM, tenantIds: [customers[1]?.tenantId] });
    const { id } = first.named[1] as { id: string };
    expect((await round(first.next)).named).toEqual([{ id, '@removed': { reason: 'deleted' } }]);
  });
});
