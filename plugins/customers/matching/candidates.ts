import { gdapProviderAccount, longestList, parseSuggestions, suggestionsText, type Suggestion } from '@gdap-manager/entities';
import { isGuid } from '../../guid';

/** What is kept of the search for a tenant's account. */
export interface Candidates {
  /** The likeliest first. */
  readonly suggestions: readonly Suggestion[];
  /** The account that the tenant was last seen to belong to: tells whether somebody has chosen another since. */
  readonly linked: string | null;
  /** Accounts that staff took away: they are not chosen by themselves again. */
  readonly declined: readonly string[];
}

export const noCandidates: Candidates = { suggestions: [], linked: null, declined: [] };

/** So many refusals are remembered. */
const longestMemory = 20;

/** Longest name of an account that is repeated. */
const longestName = 160;

/**
 * As it is kept beside the suggestions (`gdap_Suggestions`), which others read; null where there is nothing to keep.
 * The least likely go where all do not fit. Pure.
 */
export function candidatesText({ suggestions, linked, declined }: Candidates): string | null {
  if (suggestions.length === 0 && linked === null && declined.length === 0) return null;
  const shown = suggestions.map((suggestion) => ({ ...suggestion, accountName: [...suggestion.accountName].slice(0, longestName).join('') }));
  for (let count = Math.min(shown.length, longestList); ; count -= 1) {
    const { version, suggestions: kept } = JSON.parse(suggestionsText(shown.slice(0, count))) as { readonly version: number; readonly suggestions: readonly Suggestion[] };
    const text = JSON.stringify({ version, suggestions: kept, ...(linked ? { linked } : {}), ...(declined.length > 0 ? { declined: declined.slice(-longestMemory) } : {}) });
    if (text.length <= gdapProviderAccount.columns.gdap_Suggestions.maxLength || count === 0) return text;
  }
}

/** Reads what is kept; what makes no sense counts as nothing. Pure. */
export function parseCandidates(text: string | null | undefined): Candidates {
  if (!text) return noCandidates;
  try {
    const { linked, declined } = (JSON.parse(text) ?? {}) as { readonly linked?: unknown; readonly declined?: unknown };
    return { suggestions: parseSuggestions(text), linked: isGuid(linked) ? linked : null, declined: Array.isArray(declined) ? declined.filter(isGuid) : [] };
  } catch {
    return noCandidates;
  }
}
