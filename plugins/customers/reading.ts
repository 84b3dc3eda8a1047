import { PositionLost, type CustomerListing, type DirectoryGateway } from '../gateways/graph/directory-gateway';
import type { RelationshipSummary } from '../gateways/graph/types';
import type { PartnerCenterGateway } from '../gateways/partner-center/gateway';
import { ServiceError, type ServiceFailure } from '../gateways/transport/service-error';
import { createListings, type Entry, type Listings, type ListSource } from './listing';
import type { Lists, ResellerTenant } from './ownership';

export type ListName = ListSource | 'relationships';

/** Where the lists are read. Each may be refused on its own. */
export interface ListGateways {
  readonly partnerCenter: () => Promise<PartnerCenterGateway>;
  readonly directory: () => Promise<Pick<DirectoryGateway, 'contractChanges' | 'contractPages' | 'contractPosition' | 'delegatedAdminCustomerPages'>>;
  readonly relationshipPages: () => Promise<AsyncIterable<readonly RelationshipSummary[]>>;
}

/** What was read of a partner tenant's customers. */
export interface ReadLists {
  readonly listings: Listings;
  readonly reseller: readonly ResellerTenant[];
  /** Lists that did not come to their end. */
  readonly failures: readonly { readonly list: ListName; readonly failure: ServiceFailure }[];
  /** Of contracts only the changes were read. */
  readonly isContractsPartial: boolean;
  /** Where the next reading of contracts goes on from. */
  readonly nextPosition: string | undefined;
}

export interface ReadingOptions {
  /** Told how many customers are known by now. */
  readonly onPage: (named: number) => Promise<void>;
  /** Asked where Microsoft refuses a list: whether the others do not tell enough without it. */
  readonly needs: (list: ListName) => boolean;
  /** Asked where only changes of contracts were read: whether it has to be known which tenants the others are of. */
  readonly wantsAllContracts: (listings: Listings) => boolean;
}

/**
 * Reads all lists that tell of a provider's customers, a page at a time. A list that fails keeps none of the others
 * from being read; what it named before counts.
 * @param since where changes of contracts go on from
 * @throws what is no ServiceError of Microsoft's
 */
export async function readLists(wanted: Lists, gateways: ListGateways, since: string | undefined, { onPage, needs, wantsAllContracts }: ReadingOptions): Promise<ReadLists> {
  const listings = createListings();
  const reseller: ResellerTenant[] = [];
  const failures: { list: ListName; failure: ServiceFailure }[] = [];
  const add = async (source: ListSource, entries: readonly Entry[]) => {
    listings.add(source, entries);
    await onPage(listings.size);
  };
  const read = async (list: ListName, isWanted: boolean, work: () => Promise<void>) => {
    if (!isWanted) return;
    await work().catch((error: unknown) => {
      const failure = failureOfMicrosoft(error);
      if (!isRefusal(failure) || needs(list)) failures.push({ list, failure });
    });
  };

  await read('partnerCenter', wanted.partnerCenter, async () => {
    for await (const page of (await gateways.partnerCenter()).customerPages()) {
      await add('partnerCenter', page.map(({ tenantId, companyName, domain }) => ({ tenantId, name: companyName, domain })));
    }
  });
  await read('delegatedAdminCustomers', wanted.delegatedAdminCustomers, async () => {
    for await (const page of (await gateways.directory()).delegatedAdminCustomerPages()) await add('delegatedAdminCustomers', page.map(entryOf));
  });
  await read('relationships', wanted.reseller, async () => {
    for await (const page of await gateways.relationshipPages()) reseller.push(...page.flatMap(resellerTenantOf));
  });
  let contracts: ContractsRead = { isPartial: false, nextPosition: undefined };
  await read('contracts', wanted.contracts, async () => {
    const directory = await gateways.directory();
    const addContracts = (entries: readonly Entry[]) => add('contracts', entries);
    contracts = await readContracts(directory, since, addContracts);
    if (contracts.isPartial && failures.length === 0 && wantsAllContracts(listings)) contracts = await readContracts(directory, undefined, addContracts);
  });
  return { listings, reseller, failures, isContractsPartial: contracts.isPartial, nextPosition: contracts.nextPosition };
}

interface ContractsRead {
  readonly isPartial: boolean;
  readonly nextPosition: string | undefined;
}

/**
 * Contracts: those that changed since, or all of them. A contract that went is named by an id of its own, which says
 * nothing of the tenant: then all are read. All of them come on larger pages than changes do, so the position is taken
 * apart, and first: what changes while pages are read is told in the next round.
 */
async function readContracts(
  directory: Pick<DirectoryGateway, 'contractChanges' | 'contractPages' | 'contractPosition'>,
  since: string | undefined,
  add: (entries: readonly Entry[]) => Promise<void>,
): Promise<ContractsRead> {
  const changesSince = async (from: string): Promise<{ readonly isWhole: boolean; readonly nextPosition: string | undefined }> => {
    let [isWhole, nextPosition] = [true, undefined as string | undefined];
    for await (const page of directory.contractChanges(from)) {
      await add(page.changed.map(entryOf));
      if (page.removed.length > 0) isWhole = false;
      nextPosition = page.nextRound ?? nextPosition;
    }
    return { isWhole, nextPosition };
  };
  const changed = since === undefined ? undefined : await changesSince(since).catch(unlessLost);
  if (changed?.isWhole) return { isPartial: true, nextPosition: changed.nextPosition };
  const nextPosition = changed?.nextPosition ?? (await directory.contractPosition().catch(unlessNotOffered));
  for await (const page of directory.contractPages()) await add(page.map(entryOf));
  return { isPartial: false, nextPosition };
}

function unlessLost(error: unknown): undefined {
  if (!(error instanceof PositionLost)) unlessNotOffered(error);
}

/** Not every cloud has `contracts/delta`. */
function unlessNotOffered(error: unknown): undefined {
  if (!(error instanceof ServiceError && [400, 404, 501].includes(error.failure.status))) throw error;
}

const entryOf = ({ tenantId, displayName, defaultDomain }: CustomerListing): Entry => ({ tenantId, name: displayName, domain: defaultDomain });

/** Relationships that are over tell nothing of who the customers are. */
const over = new Set(['terminated', 'expired', 'terminating', 'terminationRequested', 'expiring']);

function resellerTenantOf({ customerTenantId, reseller, status }: RelationshipSummary): ResellerTenant[] {
  if (!customerTenantId || !reseller || over.has(status)) return [];
  return [{ tenantId: customerTenantId.toLowerCase(), indirectProviderTenantId: reseller.indirectProviderTenantId }];
}

const isRefusal = ({ service, status }: ServiceFailure): boolean => service === 'entra' || status === 401 || status === 403;

function failureOfMicrosoft(error: unknown): ServiceFailure {
  if (error instanceof ServiceError && error.failure.service !== 'dataverse') return error.failure;
  throw error;
}
