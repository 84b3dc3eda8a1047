import { searchCustomers, type Customer } from '../shared/accounts';
import { errorText } from '../shared/error-text';
import { counted, text } from '../shared/text';
import { element, listening } from './elements';

/** Milliseconds after the last letter before customers are searched. */
const pause = 300;

/** A search for a customer, and the list of those that were found. */
export function customerSearch(choose: (customer: Customer) => void, say: (message: string, isBad?: boolean) => void): HTMLElement[] {
  const input = element('input', { type: 'search', id: 'customer-search', autocomplete: 'off' });
  const list = element('select', { size: 6, 'aria-label': text('New_Found'), hidden: true });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let found: readonly Customer[] = [];
  const look = async () => {
    const wanted = input.value.trim();
    const customers = wanted === '' ? [] : await searchCustomers(wanted);
    if (wanted !== input.value.trim()) return;
    found = customers;
    list.hidden = found.length === 0;
    list.replaceChildren(...found.map(({ id, name }) => element('option', { value: id }, name)));
    say(wanted === '' ? '' : counted('New_CustomersFound', found.length));
  };
  const take = () => {
    const customer = found.find(({ id }) => id === list.value) ?? (found.length === 1 ? found[0] : undefined);
    if (customer) choose(customer);
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void look().catch((error: unknown) => say(errorText(error), true)), pause);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' && !list.hidden) {
      event.preventDefault();
      list.selectedIndex = 0;
      list.focus();
    }
  });
  list.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      take();
    }
  });
  list.addEventListener('click', take);
  const button = listening(element('button', { type: 'button' }, text('New_TakeCustomer')), 'click', take);
  return [element('label', { class: 'above', for: 'customer-search' }, text('New_SearchCustomer')), input, list, button];
}
