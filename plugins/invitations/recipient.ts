import type { Recipient } from '../mail/mail';
import { problems } from './messages';
import type { ContactFacts, RequestFacts } from './model';

/** Who gets the message of a request. */
export type Addressee =
  /** @param name of the contact; absent: the customer's own address */
  | { readonly kind: 'found'; readonly to: Recipient; readonly name: string | undefined }
  /** Nobody, for a reason that staff put right. */
  | { readonly kind: 'nobody'; readonly problem: string };

/**
 * Who gets the message of a request: the contact that staff chose, else the customer's primary contact, else the only
 * contact of the customer who can be written to, else the customer's own address. A contact who was meant and cannot be
 * written to is not passed over in silence: somebody else might be the wrong one. Pure.
 * @param others the customer's contacts; they decide only where none is meant
 */
export function addresseeOf({ account, contact }: RequestFacts, others: readonly ContactFacts[]): Addressee {
  if (!account) return { kind: 'nobody', problem: problems.noCustomer() };
  const meant = contact ?? account.primaryContact;
  if (meant) {
    const against = whyNot(meant, account.id);
    return against ? { kind: 'nobody', problem: problems.contact(meant.name, against, account.name, contact !== null) } : toContact(meant);
  }
  const [only, second] = others.filter((other) => other.accountId === account.id && whyNot(other, account.id) === undefined);
  if (only && !second) return toContact(only);
  if (account.address === null) return { kind: 'nobody', problem: problems.noAddress(account.name, second !== undefined) };
  if (account.refusesMail) return { kind: 'nobody', problem: problems.accountRefuses(account.name) };
  return { kind: 'found', to: { accountId: account.id }, name: undefined };
}

/** Whether the customer's contacts have to be read. Pure. */
export const needsContacts = ({ account, contact }: RequestFacts): boolean => account !== undefined && !contact && !account.primaryContact;

const toContact = ({ id, name }: ContactFacts): Addressee => ({ kind: 'found', to: { contactId: id }, name });

/** What speaks against writing to a contact. */
export type AgainstContact = 'left' | 'elsewhere' | 'noAddress' | 'refuses';

function whyNot({ isActive, accountId, address, refusesMail }: ContactFacts, customerId: string): AgainstContact | undefined {
  if (!isActive) return 'left';
  if (accountId !== null && accountId !== customerId) return 'elsewhere';
  if (address === null) return 'noAddress';
  return refusesMail ? 'refuses' : undefined;
}
