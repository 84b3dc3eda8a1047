import type { Suggestion } from '@gdap-manager/entities';
import type { Matching } from '../model';
import { candidatesText, noCandidates, parseCandidates, type Candidates } from './candidates';
import { registrableDomain } from './domains';
import { isStrong, weightOf } from './evidence';
import { reasons, type WhyNot } from './reasons';

/** What the search knows about one tenant. */
export interface Search {
  /** The likeliest first. */
  readonly candidates: readonly Suggestion[];
  readonly isActiveAccount: (accountId: string) => boolean;
  /** How an account stands to the provider's other tenants. */
  readonly rivalry: (accountId: string) => 'taken' | 'contested' | undefined;
}

/** A tenant's row, as far as matching goes. */
export type Matched = Matching & { readonly domain: string | null };

/**
 * What follows of what staff have done, before anything is searched: an account that they chose is theirs; what they
 * ignore stays ignored. @returns the row itself where nothing follows. Pure.
 */
export function reconciled<Row extends Matched>(row: Row): Row {
  if (row.accountId === null) return row;
  const known = parseCandidates(row.candidates);
  const isSettled = row.matchState === 'matched' || row.matchState === 'ignored';
  if (isSettled && known.linked === row.accountId) return row;
  const declined = known.declined.filter((id) => id !== row.accountId);
  // Whoever set the state and what it was found by together has said it all.
  const isSaid = row.matchState === 'matched' && row.matchedBy !== null && known.linked === null;
  return {
    ...row,
    matchState: 'matched',
    matchedBy: isSaid ? row.matchedBy : 'staff',
    suggestedAccountId: null,
    matchReason: isSaid && row.matchReason ? row.matchReason : reasons.staff(),
    candidates: candidatesText({ suggestions: [], linked: row.accountId, declined }),
  };
}

/** Whether an account is to be looked for. Pure. */
export const needsSearch = ({ accountId, matchState }: Pick<Matching, 'accountId' | 'matchState'>): boolean => accountId === null && matchState !== 'ignored';

/**
 * What the search comes to: exactly one account with the tenant's domain, or that of the tenant at another provider,
 * is chosen by itself; several, and weaker evidence, are for staff to decide. So is everything where staff have taken
 * an account away. Pure.
 */
export function searched<Row extends Matched>(row: Row, { candidates: all, isActiveAccount, rivalry }: Search): Row {
  const declined = declinedOf(row, isActiveAccount);
  const candidates = all.filter(({ accountId }) => !declined.includes(accountId));
  const outcome = (more: Partial<Matching>, kept: Partial<Candidates> = {}): Row => ({
    ...row,
    accountId: null,
    matchedBy: null,
    suggestedAccountId: null,
    candidates: candidatesText({ ...noCandidates, suggestions: candidates, declined, ...kept }),
    ...more,
  });
  const suggested = (suggestion: Suggestion, why: WhyNot) =>
    outcome({ matchState: 'suggested', suggestedAccountId: suggestion.accountId, matchReason: reasons.suggested(suggestion, why) });
  const ambiguous = (several: readonly Suggestion[]) => outcome({ matchState: 'ambiguous', matchReason: reasons.ambiguous(several) });

  const decisive = decisiveOf(candidates);
  if (decisive.length > 1) return ambiguous(decisive);
  const [one] = decisive;
  if (one) {
    const why = declined.length > 0 ? 'declined' : rivalry(one.accountId);
    if (why) return suggested(one, why);
    return outcome({ accountId: one.accountId, matchState: 'matched', matchedBy: kindOf(one), matchReason: reasons.matched(one) }, { linked: one.accountId });
  }
  const [likeliest] = candidates;
  if (!likeliest) return outcome({ matchState: 'noCandidate', matchReason: reasons.none(registrableDomain(row.domain), declined.length > 0) });
  const equals = candidates.filter((candidate) => weightOf(candidate) === weightOf(likeliest));
  return equals.length > 1 ? ambiguous(equals) : suggested(likeliest, 'weak');
}

/** What staff took away. An account that is not there any more was not taken away: it went. */
export function declinedOf(row: Matched, isActiveAccount: (accountId: string) => boolean): readonly string[] {
  const { linked, declined } = parseCandidates(row.candidates);
  return row.accountId === null && linked !== null && isActiveAccount(linked) && !declined.includes(linked) ? [...declined, linked] : declined;
}

/** The accounts whose evidence decides: that of the tenant itself before that of domains. Pure. */
export function decisiveOf(candidates: readonly Suggestion[]): readonly Suggestion[] {
  const ofTenant = candidates.filter(({ evidence }) => evidence.some(({ kind }) => kind === 'tenant'));
  return ofTenant.length > 0 ? ofTenant : candidates.filter(({ evidence }) => evidence.some(isStrong));
}

function kindOf({ evidence }: Suggestion): Matching['matchedBy'] {
  const kind = evidence[0]?.kind;
  return kind === 'tenant' || kind === 'website' || kind === 'email' ? kind : null;
}
