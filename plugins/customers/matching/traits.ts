import { domainToUnicode } from 'node:url';
import { emailDomain, initialName, isInitialDomain, isTelling, nameInDomain, registrableDomain } from './domains';
import type { AccountFacts, ContactFacts, SearchedTenant } from './evidence';

/** By what tenants and accounts are looked up in Dataverse. */
export interface Traits {
  /** Registrable domains; those with letters of other scripts also as people write them. */
  readonly domains: readonly string[];
  /** What domains begin with, such as `contoso`. */
  readonly beginnings: readonly string[];
  /** The most telling word of each name. */
  readonly words: readonly string[];
}

/** What accounts of these tenants would have. Pure. */
export function traitsOfTenants(tenants: readonly SearchedTenant[], ownDomains: ReadonlySet<string>): Traits {
  const domains = telling(tenants.map(({ domain }) => registrableDomain(domain)), ownDomains);
  return { domains: spellings(domains), beginnings: unique(domains.map(initialName)), words: unique(tenants.map(({ name }) => wordOf(name))) };
}

/** What tenants of this account would have. Pure. */
export function traitsOfAccount({ name, website, email }: AccountFacts, contacts: readonly ContactFacts[], ownDomains: ReadonlySet<string>): Traits {
  const domains = telling([registrableDomain(website), emailDomain(email), ...contacts.map((contact) => emailDomain(contact.email))], ownDomains);
  return { domains: spellings(domains), beginnings: unique(domains.filter((domain) => !isInitialDomain(domain)).map(nameInDomain)), words: unique([wordOf(name)]) };
}

const telling = (domains: readonly (string | undefined)[], ownDomains: ReadonlySet<string>): readonly string[] => unique(domains).filter((domain) => isTelling(domain, ownDomains));

const spellings = (domains: readonly string[]): readonly string[] => unique(domains.flatMap((domain) => [domain, domainToUnicode(domain)]));

/** The longest word: legal forms are short. */
function wordOf(name: string): string | undefined {
  const words = name.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
  return words.sort((a, b) => b.length - a.length)[0];
}

const unique = (texts: readonly (string | undefined)[]): readonly string[] => [...new Set(texts.filter((text): text is string => text !== undefined && text !== ''))];
