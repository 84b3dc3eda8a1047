import { errorText } from '../shared/error-text';
import { createRequest } from '../shared/new-requests';
import { counted, listed, text } from '../shared/text';
import { draftsOf, matching, missing, onlyTenant, proposedName, providersOf, roleNames, type Chosen, type Customer, type TemplateChoice, type TenantChoice } from './choices';
import { element, listening } from './elements';
import type { Preset } from './preset';
import { readLiveRequests, readTemplates, readTenants, searchCustomers } from './reading';

/** Milliseconds after the last letter before customers are searched. */
const pause = 300;

/** Roles that a template shows by name. */
const shownRoles = 6;

/**
 * The page *New request from template*: customer, templates, tenants and names are chosen, drafts are made, and what
 * came of each is told.
 */
export async function showPage(root: HTMLElement, preset: Preset): Promise<void> {
  let customer: Customer | undefined = preset.customer;
  let tenants: readonly TenantChoice[] = [];
  let live: ReadonlyMap<string, string> = new Map();
  const chosenIds = new Set(preset.templateIds);
  const chosenTenants = new Map<string, string>();
  const names = new Map<string, string>();
  const draftIds = new Map<string, string>();

  const status = element('p', { class: 'message', role: 'status' }, text('Reading'));
  root.replaceChildren(title(), status);
  const templates = await readTemplates();
  const say = (message: string, isBad = false) => {
    status.className = isBad ? 'message bad' : 'message';
    status.textContent = message;
  };

  const chosen = (): Chosen => ({ customer, templates: templates.filter(({ id }) => chosenIds.has(id)), tenants: chosenTenants, names });

  const customerPart = element('fieldset');
  const templatePart = element('ul', { class: 'choices' });
  const search = element('input', { type: 'search', id: 'template-search', autocomplete: 'off' });
  const detailPart = element('div');
  const create = element('button', { type: 'submit', class: 'primary' }, text('New_Create'));
  const form = element(
    'form',
    { novalidate: true },
    customerPart,
    element('fieldset', {}, element('legend', {}, text('New_Templates')), element('label', { class: 'above', for: 'template-search' }, text('New_SearchTemplates')), search, templatePart),
    detailPart,
    status,
    element('div', { class: 'buttons' }, create, listening(element('button', { type: 'button' }, text('Cancel')), 'click', () => window.close())),
  );

  const drawTemplates = () => {
    const found = matching(templates, search.value);
    templatePart.replaceChildren(
      ...(found.length > 0 ? found.map((template) => templateItem(template, chosenIds.has(template.id), live.get(template.id), toggle)) : [element('li', { class: 'quiet' }, text('New_NoTemplates'))]),
    );
  };
  const drawDetails = () => {
    const { templates: picked } = chosen();
    detailPart.replaceChildren(
      ...(customer ? providersOf(picked).map((provider) => tenantField(provider, tenants.filter(({ providerId }) => providerId === provider.id), chosenTenants)) : []),
      ...picked.map((template) => nameField(template, names.get(template.id) ?? proposedName(customer, template), (name) => names.set(template.id, name))),
    );
    create.textContent = picked.length > 1 ? counted('New_CreateMany', picked.length) : text('New_Create');
  };
  const chooseTenants = () => {
    for (const { id } of providersOf(chosen().templates)) {
      const only = onlyTenant(tenants, id);
      if (!chosenTenants.has(id) && only !== undefined) chosenTenants.set(id, only);
    }
  };
  function toggle(id: string, isChosen: boolean): void {
    if (isChosen) chosenIds.add(id);
    else chosenIds.delete(id);
    chooseTenants();
    drawDetails();
  }
  const choose = async (next: Customer | undefined): Promise<void> => {
    customer = next;
    chosenTenants.clear();
    draftIds.clear();
    tenants = [];
    live = new Map();
    drawCustomer();
    if (next) {
      const [found, requests] = await Promise.all([readTenants(next.id), readLiveRequests(next.id)]);
      // Another may have been chosen meanwhile.
      if (customer !== next) return;
      [tenants, live] = [found, requests];
      chooseTenants();
    }
    drawTemplates();
    drawDetails();
  };
  const told = (work: () => Promise<void>) => () => void work().catch((error: unknown) => say(errorText(error), true));
  const drawCustomer = () => {
    const legend = element('legend', {}, text('New_Customer'));
    if (customer) {
      const change = listening(element('button', { type: 'button' }, text('New_ChangeCustomer')), 'click', told(() => choose(undefined)));
      customerPart.replaceChildren(legend, element('p', { class: 'message' }, customer.name), change);
    } else {
      customerPart.replaceChildren(legend, ...customerSearch((found) => told(() => choose(found))(), say));
    }
  };
  const make = async (): Promise<void> => {
    const lacking = missing(chosen());
    if (lacking) return say(text(lacking), true);
    create.disabled = true;
    const idFor = (templateId: string) => draftIds.get(templateId) ?? draftIds.set(templateId, crypto.randomUUID()).get(templateId)!;
    const results: Result[] = [];
    for (const draft of draftsOf(chosen(), idFor)) {
      say(text('Progress', results.length, chosen().templates.length));
      results.push(await createRequest(draft).then(() => ({ id: draft.id, name: draft.name }), (error: unknown) => ({ id: draft.id, name: draft.name, reason: errorText(error) })));
      if (!results[results.length - 1]?.reason) chosenIds.delete(draft.templateId ?? '');
    }
    showResults(root, results, chosenIds.size > 0 ? () => root.replaceChildren(title(), form) : undefined);
    create.disabled = false;
    drawTemplates();
    drawDetails();
  };

  search.addEventListener('input', drawTemplates);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    told(make)();
  });
  root.replaceChildren(title(), form);
  say('');
  await choose(customer);
  root.querySelector<HTMLElement>('input')?.focus();
}

