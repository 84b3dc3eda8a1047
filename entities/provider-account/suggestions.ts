/** Why an account may be a tenant's. */
export type Evidence =
  /** Another provider's row of the same tenant belongs to it. */
  | { readonly kind: 'tenant'; readonly provider: string }
  /** The account's website, its e-mail or a contact's has a domain of the tenant. */
  | { readonly kind: 'website' | 'email'; readonly domain: string }
  /** Its initial domain (`contoso.onmicrosoft.com`) begins like the account's own domain. */
  | { readonly kind: 'initialDomain'; readonly domain: string }
  /** The names are the same, apart from legal form, case and accents. */
  | { readonly kind: 'name' };

/** An account that a tenant may belong to. */
export interface Suggestion {
  readonly accountId: string;
  readonly accountName: string;
  /** The strongest first; at least one. */
  readonly evidence: readonly Evidence[];
}

const kinds: readonly string[] = ['tenant', 'website', 'email', 'initialDomain', 'name'] satisfies readonly Evidence['kind'][];
/** More help nobody choose. */
export const longestList = 10;

/** As it is kept on the Provider Account row (`gdap_Suggestions`), the likeliest first. Pure. */
export const suggestionsText = (suggestions: readonly Suggestion[]): string => JSON.stringify({ version: 1, suggestions: suggestions.slice(0, longestList) });

/** What is kept, read leniently: what this version does not understand is left out. Pure. */
export function parseSuggestions(text: string | null | undefined): Suggestion[] {
  try {
    const { suggestions } = JSON.parse(text ?? '') as { suggestions?: unknown };
    return Array.isArray(suggestions) ? suggestions.filter(isSuggestion) : [];
  } catch {
    return [];
  }
}

function isSuggestion(value: unknown): value is Suggestion {
  if (typeof value !== 'object' || value === null) return false;
  const { accountId, accountName, evidence } = value as Record<keyof Suggestion, unknown>;
  return typeof accountId === 'string' && typeof accountName === 'string' && Array.isArray(evidence) && evidence.length > 0 && evidence.every((one) => kinds.includes(String((one as Evidence | null)?.kind)));
}
