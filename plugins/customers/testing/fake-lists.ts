import { PositionLost } from '../../gateways/graph/directory-gateway';
import { ServiceError, type ServiceFailure } from '../../gateways/transport/service-error';
import { relationship } from '../../request-lifecycle/testing/facts';
import type { Entry } from '../listing';
import type { ListGateways } from '../reading';

/** What Microsoft's lists of one partner tenant name, and what goes wrong with them. */
export class FakeLists implements ListGateways {
  partnerCenterCustomers: Entry[] = [];
  contracts: Entry[] = [];
  delegatedAdminCustomers: Entry[] = [];
  resellerTenants: { readonly tenantId: string; readonly indirectProviderTenantId: string }[] = [];
  /** After so many pages the list fails. */
  failing: Partial<Record<'partnerCenter' | 'delegatedAdminCustomers' | 'contracts' | 'relationships', { readonly afterPages: number; readonly failure: ServiceFailure }>> = {};
  hasDelta = true;
  readonly pages: string[] = [];
  private round = 0;
  private readonly rounds = new Map<string, readonly Entry[]>();

  constructor(private readonly pageSize = 2) {}

  forgetPositions(): void {
    this.rounds.clear();
  }

  partnerCenter = async () => ({ customerPages: () => this.customerPages() });
  directory = async () => ({
    contractPages: () => this.contractPages(),
    contractPosition: async () => this.contractPosition(),
    contractChanges: (since?: string) => this.contractChanges(since),
    delegatedAdminCustomerPages: () => this.delegatedPages(),
  });
  relationshipPages = async () => this.resellerPages();

  private async *customerPages() {
    for await (const page of this.walk('partnerCenter', this.partnerCenterCustomers)) yield page.map(({ tenantId, name, domain }) => ({ tenantId, companyName: name, domain, relationshipToPartner: 'reseller' }));
  }
  private async *delegatedPages() {
    for await (const page of this.walk('delegatedAdminCustomers', this.delegatedAdminCustomers)) yield page.map(listingOf);
  }
  private async *contractPages() {
    for await (const page of this.walk('contracts', this.contracts)) yield page.map(listingOf);
  }
  private contractPosition() {
    if (!this.hasDelta) throw new ServiceError({ service: 'graph', status: 501, code: 'notImplemented', message: 'No delta.', outcomeUnknown: false });
    const nextRound = `round ${(this.round += 1)}`;
    this.rounds.set(nextRound, [...this.contracts]);
    return nextRound;
  }
  private async *contractChanges(since?: string) {
    const before = since === undefined ? [] : this.rounds.get(since);
    if (before === undefined) throw new PositionLost();
    const isSame = (one: Entry, other: Entry) => one.tenantId === other.tenantId && one.name === other.name && one.domain === other.domain;
    const changed = this.contracts.filter((entry) => !before.some((known) => isSame(known, entry)));
    const removed = before.filter(({ tenantId }) => !this.contracts.some((entry) => entry.tenantId === tenantId)).map(({ tenantId }) => `contract of ${tenantId}`);
    const nextRound = this.contractPosition();
    for await (const page of this.walk('contracts', changed)) yield { changed: page.map(listingOf), removed: [], nextRound: undefined };
    yield { changed: [], removed, nextRound };
  }
  private async *resellerPages() {
    for await (const page of this.walk('relationships', this.resellerTenants)) {
      yield page.map(({ tenantId, indirectProviderTenantId }) => relationship({ status: 'active', customerTenantId: tenantId, reseller: { indirectProviderTenantId, isPartnerConsentPending: false } }));
    }
  }

  private async *walk<T>(list: keyof FakeLists['failing'], items: readonly T[]): AsyncIterable<readonly T[]> {
    const failing = this.failing[list];
    for (let start = 0, page = 0; start === 0 || start < items.length; start += this.pageSize, page += 1) {
      if (failing && page >= failing.afterPages) throw new ServiceError(failing.failure);
      this.pages.push(list);
      yield items.slice(start, start + this.pageSize);
    }
    if (failing && items.length <= failing.afterPages * this.pageSize) throw new ServiceError(failing.failure);
  }
}

const listingOf = ({ tenantId, name, domain }: Entry) => ({ tenantId, displayName: name, defaultDomain: domain });
