import { text } from '../../shared/text';
import { element } from '../elements';
import type { Draft } from './draft';
import type { Recipient } from './recipients';

/** So many people are shown at once; more are looked for. */
const shown = 100;
/** From so many on there is a search. */
const many = 8;

const keyOf = ({ kind, id }: Recipient): string => `${kind} ${id}`;

/** Who gets the message: the customer's contacts, and its own address. Who cannot get one is shown with the reason. */
export function recipientField({ message: { company, recipients }, recipient: first }: Draft, choose: (recipient: Recipient) => void): HTMLElement {
  let chosen = first;
  const select = element('select', { id: 'recipient', size: Math.max(2, Math.min(6, recipients.length)) });
  const search = element('input', { type: 'search', autocomplete: 'off', 'aria-label': text('Invite_FindContact'), placeholder: text('Invite_FindContact'), hidden: recipients.length < many });
  const offer = (): void => {
    const wanted = search.value.trim().toLocaleLowerCase();
    const found = recipients.filter(({ name, address }) => `${name} ${address ?? ''}`.toLocaleLowerCase().includes(wanted));
    select.replaceChildren(
      ...found.slice(0, shown).map((recipient) =>
        element('option', { value: keyOf(recipient), disabled: recipient.against !== undefined, selected: chosen !== undefined && keyOf(chosen) === keyOf(recipient) }, labelOf(recipient)),
      ),
    );
  };
  search.addEventListener('input', offer);
  select.addEventListener('change', () => {
    const found = recipients.find((recipient) => keyOf(recipient) === select.value);
    if (!found || found.against !== undefined) return;
    chosen = found;
    choose(found);
  });
  offer();
  const label = element('label', { class: 'above', for: 'recipient' }, text('Invite_To'));
  if (recipients.length > 0) return element('div', { class: 'field' }, label, search, select);
  return element('p', { class: 'message bad' }, text('Invite_NoContacts', company.name));
}

function labelOf({ kind, name, address, against }: Recipient): string {
  if (against !== undefined) return text('Invite_ContactAgainst', name, against);
  return kind === 'account' ? text('Invite_CompanyAddress', address ?? '') : `${name} <${address ?? ''}>`;
}
