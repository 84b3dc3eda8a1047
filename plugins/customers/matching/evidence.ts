import type { Evidence, Suggestion } from '@gdap-manager/entities';
import { comparableName } from './company-name';
import { emailDomain, initialName, isTelling, nameInDomain, registrableDomain } from './domains';

/** A tenant whose account is looked for. */
export interface SearchedTenant {
  readonly tenantId: string;
  readonly name: string;
  readonly domain: string | null;
}

/** An active account. */
export interface AccountFacts {
  readonly id: string;
  readonly name: string;
  readonly website: string | null;
  readonly email: string | null;
}

/** An active contact of an account. */
export interface ContactFacts {
  readonly accountId: string;
  readonly email: string | null;
}

/** Another provider's row of the tenant, which belongs to an account. */
export interface LinkElsewhere {
  readonly tenantId: string;
  readonly accountId: string;
  readonly provider: string;
}

/** What accounts have in common with the tenants that are searched: fed with accounts first, then with contacts and links, in any order. */
export interface EvidenceSearch {
  addAccount(account: AccountFacts): void;
  addContact(contact: ContactFacts): void;
  addLink(link: LinkElsewhere): void;
  /** Whether an account is active, of those added. */
  isActive(accountId: string): boolean;
  /** The accounts that a tenant may belong to, the likeliest first. */
  candidatesOf(tenantId: string): readonly Suggestion[];
}

/** The strongest first. */
const order: readonly Evidence['kind'][] = ['tenant', 'website', 'email', 'initialDomain', 'name'];

/** So much of it is kept of an account. */
const mostEvidence = 6;

/** Evidence by which an account can be chosen without asking anybody. */
export const isStrong = ({ kind }: Evidence): boolean => kind === 'tenant' || kind === 'website' || kind === 'email';

/**
 * Looks for accounts of several tenants at once. Keeps of accounts only what hits a tenant, and their names: a hundred
 * thousand of them fit into memory. The outcome does not depend on the order of what is added.
 * @param ownDomains domains of the partner itself, whose people are everybody's contacts
 */
export function createEvidenceSearch(tenants: readonly SearchedTenant[], ownDomains: ReadonlySet<string> = new Set()): EvidenceSearch {
  const byDomain = new Map<string, string[]>();
  const byInitialName = new Map<string, { readonly tenantId: string; readonly domain: string }[]>();
  const byName = new Map<string, string[]>();
  for (const { tenantId, name, domain: text } of tenants) {
    const domain = registrableDomain(text);
    if (domain && isTelling(domain, ownDomains)) {
      listIn(byDomain, domain).push(tenantId);
      const initial = initialName(domain);
      if (initial) listIn(byInitialName, initial).push({ tenantId, domain });
    }
    const comparable = comparableName(name);
    if (comparable) listIn(byName, comparable).push(tenantId);
  }

  const names = new Map<string, string>();
  const found = new Map<string, Map<string, Evidence[]>>();

  function note(tenantId: string, accountId: string, evidence: Evidence): void {
    const accounts = found.get(tenantId) ?? new Map<string, Evidence[]>();
    found.set(tenantId, accounts);
    const list = listIn(accounts, accountId);
    if (!list.some((known) => textOf(known) === textOf(evidence))) list.push(evidence);
  }

  function noteDomain(domain: string | undefined, accountId: string, kind: 'website' | 'email'): void {
    if (!domain || !isTelling(domain, ownDomains)) return;
    for (const tenantId of byDomain.get(domain) ?? []) note(tenantId, accountId, { kind, domain });
    for (const { tenantId, domain: initial } of byInitialName.get(nameInDomain(domain)) ?? []) {
      if (initial !== domain) note(tenantId, accountId, { kind: 'initialDomain', domain });
    }
  }

  return {
    addAccount({ id, name, website, email }) {
      names.set(id, name);
      noteDomain(registrableDomain(website), id, 'website');
      noteDomain(emailDomain(email), id, 'email');
      for (const tenantId of byName.get(comparableName(name)) ?? []) note(tenantId, id, { kind: 'name' });
    },
    addContact({ accountId, email }) {
      if (names.has(accountId)) noteDomain(emailDomain(email), accountId, 'email');
    },
    addLink({ tenantId, accountId, provider }) {
      if (names.has(accountId)) note(tenantId, accountId, { kind: 'tenant', provider });
    },
    isActive: (accountId) => names.has(accountId),
    candidatesOf(tenantId) {
      const candidates = [...(found.get(tenantId) ?? [])];
      return candidates
        .map(([accountId, evidence]) => ({ accountId, accountName: names.get(accountId) ?? '', evidence: [...evidence].sort(strongestFirst).slice(0, mostEvidence) }))
        .sort(likeliestFirst);
    },
  };
}

const textOf = (evidence: Evidence): string => JSON.stringify(evidence);
const rankOf = ({ kind }: Evidence): number => order.indexOf(kind);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const strongestFirst = (a: Evidence, b: Evidence): number => rankOf(a) - rankOf(b) || compare(textOf(a), textOf(b));

/** How much speaks for an account: its strongest evidence, then how many kinds of it there are. */
export function weightOf({ evidence }: Pick<Suggestion, 'evidence'>): number {
  const kinds = new Set(evidence.map(rankOf));
  return (order.length - Math.min(...kinds)) * 10 + kinds.size;
}

const likeliestFirst = (a: Suggestion, b: Suggestion): number => weightOf(b) - weightOf(a) || compare(a.accountName, b.accountName) || compare(a.accountId, b.accountId);

function listIn<T>(map: Map<string, T[]>, key: string): T[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}
