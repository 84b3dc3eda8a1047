import { createGraphConnection } from '../../plugins/gateways/graph/connection';
import { PositionLost } from '../../plugins/gateways/graph/directory-gateway';
import { createGraphDirectory } from '../../plugins/gateways/graph/graph-directory';
import { createGraphGateway } from '../../plugins/gateways/graph/graph-gateway';
import { createTokenSource } from '../../plugins/gateways/entra/tokens';
import { createPartnerCenterGateway, publicPartnerCenterUrl } from '../../plugins/gateways/partner-center/partner-center-gateway';
import { CONTOSO, FABRIKAM, NORTHWIND, READER, RELATIONSHIPS, securityGroup, startTestSandbox, terms, type TestSandbox } from './support';

let sandbox: TestSandbox;
afterEach(() => sandbox.close());

/** Our gateways as the handlers have them, signed in to a partner tenant of the sandbox. */
async function gateways(tenantId = FABRIKAM) {
  const credentials = { tenantId, clientId: '44444444-4444-4444-8444-444444444444', secret: 'any' };
  const tokens = (resource?: string) => createTokenSource(credentials, { loginUrl: `${sandbox.url}/login`, ...(resource ? { resource } : {}) });
  const connection = createGraphConnection({ tokens: tokens(), graphUrl: `${sandbox.url}/graph` });
  return {
    graph: createGraphGateway(connection),
    directory: createGraphDirectory(connection),
    partnerCenter: createPartnerCenterGateway({ tokens: tokens(publicPartnerCenterUrl), partnerCenterUrl: `${sandbox.url}/partnercenter` }),
  };
}
const all = async <T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> => {
  const found: T[] = [];
  for await (const page of pages) found.push(...page);
  return found;
};
const tenant = (index: number) => `aaaaaaaa-0000-4000-8000-${String(index).padStart(12, '0')}`;
const begin = (count: number, partnerTenantId = FABRIKAM) =>
  sandbox.http('POST', '/sandbox/customers', {
    partnerTenantId,
    customers: Array.from({ length: count }, (_, index) => ({ tenantId: tenant(index), companyName: `Company ${index}`, domain: `company${index}.example` })),
  });
const calls = async (path: string) => {
  const { body } = await sandbox.http('GET', '/sandbox/calls');
  return body.calls.filter((call: { path: string }) => call.path === path).reduce((total: number, { count }: { count: number }) => total + count, 0);
};

describe('our gateways, against the sandbox', () => {
  it('read every customer of a partner in as few pages as can be, and no other partner’s', async () => {
    sandbox = await startTestSandbox();
    await begin(1200);
    await begin(3, NORTHWIND);
    const { partnerCenter, directory } = await gateways();
    const customers = await all(partnerCenter.customerPages());
    expect(new Set(customers.map(({ tenantId }) => tenantId)).size).toBe(1200);
    expect(customers[7]).toEqual({ tenantId: tenant(7), companyName: 'Company 7', domain: 'company7.example', relationshipToPartner: 'reseller' });
    expect(await all(directory.contractPages())).toHaveLength(1200);
    expect([await calls('/v1/customers'), await calls('/contracts')]).toEqual([3, 2]);
    expect(await all((await gateways(NORTHWIND)).partnerCenter.customerPages())).toHaveLength(3);
  });

  it('read them in spite of a byte order mark and of links with Microsoft’s public address', async () => {
    sandbox = await startTestSandbox({
      settings: { partnerCenter: { byteOrderMark: true, publicBaseUrl: 'https://api.partnercenter.microsoft.com/v1' }, graph: { publicBaseUrl: 'https://graph.microsoft.com/v1.0', deltaPageSize: 2 } },
    });
    await begin(501);
    const { partnerCenter, directory } = await gateways();
    expect(await all(partnerCenter.customerPages())).toHaveLength(501);
    await securityGroup(sandbox, 'A');
    await securityGroup(sandbox, 'B');
    await securityGroup(sandbox, 'C');
    const pages = [];
    for await (const page of directory.groupChanges()) pages.push(page.changed.length);
    expect(pages).toEqual([2, 1]);
  });

  it('get over one failure of a page and one token that is refused', async () => {
    sandbox = await startTestSandbox();
    await begin(3);
    const { partnerCenter, directory } = await gateways();
    await sandbox.http('POST', '/sandbox/faults', { service: 'partnercenter', status: 503, times: 1 });
    await sandbox.http('POST', '/sandbox/faults', { service: 'partnercenter', status: 401, times: 1 });
    await sandbox.http('POST', '/sandbox/faults', { service: 'graph', path: '/contracts', status: 401, times: 1 });
    expect(await all(partnerCenter.customerPages())).toHaveLength(3);
    expect(await all(directory.contractPages())).toHaveLength(3);
  });

  it('hear of groups that are made, renamed and deleted, until the position is lost', async () => {
    sandbox = await startTestSandbox();
    const renamed = await securityGroup(sandbox, 'old');
    const deleted = await securityGroup(sandbox, 'gone');
    const { directory } = await gateways();
    let position = '';
    const round = async (since?: string) => {
      const [changed, removed]: [string[], string[]] = [[], []];
      for await (const page of directory.groupChanges(since)) {
        changed.push(...page.changed.map(({ displayName }) => displayName));
        removed.push(...page.removed);
        position = page.nextRound ?? position;
      }
      return [changed, removed];
    };
    expect(await round()).toEqual([['old', 'gone'], []]);
    const made = await directory.createGroup({ displayName: 'made', description: 'x' });
    await sandbox.graph('PATCH', `/groups/${renamed}`, { displayName: 'new' });
    await sandbox.graph('DELETE', `/groups/${deleted}`);
    expect(await round(position)).toEqual([['made', 'new'], [deleted]]);
    expect(await round(position)).toEqual([[], []]);
    expect(await directory.groupsNamed('MADE')).toEqual([made]);
    sandbox.clock.advance('P8D');
    await expect(round(position)).rejects.toBeInstanceOf(PositionLost);
  });

  it('see which relationships an indirect provider made, and decide on them once', async () => {
    sandbox = await startTestSandbox();
    await sandbox.graph('POST', RELATIONSHIPS, terms('Our own'));
    const { body } = await sandbox.http('POST', '/sandbox/reseller-relationships', {
      resellerTenantId: FABRIKAM,
      indirectProviderTenantId: NORTHWIND,
      customer: { tenantId: CONTOSO },
      displayName: 'Of the distributor',
      duration: 'P30D',
      roles: [READER],
    });
    const { graph } = await gateways();
    expect(await all(graph.relationshipPages())).toMatchObject([
      { displayName: 'Our own', reseller: undefined },
      { id: body.id, status: 'approvalPending', durationDays: 30, roleIds: [READER], reseller: { indirectProviderTenantId: NORTHWIND, isPartnerConsentPending: true } },
    ]);
    await graph.decideAsReseller(body.id, 'approve');
    sandbox.clock.advance('PT5M');
    expect(await graph.findRelationship(body.id)).toMatchObject({ status: 'approvalPending', reseller: { isPartnerConsentPending: false } });
    await expect(graph.decideAsReseller(body.id, 'reject')).rejects.toMatchObject({ failure: { status: 400, outcomeUnknown: false } });
  });

  it('name the templates of roles', async () => {
    sandbox = await startTestSandbox();
    expect(await (await gateways()).directory.roleTemplates()).toContainEqual(expect.objectContaining({ id: READER }));
  });
});
