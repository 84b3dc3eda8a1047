import type { Evidence, Suggestion } from '@gdap-manager/entities';

/** Longest reason that the column takes, and longest name within it. */
const longest = 2000;
const longestName = 120;

const short = (name: string): string => ([...name].length > longestName ? `${[...name].slice(0, longestName - 1).join('')}…` : name);
const cut = (text: string): string => (text.length <= longest ? text : `${[...text.slice(0, longest - 2)].slice(0, -1).join('')}…`);

/** What speaks for an account. */
function speaksFor(account: string, evidence: Evidence | undefined): string {
  const name = short(account);
  switch (evidence?.kind) {
    case 'tenant': return `The same tenant belongs to ${name} at the provider ${short(evidence.provider)}.`;
    case 'website': return `The website of ${name} has the tenant's domain ${evidence.domain}.`;
    case 'email': return `${name}, or a contact of it, has an e-mail address at the tenant's domain ${evidence.domain}.`;
    case 'initialDomain': return `The domain ${evidence.domain} of ${name} begins like the tenant's initial domain.`;
    default: return `${name} has the same name.`;
  }
}

const named = (suggestions: readonly Suggestion[], most = 5): string => {
  const names = suggestions.slice(0, most).map(({ accountName }) => short(accountName));
  return suggestions.length > most ? `${names.join(', ')} and ${suggestions.length - most} more` : names.join(', ');
};

/** The domain that the first of them has, where all have it. */
function domainOfAll(candidates: readonly Suggestion[]): string | undefined {
  const [first] = candidates[0]?.evidence ?? [];
  if (!first || !('domain' in first)) return undefined;
  const { domain } = first;
  return candidates.every(({ evidence }) => evidence.some((one) => 'domain' in one && one.domain === domain)) ? domain : undefined;
}

/** Why a suggestion is not chosen by itself. */
const whyNot = {
  weak: () => 'Confirm it, or choose another customer.',
  taken: (name: string) => `${name} has another tenant at this provider already: confirm that this one belongs to it, too.`,
  contested: (name: string) => `The same holds for another tenant of this provider: confirm which of them belong to ${name}.`,
  declined: () => 'Our staff took a customer away from this tenant, so none is chosen by itself: confirm it, or choose another.',
} as const;

export type WhyNot = keyof typeof whyNot;

/** Every sentence about a match. They say what was found, and what staff must do. */
export const reasons = {
  staff: () => 'Chosen by our staff.',
  matched: ({ accountName, evidence }: Suggestion) => cut(speaksFor(accountName, evidence[0])),
  suggested: ({ accountName, evidence }: Suggestion, why: WhyNot) => cut(`${speaksFor(accountName, evidence[0])} ${whyNot[why](short(accountName))}`),
  ambiguous(candidates: readonly Suggestion[]) {
    const domain = domainOfAll(candidates);
    return cut(`${domain ? `Several accounts have the domain ${domain}` : 'Several accounts may be the customer'}: ${named(candidates)}. Choose the right one.`);
  },
  none(domain: string | undefined, declined: boolean) {
    const account = declined ? 'other account' : 'account';
    const what = domain ? `No ${account} has the domain ${domain} or this name.` : `The tenant has no domain that tells whose it is, and no ${account} has this name.`;
    return `${what} Choose the customer, or create its account.`;
  },
  movedTo: (provider: string) => cut(`The tenant is now at the provider ${short(provider)}.`),
} as const;
