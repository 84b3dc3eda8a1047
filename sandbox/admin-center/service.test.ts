import { createCustomerSide } from '../graph/customer-side';
import type { Relationship } from '../graph/relationships/model';
import { createRelationshipStore } from '../graph/relationships/store';
import { PARTNER, relationship, settings, START, stateOf } from '../graph/relationships/test-state';
import { defineTables } from '../graph/storage';
import { openDatabase } from '../kernel/database';
import { createTenants } from '../login/tenants';
import { createAdminCenter } from './service';

const CONTOSO = '33333333-3333-4333-8333-333333333333';
const origin = 'http://localhost:4180';
const DAY = 86_400_000;
const { id } = relationship();
const link = `/partners/invitation/granularAdminRelationships/${id}`;
const pending = { status: 'approvalPending', customer: { tenantId: CONTOSO, displayName: 'Contoso' }, dueAt: START + 90 * DAY } as const;

/** The admin center over one relationship. */
function opened(change: Partial<Relationship> = pending) {
  const database = openDatabase(':memory:');
  defineTables(database);
  const store = createRelationshipStore(database, settings);
  const tenants = createTenants(database);
  tenants.put({ tenantId: PARTNER, displayName: 'Fabrikam <Partners>', defaultDomain: 'fabrikam.example', kind: 'partner' });
  tenants.put({ tenantId: CONTOSO, displayName: 'Contoso', defaultDomain: 'contoso.example', kind: 'customer' });
  store.insert(PARTNER, stateOf({ displayName: 'Managed services', ...change }));
  let now = START;
  const customers = createCustomerSide(store, { settings, now: () => now, nameOf: (tenantId) => tenants.find(tenantId)?.displayName });
  const center = createAdminCenter({ customers, tenants });
  const call = async (path: string, init: RequestInit = {}) => {
    const response = await center.handle(new Request(`${origin}/admin${path}`, init), path.split('?')[0] ?? path);
    return { status: response.status, location: response.headers.get('location'), policy: response.headers.get('content-security-policy'), html: await response.text() };
  };
  return {
    get: (path: string) => call(path),
    post: (path: string, form: Record<string, string> = {}, from = origin) => call(path, { method: 'POST', body: new URLSearchParams(form), headers: { Origin: from } }),
    later: (days: number) => (now += days * DAY),
    status: () => customers.find(id)?.status,
  };
}

const titleOf = ({ html }: { html: string }) => /<h1>(.*?)<\/h1>/.exec(html)?.[1];

describe('The page behind an acceptance link', () => {
  it('says who asks for which roles and how long, and lets the customer decide', async () => {
    const { status, html } = await opened().get(link);
    expect(status).toBe(200);
    for (const text of ['Fabrikam &lt;Partners&gt;', 'Managed services', 'Exchange Administrator', '730 days', '20 February 2027', 'Approve</button>', 'Refuse</button>']) {
      expect(html).toContain(text);
    }
    expect(html).not.toContain('<Partners>');
  });

  it('approves', async () => {
    const { get, post, status } = opened();
    expect(await post(link, { decision: 'approve' })).toMatchObject({ status: 303, location: `/admin${link}` });
    expect(status()).toBe('approved');
    expect(titleOf(await get(link))).toBe('Being set up');
  });

  it('refuses', async () => {
    const { get, post } = opened();
    await post(link, { decision: 'refuse' });
    const page = await get(link);
    expect(titleOf(page)).toBe('Refused');
    expect(page.html).not.toContain('<button');
  });

  it('asks whose administrator it is where the partner named no customer', async () => {
    const { get, post, status } = opened({ ...pending, customer: null });
    expect((await get(link)).html).toContain(`<option value="${CONTOSO}">Contoso (contoso.example)</option>`);
    expect((await post(link, { decision: 'approve' })).status).toBe(400);
    await post(link, { decision: 'approve', tenantId: CONTOSO });
    expect(status()).toBe('approved');
  });

  it('says that it has lapsed when nobody approved in time', async () => {
    const { get, post, later } = opened();
    later(91);
    const page = await get(link);
    expect([titleOf(page), page.html]).toEqual(['Not approved in time', expect.stringContaining('Nobody approved this in time')]);
    expect(titleOf(await post(link, { decision: 'approve' }))).toBe('Not possible');
  });

  it.each([
    ['created', 'Not sent yet', 'The partner has not finished this request'], ['active', 'Active', 'approved already'], ['terminating', 'Being removed', 'is being removed'], ['terminated', 'Removed', 'has ended'],
  ] as const)('explains a relationship that is %s', async (status, title, text) => {
    const page = await opened({ status, customer: pending.customer, activatedAt: START, endAt: START + 30 * DAY, dueAt: status === 'terminating' ? START + DAY : null }).get(link);
    expect([titleOf(page), page.html]).toEqual([title, expect.stringContaining(text)]);
  });

  it('explains an unknown link', async () => {
    const page = await opened().get('/partners/invitation/granularAdminRelationships/unknown');
    expect([page.status, titleOf(page)]).toEqual([404, 'Unknown request']);
  });

  it('takes decisions only from its own pages', async () => {
    const { post, status } = opened();
    expect((await post(link, { decision: 'approve' }, 'https://elsewhere.example')).status).toBe(403);
    expect(status()).toBe('approvalPending');
  });

  it('runs no script and takes nothing from elsewhere', async () => {
    const { policy, html } = await opened().get(link);
    expect(policy).toMatch(/^default-src 'none'; style-src 'nonce-[^']+'; img-src data:; form-action 'self'/);
    expect(html).not.toContain('<script');
  });
});

describe('The partner relationships of a customer', () => {
  const active = { status: 'active', customer: pending.customer, activatedAt: START, endAt: START + 700 * DAY, dueAt: START + 700 * DAY } as const;
  const removal = `/${CONTOSO}/relationships/${id}/remove`;

  it('are listed with status, roles, end and what can be done', async () => {
    const { html } = await opened(active).get(`/${CONTOSO}`);
    expect(html).toContain('Fabrikam &lt;Partners&gt;');
    expect(html).toContain('22 October 2028');
    expect(html).toContain(`href="/admin${removal}"`);
  });

  it('are removed after a question', async () => {
    const { get, post, status } = opened(active);
    expect(titleOf(await get(removal))).toBe('Remove partner roles?');
    expect(status()).toBe('active');
    expect(await post(removal)).toMatchObject({ status: 303, location: `/admin/${CONTOSO}` });
    expect(status()).toBe('terminationRequested');
    expect(await post(removal)).toMatchObject({ status: 409 });
  });

  it('are not another customer\'s to remove', async () => {
    const { post, status } = opened(active);
    expect((await post(`/44444444-4444-4444-8444-444444444444/relationships/${id}/remove`)).status).toBe(404);
    expect(status()).toBe('active');
  });

  it.each([['/55555555-5555-4555-8555-555555555555', 'Unknown customer'], ['/a/b', 'Nothing here']])('%s is a page that says what is missing', async (path, title) => {
    const page = await opened().get(path);
    expect([page.status, titleOf(page)]).toEqual([404, title]);
  });
});

describe('The list of customers', () => {
  it('shows who waits for an approval, and finds by name, domain or id', async () => {
    const { get } = opened();
    expect((await get('/')).html).toMatch(/Contoso<\/a><\/th><td>contoso\.example<\/td><td>1 waiting<\/td><td>0/);
    expect((await get('/?q=CONTOSO.example')).html).toContain('1 customer');
    expect((await get('/?q=<b>')).html).toContain('value="&lt;b&gt;"');
    expect((await get('/?q=nobody')).html).toContain('0 customers');
  });
});
