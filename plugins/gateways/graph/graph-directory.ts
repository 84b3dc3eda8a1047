import { ServiceError } from '../transport/service-error';
import type { GraphConnection } from './connection';
import { PositionLost, type ChangesPage, type CustomerListing, type DirectoryGateway, type DirectoryGroup } from './directory-gateway';
import { changesOf, contractOf, customerOf, groupOf, isSecurityGroup, roleTemplateOf, type Changes } from './directory-wire';
import { pagesOf } from './pages';
import { pageOf } from './wire';

/** Largest pages: directory objects 999, delegated admin customers 300 (Graph, "Paging", "List delegatedAdminCustomers"). */
const directoryPage = 999;
const customersPage = 300;

const groupColumns = 'id,displayName,description,securityEnabled,isAssignableToRole';
const contractColumns = 'customerId,displayName,defaultDomainName';

/** The directory over Microsoft's client. Paths and rules: Graph v1.0 documentation of `group`, `contract` and "delta query". */
export function createGraphDirectory(connection: GraphConnection): DirectoryGateway {
  const { call } = connection;

  async function* rounds(first: string, since: string | undefined): AsyncIterable<Changes> {
    try {
      for (let next: string | undefined = since === undefined ? first : connection.pathOf(since); next !== undefined; ) {
        const at: string = next;
        const changes = changesOf(await call(true, (api) => api(at).get()));
        yield changes;
        next = changes.nextPage === undefined ? undefined : connection.pathOf(changes.nextPage);
      }
    } catch (error) {
      if (since !== undefined && isPositionLost(error)) throw new PositionLost();
      throw error;
    }
  }

  return {
    async *contractChanges(since) {
      for await (const { items, removed, nextRound } of rounds(`/contracts/delta?$select=${contractColumns}`, since)) {
        yield { changed: items.map(contractOf), removed, nextRound } satisfies ChangesPage<CustomerListing>;
      }
    },
    async *contractPages() {
      for await (const page of pagesOf(connection, `/contracts?$select=${contractColumns}&$top=${directoryPage}`)) yield page.map(contractOf);
    },
    async *delegatedAdminCustomerPages() {
      for await (const page of pagesOf(connection, `/tenantRelationships/delegatedAdminCustomers?$top=${customersPage}`)) yield page.map(customerOf);
    },
    async *groupChanges(since) {
      for await (const { items, removed, nextRound } of rounds(`/groups/delta?$select=${groupColumns}`, since)) {
        const others = items.filter((item) => !isSecurityGroup(item)).map((item) => groupOf(item).id);
        yield { changed: items.filter(isSecurityGroup).map(groupOf), removed: [...removed, ...others], nextRound } satisfies ChangesPage<DirectoryGroup>;
      }
    },
    async groupsNamed(displayName) {
      const filter = encodeURIComponent(`displayName eq '${displayName.replaceAll("'", "''")}' and securityEnabled eq true`);
      const found: DirectoryGroup[] = [];
      for await (const page of pagesOf(connection, `/groups?$filter=${filter}&$select=${groupColumns}`)) found.push(...page.map(groupOf));
      return found;
    },
    createGroup: ({ displayName, description }) =>
      call(false, async (api) =>
        groupOf(await api('/groups').post({ displayName, ...(description ? { description } : {}), mailEnabled: false, mailNickname: nicknameOf(displayName), securityEnabled: true })),
      ),
    async roleTemplates() {
      const found = [];
      for await (const page of pagesOf(connection, '/directoryRoleTemplates')) found.push(...page.map(roleTemplateOf));
      return found;
    },
    async hasServicePrincipal(appId) {
      const filter = encodeURIComponent(`appId eq '${appId}'`);
      return pageOf(await call(true, (api) => api(`/servicePrincipals?$filter=${filter}&$select=id`).get())).items.length > 0;
    },
    async createServicePrincipal(appId) {
      try {
        await call(true, (api) => api('/servicePrincipals').post({ appId }));
      } catch (error) {
        if (!(error instanceof ServiceError) || error.failure.status !== 409) throw error;
      }
    },
  };
}

/** Letters and digits of the name: Graph demands a nickname even where there is no mailbox (Graph, "Create group"). */
const nicknameOf = (displayName: string): string => displayName.normalize('NFKD').replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 64) || 'group';

/** Graph, "Use delta query": `syncStateNotFound` with 400 or 410, and 410 in general, ask for a new beginning. */
const isPositionLost = (error: unknown): boolean =>
  error instanceof ServiceError && (error.failure.status === 410 || /^(syncStateNotFound|resyncRequired|DeltaLinkExpired)$/i.test(error.failure.code));
