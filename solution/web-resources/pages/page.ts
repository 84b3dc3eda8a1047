import type { Customer } from '../shared/accounts';
import { errorText } from '../shared/error-text';
import { createRequest } from '../shared/new-requests';
import { counted, text } from '../shared/text';
import { draftsOf, matching, missing, onlyTenant, proposedName, providersOf, type Chosen, type TenantChoice } from './choices';
import { customerSearch } from './customer-search';
import { beginsByButton } from './begins-by-button';
import { element, listening, unseenTitle } from './elements';
import { nameField, templateItem, tenantField } from './fields';
import type { Preset } from './preset';
import { readCategory, readLiveRequests, readTemplates, readTenants } from './reading';
import { showResults, type Result } from './results';
import { statusLine } from './status';

/**
 * The page *New request from template*: customer, templates, tenants and names are chosen, drafts are made, and what
 * came of each is told.
 */
export async function showPage(root: HTMLElement, preset: Preset): Promise<void> {
  let customer: Customer | undefined = preset.customer;
  let category: Chosen['category'] = null;
  let tenants: readonly TenantChoice[] = [];
  let live: ReadonlyMap<string, string> = new Map();
  const chosenIds = new Set(preset.templateIds);
  const chosenTenants = new Map<string, string>();
  const names = new Map<string, string>();
  const draftIds = new Map<string, string>();

  const { root: status, say, told } = statusLine(text('Reading'));
  root.replaceChildren(unseenTitle(text('New_Title')), status);
  const templates = await readTemplates();

  const chosen = (): Chosen => ({ customer, category, templates: templates.filter(({ id }) => chosenIds.has(id)), tenants: chosenTenants, names });

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
    category = null;
    tenants = [];
    live = new Map();
    drawCustomer();
    if (next) {
      const [found, requests, itsCategory] = await Promise.all([readTenants(next.id), readLiveRequests(next.id), readCategory(next.id)]);
      // Another may have been chosen meanwhile.
      if (customer !== next) return;
      [tenants, live, category] = [found, requests, itsCategory];
      chooseTenants();
    }
    drawTemplates();
    drawDetails();
  };
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
    for (const draft of draftsOf(chosen(), templates, idFor)) {
      say(text('Progress', results.length, chosen().templates.length));
      results.push(await createRequest(draft).then(() => ({ id: draft.id, name: draft.name }), (error: unknown) => ({ id: draft.id, name: draft.name, reason: errorText(error) })));
      if (!results[results.length - 1]?.reason) chosenIds.delete(draft.templateId ?? '');
    }
    showResults(root, results, chosenIds.size > 0 ? () => root.replaceChildren(unseenTitle(text('New_Title')), form) : undefined);
    create.disabled = false;
    drawTemplates();
    drawDetails();
  };

  search.addEventListener('input', drawTemplates);
  beginsByButton(form, told(make));
  root.replaceChildren(unseenTitle(text('New_Title')), form);
  say('');
  await choose(customer);
  root.querySelector<HTMLElement>('input')?.focus();
}
