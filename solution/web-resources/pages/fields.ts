import { gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import { counted, listed, text } from '../shared/text';
import { roleNames, type TemplateChoice, type TenantChoice } from './choices';
import { element } from './elements';

/** Roles that a template shows by name. */
const shownRoles = 6;

/** A template that can be chosen, with what it asks for, and where a request made from it stands already. */
export function templateItem(template: TemplateChoice, isChosen: boolean, liveStatus: string | undefined, toggle: (id: string, isChosen: boolean) => void): HTMLLIElement {
  const box = element('input', { type: 'checkbox', checked: isChosen });
  box.addEventListener('change', () => toggle(template.id, box.checked));
  const roles = roleNames(template);
  const facts = [template.provider.name, template.category ?? text('New_AnyCategory'), counted('New_Days', template.durationDays), ...(template.autoRenew ? [text('New_Renews')] : [])];
  return element(
    'li',
    {},
    element(
      'label',
      {},
      box,
      element('span', { class: 'name' }, template.name),
      element('span', { class: 'quiet' }, facts.join(' · ')),
      element('span', { class: 'quiet' }, roles.length > 0 ? text('New_Roles', listed(roles, shownRoles)) : text('New_NoRoles')),
      ...(liveStatus === undefined ? [] : [element('span', { class: 'quiet' }, text('New_Live', liveStatus))]),
    ),
  );
}

/** The customer's tenants at a provider, of which one is chosen. */
export function tenantField(provider: TemplateChoice['provider'], tenants: readonly TenantChoice[], chosen: Map<string, string>): HTMLElement {
  const id = `tenant-${provider.id}`;
  const label = element('label', { class: 'above', for: id }, text('New_Tenant', provider.name));
  if (tenants.length === 0) return element('p', { class: 'message bad' }, text('New_NoTenant', provider.name));
  const select = element('select', { id }, ...(chosen.has(provider.id) ? [] : [element('option', { value: '' }, text('New_ChooseTenant'))]));
  for (const tenant of tenants) {
    select.append(element('option', { value: tenant.id, selected: chosen.get(provider.id) === tenant.id }, tenant.domain ? `${tenant.name} (${tenant.domain})` : tenant.name));
  }
  select.addEventListener('change', () => (select.value === '' ? chosen.delete(provider.id) : chosen.set(provider.id, select.value)));
  return element('div', { class: 'field' }, label, select);
}

/** What the request made from a template will be called. */
export function nameField(template: TemplateChoice, name: string, entered: (name: string) => void): HTMLElement {
  const id = `name-${template.id}`;
  const input = element('input', { type: 'text', id, value: name, maxlength: gdapRequest.columns.gdap_Name.maxLength, autocomplete: 'off' });
  input.addEventListener('input', () => entered(input.value));
  return element('div', { class: 'field' }, element('label', { class: 'above', for: id }, text('New_Name', template.name)), input);
}
