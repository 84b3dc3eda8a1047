import { isGuid } from '../guid';
import { isInitialDomain } from './matching/domains';
import { cleanDomain, cleanName } from './listing-text';
import type { Source } from './model';

/** A list that names customers. */
export type ListSource = Exclude<Source, 'manual'>;

/** A customer as one list names it. */
export interface Entry {
  readonly tenantId: string;
  readonly name: string | undefined;
  readonly domain: string | undefined;
}

/** A customer as all lists together name it. */
export interface Listing {
  readonly tenantId: string;
  readonly name: string | null;
  readonly domain: string | null;
  /** The most trustworthy list that names it. */
  readonly source: ListSource;
}

/**
 * The most trustworthy first. Graph copies a contract's name when the partnership begins and does not refresh it
 * (Graph, "contract resource type").
 */
export const sources: readonly ListSource[] = ['partnerCenter', 'delegatedAdminCustomers', 'contracts'];

interface Merged {
  source: number;
  name: string | null;
  nameOf: number;
  domain: string | null;
  domainOf: number;
}

/** Puts lists together, whatever their order and however often they name a customer. */
export interface Listings {
  add(source: ListSource, entries: readonly Entry[]): void;
  readonly size: number;
  /** Entries without a tenant's id. */
  readonly unreadable: number;
  has(tenantId: string): boolean;
  find(tenantId: string): Listing | undefined;
  remove(tenantId: string): void;
  tenantIds(): Iterable<string>;
}

/** The same outcome for the same entries in any order: of two words of one list the smaller counts. */
export function createListings(): Listings {
  const all = new Map<string, Merged>();
  let unreadable = 0;
  return {
    add(source, entries) {
      const rank = sources.indexOf(source);
      for (const entry of entries) {
        const tenantId = entry.tenantId.trim().toLowerCase();
        if (isGuid(tenantId)) merge(all, tenantId, rank, entry);
        else unreadable += 1;
      }
    },
    get size() {
      return all.size;
    },
    get unreadable() {
      return unreadable;
    },
    has: (tenantId) => all.has(tenantId),
    find(tenantId) {
      const merged = all.get(tenantId);
      return merged && { tenantId, name: merged.name, domain: merged.domain, source: sources[merged.source] ?? 'contracts' };
    },
    remove: (tenantId) => void all.delete(tenantId),
    tenantIds: () => all.keys(),
  };
}

function merge(all: Map<string, Merged>, tenantId: string, rank: number, { name: rawName, domain: rawDomain }: Entry): void {
  let merged = all.get(tenantId);
  if (!merged) all.set(tenantId, (merged = { source: rank, name: null, nameOf: Infinity, domain: null, domainOf: Infinity }));
  merged.source = Math.min(merged.source, rank);
  const name = cleanName(rawName);
  if (name && isBetter(name, rank, merged.name, merged.nameOf)) Object.assign(merged, { name, nameOf: rank });
  const domain = cleanDomain(rawDomain);
  // A domain that somebody registered tells more than the one that Microsoft gave.
  const domainRank = rank + (domain && isInitialDomain(domain) ? sources.length : 0);
  if (domain && isBetter(domain, domainRank, merged.domain, merged.domainOf)) Object.assign(merged, { domain, domainOf: domainRank });
}

const isBetter = (text: string, rank: number, known: string | null, knownRank: number): boolean => known === null || rank < knownRank || (rank === knownRank && text < known);
