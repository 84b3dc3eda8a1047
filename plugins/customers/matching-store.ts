import type { AccountFacts, ContactFacts } from './matching/evidence';
import type { Linked } from './matching/rivals';
import type { Traits } from './matching/traits';
import type { CustomerRow } from './model';

/**
 * What is asked of Dataverse to look at few rows. Lists may hold more than fits: what counts is decided afterwards.
 * Every method throws ServiceError of service `dataverse`.
 */
export interface MatchingStore {
  /** Those of these accounts that are active. */
  accounts(ids: readonly string[]): Promise<readonly AccountFacts[]>;
  /** Active accounts that have something in common with tenants. */
  accountsLike(traits: Traits): Promise<readonly AccountFacts[]>;
  /** Active contacts with an e-mail address at these domains. */
  contactsAt(domains: readonly string[]): Promise<readonly ContactFacts[]>;
  contactsOf(accountId: string): Promise<readonly ContactFacts[]>;
  /** The account of a contact. */
  accountOfContact(contactId: string): Promise<string | undefined>;
  /** Active, present customers without an account that have something in common, or have the account among their candidates. */
  unmatchedLike(traits: Traits, of: { readonly providerId?: string; readonly candidate?: string }): Promise<readonly CustomerRow[]>;
  /** A provider's present customers that belong to an account. */
  customersOf(accountId: string, providerId: string): Promise<readonly Linked[]>;
}
