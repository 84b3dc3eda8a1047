import type { Customer } from '../../shared/accounts';
import type { TenantDetails, TenantRow } from '../../shared/tenants';

/** What somebody chooses for a tenant; where nothing is chosen, it stays as it is. */
export type Choice =
  | { readonly kind: 'account'; readonly account: Customer }
  /** An account is made for it. */
  | { readonly kind: 'new' }
  /** It is no customer. */
  | { readonly kind: 'ignore' };

export type Choices = ReadonlyMap<string, Choice>;

/** Tenants of a page: so many choices stay smooth. */
export const tenantsOfAPage = 25;

/** The tenants that somebody looks for: every word in name, domain, provider or suggestion. Pure. */
export function found(tenants: readonly TenantRow[], search: string): TenantRow[] {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return tenants.filter(({ name, domain, provider, suggested }) => {
    const all = [name, domain ?? '', provider?.name ?? '', suggested?.name ?? ''].join(' ').toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/** How many pages there are; one also where there is nothing. Pure. */
export const pagesOf = (count: number): number => Math.max(1, Math.ceil(count / tenantsOfAPage));

/** The rows of a page, counted from 0. Pure. */
export const pageOf = <T>(rows: readonly T[], page: number): T[] => rows.slice(page * tenantsOfAPage, (page + 1) * tenantsOfAPage);

/** The choices with every suggestion taken where nothing is chosen yet. Pure. */
export function withSuggestions(choices: Choices, tenants: readonly TenantRow[]): Map<string, Choice> {
  const all = new Map(choices);
  for (const { id, suggested } of tenants) {
    if (suggested?.id && !all.has(id)) all.set(id, { kind: 'account', account: { id: suggested.id, name: suggested.name ?? suggested.id } });
  }
  return all;
}

/** An account that is offered for a tenant. */
export interface Offer {
  readonly account: Customer;
  readonly evidence: TenantDetails['suggestions'][number]['evidence'];
}

/**
 * The accounts that are offered for a tenant, each once: its candidates, the suggested one if it is not among them,
 * and the one that somebody has looked up. Pure.
 */
export function offersOf(tenant: TenantRow, details: TenantDetails | undefined, lookedUp: Customer | undefined): Offer[] {
  const offers = new Map<string, Offer>();
  for (const { accountId, accountName, evidence } of details?.suggestions ?? []) offers.set(accountId.toLowerCase(), { account: { id: accountId, name: accountName }, evidence });
  for (const { id, name } of [tenant.suggested ?? {}, lookedUp ?? {}] as const) {
    if (id && !offers.has(id.toLowerCase())) offers.set(id.toLowerCase(), { account: { id, name: name ?? id }, evidence: [] });
  }
  return [...offers.values()];
}

/** Whether two choices are the same. Pure. */
export const sameChoice = (one: Choice | undefined, other: Choice | undefined): boolean =>
  one?.kind === other?.kind && (one?.kind !== 'account' || (other?.kind === 'account' && one.account.id.toLowerCase() === other.account.id.toLowerCase()));
