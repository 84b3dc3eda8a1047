import { parseCandidates } from './matching/candidates';
import { createEvidenceSearch } from './matching/evidence';
import { traitsOfAccount } from './matching/traits';
import type { MatchingStore } from './matching-store';

/**
 * The customers, of any provider, that a change of an account or of its contacts may concern: those without an account
 * that have something in common with it now, or had when they were searched.
 * @throws ServiceError of Dataverse
 */
export async function customersConcerned(accountId: string, matching: MatchingStore): Promise<readonly string[]> {
  const [account] = await matching.accounts([accountId]);
  const contacts = account ? await matching.contactsOf(accountId) : [];
  const traits = account ? traitsOfAccount(account, contacts, new Set()) : { domains: [], beginnings: [], words: [] };
  const rows = await matching.unmatchedLike(traits, { candidate: accountId });
  const search = createEvidenceSearch(rows);
  if (account) search.addAccount(account);
  contacts.forEach((contact) => search.addContact(contact));
  const isCandidate = (candidates: string | null) => parseCandidates(candidates).suggestions.some((suggestion) => suggestion.accountId === accountId);
  return rows.filter(({ tenantId, candidates }) => isCandidate(candidates) || search.candidatesOf(tenantId).length > 0).map(({ id }) => id);
}