/** The dialog around the page shows the title; who cannot see it has it here. */
const title = (): HTMLElement => element('h1', { class: 'unseen' }, text('New_Title'));

/** What came of one draft; `reason` where it failed. */
interface Result {
  readonly id: string;
  readonly name: string;
  readonly reason?: string;
}

function showResults(root: HTMLElement, results: readonly Result[], again: (() => void) | undefined): void {
  const heading = element('h1', { tabindex: -1 }, counted('New_Done', results.filter(({ reason }) => reason === undefined).length));
  const open = (id: string) => () => {
    void Xrm.Navigation.openForm({ entityName: 'gdap_request', entityId: id });
    window.close();
  };
  const lines = results.map(({ id, name, reason }) =>
    reason === undefined
      ? element('li', { class: 'good' }, `${text('New_Made', name)} `, listening(element('button', { type: 'button' }, text('New_Open')), 'click', open(id)))
      : element('li', { class: 'bad' }, text('Report_FailedLine', name, reason)),
  );
  const close = listening(element('button', { type: 'button', class: 'primary' }, text('New_Close')), 'click', () => window.close());
  const back = again ? [listening(element('button', { type: 'button' }, text('New_Again')), 'click', again)] : [];
  root.replaceChildren(heading, element('ol', { class: 'results' }, ...lines), element('div', { class: 'buttons' }, close, ...back));
  heading.focus();
}

function templateItem(template: TemplateChoice, isChosen: boolean, liveStatus: string | undefined, toggle: (id: string, isChosen: boolean) => void): HTMLLIElement {
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

function tenantField(provider: TemplateChoice['provider'], tenants: readonly TenantChoice[], chosen: Map<string, string>): HTMLElement {
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

function nameField(template: TemplateChoice, name: string, entered: (name: string) => void): HTMLElement {
  const id = `name-${template.id}`;
  const input = element('input', { type: 'text', id, value: name, maxlength: 200, autocomplete: 'off' });
  input.addEventListener('input', () => entered(input.value));
  return element('div', { class: 'field' }, element('label', { class: 'above', for: id }, text('New_Name', template.name)), input);
}

/** A search for a customer, and the list of those that were found. */
function customerSearch(choose: (customer: Customer) => void, say: (message: string, isBad?: boolean) => void): HTMLElement[] {
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
