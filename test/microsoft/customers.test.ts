import { ADMIN, askToken, authorizeAddress, CLIENT, proofKey, RETURN, signIn, TECHNICIAN, WITHOUT_MFA } from './sign-in';
import { CONTOSO, FABRIKAM, NORTHWIND, startTestSandbox, type Answer, type TestSandbox } from './support';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await startTestSandbox();
});
afterEach(() => sandbox.close());

const tenant = (index: number) => `aaaaaaaa-0000-4000-8000-${String(index).padStart(12, '0')}`;
const company = (index: number, change: Record<string, unknown> = {}) => ({
  tenantId: tenant(index),
  companyName: `Company ${index}`,
  domain: `company${index}.onmicrosoft.com`,
  ...change,
});
const begin = (customers: readonly unknown[], partnerTenantId = FABRIKAM) => sandbox.http('POST', '/sandbox/customers', { partnerTenantId, customers });
const end = (...tenantIds: string[]) => sandbox.http('DELETE', '/sandbox/customers', { partnerTenantId: FABRIKAM, tenantIds });
const many = (count: number) => Array.from({ length: count }, (_, index) => company(index));

async function partnerCenter(path: string, headers: Record<string, string> = {}, tenantId = FABRIKAM): Promise<Answer> {
  const form = { grant_type: 'client_credentials', client_id: 'app', client_secret: 'any', scope: 'https://api.partnercenter.microsoft.com/.default' };
  const { body } = await sandbox.http('POST', `/login/${tenantId}/oauth2/v2.0/token`, new URLSearchParams(form).toString());
  return sandbox.http('GET', `/partnercenter/v1${path}`, undefined, { Authorization: `Bearer ${body.access_token}`, ...headers });
}
const namesOf = ({ body }: Answer): string[] => body.items.map((item: { companyProfile: { companyName: string } }) => item.companyProfile.companyName);

describe('Partner Center', () => {
  it('lists the customers of a partner page by page, the next one by link and header', async () => {
    await begin(many(5));
    const first = await partnerCenter('/customers?size=2');
    expect(first).toMatchObject({
      status: 200,
      body: {
        totalCount: 5,
        items: [
          {
            id: tenant(0),
            companyProfile: { tenantId: tenant(0), domain: 'company0.onmicrosoft.com', companyName: 'Company 0', attributes: { objectType: 'CustomerCompanyProfile' } },
            relationshipToPartner: 'reseller',
            attributes: { objectType: 'Customer' },
          },
          { id: tenant(1) },
        ],
        attributes: { objectType: 'Collection' },
      },
    });
    const { uri, headers } = first.body.links.next;
    expect(uri).toBe('/customers?size=2&seekOperation=Next');
    const sent = Object.fromEntries(headers.map(({ key, value }: { key: string; value: string }) => [key, value]));
    const second = await partnerCenter(uri, sent);
    expect(namesOf(second)).toEqual(['Company 2', 'Company 3']);
    const third = await partnerCenter(uri, { [headers[0].key]: second.body.links.next.headers[0].value });
    expect(namesOf(third)).toEqual(['Company 4']);
    expect(third.body.links).not.toHaveProperty('next');
    expect(await partnerCenter(uri)).toMatchObject({ status: 400 });
  });

  it('shows each partner its own', async () => {
    await begin([company(1)]);
    await begin([company(2)], NORTHWIND);
    expect(namesOf(await partnerCenter('/customers?size=10', {}, NORTHWIND))).toEqual(['Company 2']);
    expect(await partnerCenter(`/customers/${tenant(1)}`)).toMatchObject({ status: 200, body: { id: tenant(1) } });
    expect(await partnerCenter(`/customers/${tenant(2)}`)).toMatchObject({ status: 404, body: { code: 1000, data: [], source: 'PartnerCenter' } });
  });

  it('lets people in who are Admin agents and gave a second factor', async () => {
    await begin([company(1)]);
    const statusFor = async (account: string) => {
      await sandbox.http('POST', '/sandbox/consents', { tenantId: FABRIKAM, clientId: CLIENT });
      const { verifier, challenge } = proofKey();
      const address = authorizeAddress(FABRIKAM, { scope: 'https://api.partnercenter.microsoft.com/user_impersonation', code_challenge: challenge });
      const code = (await signIn(sandbox, address, account)).get('code') ?? '';
      const { body } = await askToken(sandbox, FABRIKAM, { grant_type: 'authorization_code', code, redirect_uri: RETURN, code_verifier: verifier });
      const answer = await sandbox.http('GET', '/partnercenter/v1/customers?size=1', undefined, { Authorization: `Bearer ${body.access_token}` });
      return [answer.status, answer.body.code];
    };
    expect(await statusFor(ADMIN)).toEqual([200, undefined]);
    expect(await statusFor(TECHNICIAN)).toEqual([403, 900308]);
    expect(await statusFor(WITHOUT_MFA)).toEqual([403, 900309]);
  });

  it('takes no token of Graph, and says so in its own words', async () => {
    const answer = await sandbox.http('GET', '/partnercenter/v1/customers?size=1', undefined, { Authorization: `Bearer ${await sandbox.token()}` });
    expect(answer).toMatchObject({ status: 401, body: { code: 900420, source: 'PartnerCenter' } });
    expect(await sandbox.http('GET', '/partnercenter/v1/customers?size=1')).toMatchObject({ status: 401 });
  });

  it('is throttled and fails on demand, and is counted', async () => {
    await sandbox.http('POST', '/sandbox/faults', { service: 'partnercenter', status: 429, retryAfter: 57 });
    const throttled = await partnerCenter('/customers?size=1');
    expect(throttled).toMatchObject({ status: 429, body: { statusCode: 429 } });
    expect(throttled.headers.get('retry-after')).toBe('57');
    await sandbox.http('POST', '/sandbox/faults', { service: 'partnercenter', status: 403, code: '900309' });
    expect(await partnerCenter('/customers?size=1')).toMatchObject({ status: 403, body: { code: 900309 } });
    const { body } = await sandbox.http('GET', '/sandbox/calls?service=partnercenter');
    expect(body).toMatchObject({ total: 2, calls: [{ path: '/v1/customers', status: 429 }, { path: '/v1/customers', status: 403 }] });
  });

  it('says what it does not have', async () => {
    expect(await partnerCenter('/invoices')).toMatchObject({ status: 501 });
    expect(await partnerCenter('/customers?size=1&filter=x')).toMatchObject({ status: 501 });
  });
});

