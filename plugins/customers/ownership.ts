/** A Provider, as far as it matters whose customers are whose. */
export interface OwningProvider {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly createdOn: number;
  readonly isIndirect: boolean;
  readonly indirectProviderTenantId: string | null;
}

/** A tenant for which an indirect provider has made a relationship for the partner. */
export interface ResellerTenant {
  readonly tenantId: string;
  readonly indirectProviderTenantId: string;
}

/** Which of the lists of a partner tenant tell of the customers of one of its providers. */
export interface Lists {
  readonly partnerCenter: boolean;
  readonly contracts: boolean;
  readonly delegatedAdminCustomers: boolean;
  /** Relationships that indirect providers have made. */
  readonly reseller: boolean;
}

/** @param siblings all providers with the partner tenant of this one, itself among them. Pure. */
export function listsFor(provider: OwningProvider, siblings: readonly OwningProvider[]): Lists {
  const alone = siblings.length <= 1;
  if (!isLeading(provider, siblings)) return { partnerCenter: false, contracts: false, delegatedAdminCustomers: false, reseller: false };
  return { partnerCenter: !provider.isIndirect, contracts: alone || !provider.isIndirect, delegatedAdminCustomers: true, reseller: provider.isIndirect || !alone };
}

/**
 * Whether a customer is this provider's, of those that share the partner tenant: it never is that of two. Where an
 * indirect provider has made a relationship it is that one's; the others are those of the provider that is Partner
 * Center itself. Where a provider is alone, all are its own. Pure.
 */
export function createOwnership(provider: OwningProvider, siblings: readonly OwningProvider[], reseller: readonly ResellerTenant[]): (tenantId: string) => boolean {
  if (siblings.length <= 1) return () => true;
  const leading = siblings.filter((sibling) => isLeading(sibling, siblings));
  const indirectOwner = new Map<string, OwningProvider>();
  for (const { tenantId, indirectProviderTenantId } of reseller) {
    const owner = leading.find((sibling) => sibling.isIndirect && sibling.indirectProviderTenantId === indirectProviderTenantId);
    const known = indirectOwner.get(tenantId);
    if (owner && (!known || isBefore(owner, known))) indirectOwner.set(tenantId, owner);
  }
  const direct = leading.find(({ isIndirect }) => !isIndirect);
  return (tenantId) => (indirectOwner.get(tenantId) ?? direct)?.id === provider.id;
}

/** The provider that has the customers where another row says the same. Pure. */
export const leaderOf = (provider: OwningProvider, siblings: readonly OwningProvider[]): OwningProvider | undefined =>
  siblings.filter((sibling) => roleOf(sibling) === roleOf(provider)).sort((a, b) => (isBefore(a, b) ? -1 : 1))[0];

const isLeading = (provider: OwningProvider, siblings: readonly OwningProvider[]): boolean => (leaderOf(provider, siblings)?.id ?? provider.id) === provider.id;
const roleOf = ({ isIndirect, indirectProviderTenantId }: OwningProvider): string => (isIndirect ? `indirect ${indirectProviderTenantId ?? ''}` : 'partner center');
const isBefore = (a: OwningProvider, b: OwningProvider): boolean => a.createdOn < b.createdOn || (a.createdOn === b.createdOn && a.id < b.id);
