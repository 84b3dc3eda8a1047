import { counted, countedOrNone, listed, text } from '../../shared/text';
import { matching } from '../choices';
import { beginsByButton } from '../begins-by-button';
import { element, listening, unseenTitle } from '../elements';
import { templateItem } from '../fields';
import { showOutcomes } from '../outcomes';
import { readTemplates } from '../reading';
import { statusLine } from '../status';
import { lineItem } from './line';
import { makeDrafts } from './make';
import { planFor, type BulkPlan, type Selected, type Wanted } from './plan';
import { readCustomers, readRequestsOf, readTenantsOf } from './reading';

/** Accounts without a tenant that are named; the rest is counted. */
const namedAtMost = 20;

/**
 * The page *New request from template* for several customers: for each the templates that apply, or the same ones for
 * all; what will be made, what exists already and what is left out is seen before anything is made.
 */
export async function showBulk(root: HTMLElement, customerIds: readonly string[]): Promise<void> {
  const { root: status, say, told } = statusLine(text('Reading'));
  root.replaceChildren(unseenTitle(text('New_Title')), status);
  const ids = new Map<string, string>();
  const idFor = (tenantId: string, templateId: string): string => {
    const key = `${tenantId}/${templateId}`;
    return ids.get(key) ?? ids.set(key, crypto.randomUUID()).get(key)!;
  };
  const read = async (): Promise<Selected> => {
    const [customers, templates] = await Promise.all([readCustomers(customerIds), readTemplates()]);
    const tenants = await readTenantsOf(customers);
    return { customers, tenants, templates, requests: await readRequestsOf(tenants.map(({ id }) => id)) };
  };
  let selected = await read();
  const chosen = new Set<string>();
  let isApplying = true;
  const wanted = (): Wanted => (isApplying ? 'applying' : chosen);
  let plan: BulkPlan = planFor(selected, wanted(), idFor);
  const drafts = () => plan.lines.flatMap(({ make }) => make);

  const search = element('input', { type: 'search', id: 'template-search', autocomplete: 'off' });
  const templateList = element('ul', { class: 'choices' });
  const byHand = element('div', { hidden: true }, element('label', { class: 'above', for: search.id }, text('New_SearchTemplates')), search, templateList);
  const preview = element('div');
  const create = element('button', { type: 'submit', class: 'primary' });
  const form = element(
    'form',
    { novalidate: true },
    element('fieldset', {}, element('legend', {}, text('New_Templates')), ...modes((applying) => {
      isApplying = applying;
      byHand.hidden = applying;
      draw();
    }), byHand),
    preview,
    element('div', { class: 'buttons' }, status, create, listening(element('button', { type: 'button' }, text('Cancel')), 'click', () => window.close())),
  );

  const drawTemplates = () => {
    const found = matching(selected.templates, search.value);
    const items = found.map((template) => templateItem(template, chosen.has(template.id), undefined, toggle));
    templateList.replaceChildren(...(items.length > 0 ? items : [element('li', { class: 'quiet' }, text('New_NoTemplates'))]));
  };
  function toggle(id: string, isChosen: boolean): void {
    if (isChosen) chosen.add(id);
    else chosen.delete(id);
    draw();
  }
  function draw(): void {
    plan = planFor(selected, wanted(), idFor);
    const { lines, withoutTenant } = plan;
    const asks = isApplying || chosen.size > 0;
    preview.replaceChildren(
      element('h2', {}, counted('Bulk_Customers', selected.customers.length)),
      ...(selected.customers.length < customerIds.length ? [element('p', { class: 'message bad' }, counted('Bulk_Gone', customerIds.length - selected.customers.length))] : []),
      ...(withoutTenant.length > 0 ? [element('p', { class: 'message bad' }, text('Bulk_WithoutTenant', listed(withoutTenant.map(({ name }) => name), namedAtMost)))] : []),
      ...(asks ? [element('ol', { class: 'lines' }, ...lines.map(lineItem))] : [element('p', { class: 'quiet' }, text('New_NeedsTemplate'))]),
    );
    create.textContent = countedOrNone('New_CreateMany', drafts().length);
  }
  const again = async (): Promise<void> => {
    root.replaceChildren(unseenTitle(text('New_Title')), form);
    say(text('Reading'));
    selected = await read();
    say('');
    draw();
  };
  const make = async (): Promise<void> => {
    const all = drafts();
    if (all.length === 0) return say(text('Bulk_NothingToMake'), true);
    create.disabled = true;
    try {
      const outcomes = await makeDrafts(all, (done) => say(text('Progress', done, all.length)));
      const hasFailed = outcomes.some(({ result }) => result === 'failed');
      showOutcomes(root, 'Bulk_Done', outcomes, hasFailed ? { label: text('New_Again'), go: told(again) } : undefined);
    } finally {
      create.disabled = false;
    }
  };

  search.addEventListener('input', drawTemplates);
  beginsByButton(form, told(make));
  drawTemplates();
  draw();
  root.replaceChildren(unseenTitle(text('New_Title')), form);
  say('');
  root.querySelector<HTMLElement>('input')?.focus();
}

/** Which templates: those that apply to each, or the same for all. */
const modes = (choose: (isApplying: boolean) => void): HTMLElement[] =>
  [true, false].map((isApplying) => {
    const radio = element('input', { type: 'radio', name: 'mode', checked: isApplying });
    radio.addEventListener('change', () => choose(isApplying));
    return element('label', { class: 'option' }, radio, element('span', {}, text(isApplying ? 'Bulk_Applying' : 'Bulk_Same')));
  });