describe('contracts', () => {
  it('name the customers of a partner, up to 999 on a page', async () => {
    await begin(many(1001));
    await begin([company(5000)], NORTHWIND);
    const first = (await sandbox.graph('GET', '/contracts?$top=999&$select=customerId,displayName')).body;
    expect(first.value).toHaveLength(999);
    expect(first.value[0]).toEqual({ customerId: tenant(0), displayName: 'Company 0' });
    const rest = (await sandbox.graph('GET', String(first['@odata.nextLink']).split('/v1.0')[1] ?? '')).body;
    expect(rest.value).toHaveLength(2);
    expect(rest).not.toHaveProperty('@odata.nextLink');
  });

  it('keep the name and domain of the beginning, where Partner Center has the present ones', async () => {
    await begin([company(1)]);
    await begin([company(1, { companyName: 'Renamed', domain: null })]);
    expect((await sandbox.graph('GET', '/contracts')).body.value).toMatchObject([
      { contractType: 'ResellerPartner', displayName: 'Company 1', defaultDomainName: 'company1.onmicrosoft.com' },
    ]);
    expect(namesOf(await partnerCenter('/customers?size=9'))).toEqual(['Renamed']);
    expect((await partnerCenter('/customers?size=9')).body.items[0].companyProfile).not.toHaveProperty('domain');
  });

  it('can be there without Partner Center, and the other way round', async () => {
    await begin([company(1, { partnerCenter: false }), company(2, { contract: false })]);
    expect((await sandbox.graph('GET', '/contracts')).body.value).toMatchObject([{ customerId: tenant(1) }]);
    expect(namesOf(await partnerCenter('/customers?size=9'))).toEqual(['Company 2']);
  });
});

describe('the control of customers', () => {
  it('makes their tenants known, and leaves a partner what it is', async () => {
    await begin([company(1), company(2, { tenantId: NORTHWIND })]);
    const { tenants } = (await sandbox.http('GET', '/sandbox/tenants')).body;
    expect(tenants).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ tenantId: tenant(1), displayName: 'Company 1', kind: 'customer' }),
        expect.objectContaining({ tenantId: NORTHWIND, displayName: 'Northwind', kind: 'partner' }),
        expect.objectContaining({ tenantId: CONTOSO }),
      ]),
    );
  });

  it('takes all of a list or nothing, and names the first that it does not understand', async () => {
    expect(await begin([company(1), { tenantId: 'x' }])).toMatchObject({
      status: 400,
      body: { error: { message: "Of 'customers', number 2: 'tenantId' must be a GUID." } },
    });
    expect((await partnerCenter('/customers?size=9')).body.totalCount).toBe(0);
  });

  it('ends partnerships', async () => {
    await begin(many(3));
    await end(tenant(1));
    expect(namesOf(await partnerCenter('/customers?size=9'))).toEqual(['Company 0', 'Company 2']);
    expect((await sandbox.graph('GET', '/contracts')).body.value).toHaveLength(2);
  });
});

describe('templates of directory roles', () => {
  it('are some of Entra’s, until somebody brings them all', async () => {
    expect((await sandbox.graph('GET', '/directoryRoleTemplates')).body.value).toContainEqual(
      expect.objectContaining({ id: '62e90394-69f5-4237-9190-012177145e10', displayName: 'Global Administrator' }),
    );
    const id = 'F2EF992C-3AFB-46B9-B7CF-A126EE74C451';
    await sandbox.http('POST', '/sandbox/role-templates', { roleTemplates: [{ id, displayName: 'Universal Reader' }] });
    const { body } = await sandbox.graph('GET', '/directoryRoleTemplates');
    expect(body.value).toEqual([{ id: id.toLowerCase(), displayName: 'Universal Reader', description: null, deletedDateTime: null }]);
    expect(await sandbox.graph('GET', `/directoryRoleTemplates/${id}`)).toMatchObject({ status: 200, body: { displayName: 'Universal Reader' } });
    expect(await sandbox.graph('GET', `/directoryRoleTemplates/${CONTOSO}`)).toMatchObject({ status: 404 });
  });

  it('are refused where they are no roles', async () => {
    const twice = [{ id: 'abababab-0000-4000-8000-000000000001', displayName: 'x' }, { id: 'ABABABAB-0000-4000-8000-000000000001', displayName: 'y' }];
    for (const roleTemplates of [[], [{ displayName: 'x' }], [{ id: CONTOSO }], 'all', twice])
      expect(await sandbox.http('POST', '/sandbox/role-templates', { roleTemplates })).toMatchObject({ status: 400 });
  });
});
