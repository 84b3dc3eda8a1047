import type { Customer } from '../../shared/accounts';
import { readDetails, readNeedsMatching, readTenants, type TenantDetails, type TenantRow } from '../../shared/tenants';
import { counted, countedOrNone, text } from '../../shared/text';
import { beginsByButton } from '../begins-by-button';
import { element, listening, unseenTitle } from '../elements';
import { showOutcomes } from '../outcomes';
import { createPager } from '../pager';
import { statusLine } from '../status';
import { apply } from './apply';
import { found, pageOf, pagesOf, withSuggestions, type Choice } from './choices';
import { tenantItem } from './tenant';

/**
 * The page *Match tenants with accounts*: for many tenants at once, accounts are chosen, made, or ruled out; then all
 * that was chosen is done, and what came of it is told.
 * @param ids of tenants; empty: all that need matching
 */
export async function showMatching(root: HTMLElement, ids: readonly string[]): Promise<void> {
  const { root: status, say, told } = statusLine(text('Reading'));
  root.replaceChildren(unseenTitle(text('Matching_Title')), status);
  let tenants: readonly TenantRow[] = (await (ids.length > 0 ? readTenants(ids) : readNeedsMatching())).filter(({ account }) => !account?.id);
  let choices = new Map<string, Choice>();
  const lookedUp = new Map<string, Customer>();
  const details = new Map<string, TenantDetails>();
  let searching: string | undefined;
  let page = 0;


  const filter = element('input', { type: 'search', id: 'tenant-search', autocomplete: 'off' });
  const suggest = element('button', { type: 'button' }, text('Matching_TakeSuggestions'));
  const list = element('ol', { class: 'tenants' });
  const pager = createPager((by) => turn(by)());
  const confirm = element('button', { type: 'submit', class: 'primary' });
  const form = element(
    'form',
    { novalidate: true },
    element('div', { class: 'tools' }, element('div', { class: 'grow' }, element('label', { class: 'above', for: filter.id }, text('Matching_Search')), filter), suggest),
    list,
    pager.root,
    element('div', { class: 'buttons' }, status, confirm, listening(element('button', { type: 'button' }, text('Cancel')), 'click', () => window.close())),
  );

  const shown = () => found(tenants, filter.value);
  const itemOf = (tenant: TenantRow): HTMLLIElement =>
    tenantItem({
      tenant, details: details.get(tenant.id), choice: choices.get(tenant.id), lookedUp: lookedUp.get(tenant.id), isSearching: searching === tenant.id, say,
      choose(choice) {
        if (choice) choices.set(tenant.id, choice);
        else choices.delete(tenant.id);
        drawButtons();
      },
      search() {
        const before = tenants.find(({ id }) => id === searching);
        searching = tenant.id;
        if (before) redraw(before);
        redraw(tenant)?.querySelector<HTMLElement>('input[type=search]')?.focus();
      },
      stopSearching() {
        searching = undefined;
        say('');
        redraw(tenant)?.querySelector<HTMLElement>('button')?.focus();
      },
      take(account) {
        searching = undefined;
        lookedUp.set(tenant.id, account);
        choices.set(tenant.id, { kind: 'account', account });
        redraw(tenant)?.querySelector<HTMLElement>('input:checked')?.focus();
        say('');
        drawButtons();
      },
    });
  function redraw(tenant: TenantRow): HTMLElement | undefined {
    const item = itemOf(tenant);
    list.querySelector(`[data-tenant="${tenant.id}"]`)?.replaceWith(item);
    return item;
  }
  function drawButtons(): void {
    confirm.textContent = countedOrNone('Matching_Confirm', choices.size);
    pager.show(page, pagesOf(shown().length), shown().length, pagesOf(tenants.length));
    suggest.disabled = !tenants.some(({ id, suggested }) => suggested?.id && !choices.has(id));
  }
  const draw = async (): Promise<void> => {
    page = Math.min(page, pagesOf(shown().length) - 1);
    const rows = pageOf(shown(), page);
    const unread = rows.filter(({ id }) => !details.has(id)).map(({ id }) => id);
    if (unread.length > 0) {
      say(text('Reading'));
      for (const [id, read] of await readDetails(unread)) details.set(id, read);
      say('');
    }
    drawButtons();
    // Something else may have been asked for while it was read.
    if (rows.map(({ id }) => id).join() !== pageOf(shown(), page).map(({ id }) => id).join()) return;
    list.replaceChildren(...(rows.length > 0 ? rows.map(itemOf) : [element('li', { class: 'quiet' }, text(tenants.length > 0 ? 'Matching_NoneFound' : 'Matching_NothingLeft'))]));
  };
  const turn = (by: number) => told(async () => {
    page += by;
    searching = undefined;
    await draw();
    list.querySelector<HTMLElement>('input')?.focus();
  });
  const again = async (): Promise<void> => {
    root.replaceChildren(unseenTitle(text('Matching_Title')), form);
    say('');
    await draw();
    filter.focus();
  };
  const work = async (): Promise<void> => {
    if (choices.size === 0) return say(text('Matching_NothingChosen'), true);
    confirm.disabled = true;
    try {
      const outcomes = await apply(choices, (done) => say(text('Progress', done, choices.size)));
      const left = new Set(outcomes.filter(({ result }) => result === 'failed').map(({ id }) => id));
      const settled = new Set(outcomes.filter(({ id }) => !left.has(id)).map(({ id }) => id));
      tenants = tenants.filter(({ id }) => !settled.has(id));
      choices = new Map([...choices].filter(([id]) => left.has(id)));
      searching = undefined;
      showOutcomes(root, 'Matching_Done', outcomes, tenants.length > 0 ? { label: counted('Matching_Rest', tenants.length), go: told(again) } : undefined);
    } finally {
      confirm.disabled = false;
    }
  };

  suggest.addEventListener('click', told(async () => {
    const before = choices.size;
    choices = withSuggestions(choices, tenants);
    await draw();
    say(counted('Matching_Taken', choices.size - before));
  }));
  filter.addEventListener('input', told(() => {
    page = 0;
    return draw();
  }));
  beginsByButton(form, told(work));
  root.replaceChildren(unseenTitle(text('Matching_Title')), form);
  say('');
  await draw();
  filter.focus();
}
