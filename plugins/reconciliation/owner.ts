import type { ProviderFacts } from '../provider/facts';

/** A provider, as far as it matters whose relationships are whose. */
export interface OwningProvider extends Pick<ProviderFacts, 'id' | 'type' | 'indirectProviderTenantId'> {
  /** Milliseconds since 1970. */
  readonly createdOn: number;
}

/**
 * The provider to which a relationship belongs that an indirect provider made for a partner: the one that stands for it;
 * of several, the oldest. Where a partner has a single provider, an indirect one of which nobody has said which, all are its own. Pure.
 * @param siblings all providers with the partner tenant
 */
export function ownerOf<P extends OwningProvider>(indirectProviderTenantId: string, siblings: readonly P[]): P | undefined {
  const indirect = siblings.filter(({ type }) => type !== 'partnerCenter');
  const named = indirect.filter((sibling) => sibling.indirectProviderTenantId === indirectProviderTenantId).sort(byAge)[0];
  const [only] = siblings;
  return named ?? (siblings.length === 1 && only && only.type !== 'partnerCenter' && only.indirectProviderTenantId === null ? only : undefined);
}

/** Who tells staff of what belongs to no provider: Partner Center itself, the oldest where there are several. Pure. */
export const tellerOf = <P extends OwningProvider>(siblings: readonly P[]): P | undefined =>
  [...siblings].sort((a, b) => Number(a.type !== 'partnerCenter') - Number(b.type !== 'partnerCenter') || byAge(a, b))[0];

const byAge = (a: OwningProvider, b: OwningProvider): number => a.createdOn - b.createdOn || (a.id < b.id ? -1 : 1);
