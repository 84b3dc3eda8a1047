import { ServiceError } from '../transport/service-error';
import type { GraphConnection } from './connection';
import { PositionLost, type ChangesPage, type CustomerListing, type DirectoryGateway, type DirectoryGroup } from './directory-gateway';
import { changesOf, contractOf, customerOf, groupOf, roleTemplateOf, securityGroupOf, type Changes } from './directory-wire';
import { onwards, pagesOf } from './pages';
import { readTogether } from './read-together';
import { pageOf } from './wire';

/** Largest pages: directory objects 999, delegated admin customers 300 (Graph, "Paging", "List delegatedAdminCustomers"). */
const directoryPage = 999;
const customersPage = 300;

const groupColumns = 'id,displayName,description,securityEnabled,isAssignableToRole';
const contractColumns = 'customerId,displayName,defaultDomainName';

/** The directory over Microsoft's client. Paths and rules: Graph v1.0 documentation of `group`, `contract` and "delta query". */
export function createGraphDirectory(connection: GraphConnection): DirectoryGateway {
  const { call } = connection;

  async function* rounds<T>(first: string, since: string | undefined, read: (item: unknown) => T): AsyncIterable<Changes<T>> {
    for (let next: string | undefined = since === undefined ? first : placeOf(since); next !== undefined; ) {
      const at: string = next;
      const changes = await call(true, async (api) => {
        const page = changesOf(await api(at).get(), read);
        return { ...page, nextPage: page.nextPage === undefined ? undefined : onwards(connection.pathOf(page.nextPage), at) };
      }).catch((error: unknown) => {
        throw since !== undefined && isPositionLost(error) ? new PositionLost() : error;
      });
      yield changes;
      next = changes.nextPage;
    }
  }

  /** A position of another cloud, or of another sandbox, is none here. */
  function placeOf(since: string): string {
    try {
      return connection.pathOf(since);
    } catch {
      throw new PositionLost();
    }
  }

  return {
    async *contractChanges(since) {
      for await (const { items, removed, nextRound } of rounds(`/contracts/delta?$select=${contractColumns}`, since, contractOf)) {
        yield { changed: items, removed, nextRound } satisfies ChangesPage<CustomerListing>;
      }
    },
    // Graph, "Use delta query", "$deltatoken=latest": only the link, where what is there is read in another way.
    async contractPosition() {
      let position = '';
      for await (const { nextRound } of rounds(`/contracts/delta?$select=${contractColumns}&$deltatoken=latest`, undefined, contractOf)) position = nextRound ?? position;
      return position;
    },
    contractPages: () => pagesOf(connection, `/contracts?$select=${contractColumns}&$top=${directoryPage}`, contractOf),
    delegatedAdminCustomerPages: () => pagesOf(connection, `/tenantRelationships/delegatedAdminCustomers?$top=${customersPage}`, customerOf),
    async *groupChanges(since) {
      for await (const { items, removed, nextRound } of rounds(`/groups/delta?$select=${groupColumns}`, since, securityGroupOf)) {
        const [groups, others] = [items.filter(({ isSecurity }) => isSecurity), items.filter(({ isSecurity }) => !isSecurity)];
        yield { changed: groups.map(({ group }) => group), removed: [...removed, ...others.map(({ group }) => group.id)], nextRound } satisfies ChangesPage<DirectoryGroup>;
      }
    },
    async groupsNamed(displayName) {
      const filter = encodeURIComponent(`displayName eq '${displayName.replaceAll("'", "''")}' and securityEnabled eq true`);
      const found: DirectoryGroup[] = [];
      for await (const page of pagesOf(connection, `/groups?$filter=${filter}&$select=${groupColumns}`, groupOf)) found.push(...page);
      return found;
    },
    async groupsById(ids) {
      const outcomes = await readTogether(connection, ids.map((id) => `/groups/${encodeURIComponent(id)}?$select=${groupColumns}`));
      return outcomes.flatMap((outcome) => {
        if (outcome.ok) return [groupOf(outcome.body)];
        if (outcome.failure.status !== 404) throw new ServiceError(outcome.failure);
        return [];
      });
    },
    createGroup: ({ displayName, description }) =>
      call(false, async (api) =>
        groupOf(await api('/groups').post({ displayName, ...(description ? { description } : {}), mailEnabled: false, mailNickname: nicknameOf(displayName), securityEnabled: true })),
      ),
    async roleTemplates() {
      const found = [];
      for await (const page of pagesOf(connection, '/directoryRoleTemplates', roleTemplateOf)) found.push(...page);
      return found;
    },
    async hasServicePrincipal(appId) {
      const filter = encodeURIComponent(`appId eq '${appId}'`);
      return call(true, async (api) => pageOf(await api(`/servicePrincipals?$filter=${filter}&$select=id`).get()).items.length > 0);
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
