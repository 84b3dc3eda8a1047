import type { Evidence } from '@gdap-manager/entities/provider-account/suggestions';
import type { Customer } from '../../shared/accounts';
import type { TenantDetails, TenantRow } from '../../shared/tenants';
import { text } from '../../shared/text';
import { customerSearch } from '../customer-search';
import { element, listening } from '../elements';
import { offersOf, sameChoice, type Choice } from './choices';

/** What a tenant's choices need to know and to tell. */
export interface TenantChoices {
  readonly tenant: TenantRow;
  readonly details: TenantDetails | undefined;
  readonly choice: Choice | undefined;
  readonly lookedUp: Customer | undefined;
  /** Whether an account is being looked up for it. */
  readonly isSearching: boolean;
  choose(choice: Choice | undefined): void;
  search(): void;
  /** Looks up no account after all. */
  stopSearching(): void;
  take(account: Customer): void;
  say(message: string, isBad?: boolean): void;
}

/** A tenant with the accounts that it may belong to, of which one is chosen, or none. */
export function tenantItem(choices: TenantChoices): HTMLLIElement {
  const { tenant, details, isSearching, search } = choices;
  const offers = offersOf(tenant, details, choices.lookedUp);
  const option = optionsOf(choices);
  const facts = [tenant.domain ?? text('Matching_NoDomain'), ...(tenant.provider?.name ? [tenant.provider.name] : [])].join(' · ');
  const otherAccount = () => listening(element('button', { type: 'button', class: 'small' }, text('Matching_Other')), 'click', search);
  return element(
    'li',
    { 'data-tenant': tenant.id },
    element(
      'fieldset',
      {},
      element('legend', {}, element('span', { class: 'name' }, tenant.name), ' ', element('span', { class: 'quiet' }, facts)),
      ...(details?.reason ? [element('p', { class: 'quiet reason' }, details.reason)] : []),
      ...offers.map(({ account, evidence }) => option({ kind: 'account', account }, account.name, evidence.map(evidenceText).join(' '))),
      element(
        'div',
        { class: 'others' },
        option(undefined, text('Matching_Leave')),
        option({ kind: 'new' }, text('Matching_New')),
        option({ kind: 'ignore' }, text('Matching_Ignore')),
        ...(isSearching ? [] : [otherAccount()]),
      ),
      ...(isSearching ? [lookUp(choices)] : []),
    ),
  );
}

/** The search for any other account; Escape ends it. */
function lookUp({ take, say, stopSearching }: TenantChoices): HTMLElement {
  const box = element('div', { class: 'look-up' }, ...customerSearch(take, say));
  box.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') stopSearching();
  });
  return box;
}

/** A radio button for each choice of a tenant. */
const optionsOf = ({ tenant, choice: chosen, choose }: TenantChoices) => (choice: Choice | undefined, label: string, why = ''): HTMLElement => {
  const radio = element('input', { type: 'radio', name: `choice-${tenant.id}`, checked: sameChoice(choice, chosen) });
  radio.addEventListener('change', () => choose(choice));
  return element('label', { class: 'option' }, radio, element('span', { class: 'name' }, label), ...(why === '' ? [] : [element('span', { class: 'quiet' }, why)]));
};

/** Why an account is offered, in words. */
export function evidenceText(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'tenant':
      return text('Evidence_Tenant', evidence.provider);
    case 'website':
      return text('Evidence_Website', evidence.domain);
    case 'email':
      return text('Evidence_Email', evidence.domain);
    case 'initialDomain':
      return text('Evidence_InitialDomain', evidence.domain);
    case 'name':
      return text('Evidence_Name');
  }
}
