import { text } from '../../shared/text';
import type { AskedRequest, Company, Contact } from './world';

/** To whom a message can go, or why it cannot. */
export interface Recipient {
  readonly kind: 'contact' | 'account';
  readonly id: string;
  readonly name: string;
  readonly address: string | undefined;
  /** Why nothing can be sent there; undefined where it can. */
  readonly against: string | undefined;
}

/**
 * Everybody at a customer to whom a message could go, those who can get one first, by name; the customer's own address
 * at the end. Pure but for the texts.
 * @param kept contacts that are kept on the requests: they are shown also where they have left
 */
export function recipientsOf(company: Company, contacts: readonly Contact[], kept: readonly string[]): Recipient[] {
  const people = contacts
    .filter(({ id, companyId }) => companyId === company.id || id === company.primaryContactId || kept.includes(id))
    .map(({ id, name, address, ...rest }): Recipient => ({ kind: 'contact', id, name, address, against: reasonAgainst(company, { id, name, address, ...rest }) }))
    .sort((one, other) => Number(one.against !== undefined) - Number(other.against !== undefined) || one.name.localeCompare(other.name));
  const own: Recipient[] = company.address === undefined ? [] : [{ kind: 'account', id: company.id, name: company.name, address: company.address, against: company.refusesMail ? text('Invite_ContactRefuses') : undefined }];
  return [...people, ...own];
}

function reasonAgainst(company: Company, { isActive, address, refusesMail, companyId }: Contact): string | undefined {
  if (!isActive) return text('Invite_ContactInactive');
  if (companyId !== company.id) return text('Invite_ContactElsewhere', company.name);
  if (address === undefined) return text('Invite_ContactNoAddress');
  return refusesMail ? text('Invite_ContactRefuses') : undefined;
}

/**
 * Who gets the message unless staff choose somebody else: whom a request keeps, else the customer's primary contact,
 * else the only contact who can get one, else the customer's own address. Somebody who is kept and cannot get one is
 * given all the same: staff have to see it, and to choose. Pure.
 */
export function defaultRecipient(company: Company, requests: readonly AskedRequest[], recipients: readonly Recipient[]): Recipient | undefined {
  const named = (id: string | undefined) => (id === undefined ? undefined : recipients.find((recipient) => recipient.kind === 'contact' && recipient.id === id));
  const usable = recipients.filter(({ kind, against }) => kind === 'contact' && against === undefined);
  return (
    requests.map(({ contactId }) => named(contactId)).find((recipient) => recipient !== undefined) ??
    named(company.primaryContactId) ??
    (usable.length === 1 ? usable[0] : undefined) ??
    recipients.find(({ kind }) => kind === 'account')
  );
}
