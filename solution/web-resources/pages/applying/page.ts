import { counted, countedOrNone, text } from '../../shared/text';
import { beginsByButton } from '../begins-by-button';
import { element, listening, unseenTitle } from '../elements';
import { showOutcomes } from '../outcomes';
import { createPager } from '../pager';
import { statusLine } from '../status';
import { bringTo } from './act';
import { changesOf, countsOf, isOpen, type Compared } from './compare';
import { readCompared, readTemplate } from './reading';

/** Requests on one page. */
const pageSize = 50;

/** The page *Apply to requests*: how requests differ from the template that they were made from; the chosen ones are brought to it. */
export async function showApplying(root: HTMLElement, templateId: string): Promise<void> {
  const { root: status, say, told } = statusLine(text('Reading'));
  root.replaceChildren(unseenTitle(text('Applying_Title')), status);
  const template = await readTemplate(templateId);
  let compared: readonly Compared[] = await readCompared(template);
  const chosen = new Set<string>();
  let page = 0;


  const summary = element('ul', { class: 'counts' });
  const list = element('ol', { class: 'requests' });
  const all = element('button', { type: 'button' });
  const none = element('button', { type: 'button' }, text('Applying_ChooseNone'));
  const pager = createPager((by) => turn(by));
  const act = element('button', { type: 'submit', class: 'primary' });
  const form = element(
    'form',
    { novalidate: true },
    element('p', { class: 'name' }, text('Applying_Of', template.name)),
    summary,
    element('div', { class: 'tools' }, all, none),
    list,
    pager.root,
    element('div', { class: 'buttons' }, status, act, listening(element('button', { type: 'button' }, text('Cancel')), 'click', () => window.close())),
  );

  const differing = () => compared.filter(({ differences }) => differences.way !== 'same');
  const open = () => compared.filter(isOpen);
  const lastPage = () => Math.max(0, Math.ceil(differing().length / pageSize) - 1);

  function itemOf(one: Compared): HTMLLIElement {
    const { request, differences } = one;
    const box = element('input', { type: 'checkbox', checked: chosen.has(request.id), disabled: !isOpen(one) });
    box.addEventListener('change', () => {
      if (box.checked) chosen.add(request.id);
      else chosen.delete(request.id);
      drawButtons();
    });
    const way = one.isReplaced && differences.way === 'replacement' ? text('Applying_Replaced') : text(differences.way === 'inPlace' ? 'Applying_InPlace' : 'Applying_Replacement');
    const facts = [request.customer?.name, request.statusLabel, way].filter(Boolean).join(' · ');
    return element(
      'li',
      { 'data-request': request.id },
      element('label', { class: 'option' }, box, element('span', { class: 'name' }, request.name), element('span', { class: 'quiet' }, facts)),
      element('ul', { class: 'changes' }, ...changesOf(one, template).map((line) => element('li', {}, line))),
    );
  }
  function drawButtons(): void {
    all.textContent = counted('Applying_ChooseAll', open().length);
    all.disabled = open().length === 0;
    none.disabled = chosen.size === 0;
    act.textContent = countedOrNone('Applying_Act', chosen.size);
    pager.show(page, lastPage() + 1, differing().length);
  }
  function draw(): void {
    const counts = countsOf(compared);
    const lines = [
      ...(counts.same > 0 ? [counted('Applying_CountSame', counts.same)] : []),
      ...(counts.inPlace > 0 ? [counted('Applying_CountInPlace', counts.inPlace)] : []),
      ...(counts.replacement > 0 ? [counted('Applying_CountReplacement', counts.replacement)] : []),
      ...(counts.replaced > 0 ? [counted('Applying_CountReplaced', counts.replaced)] : []),
    ];
    summary.replaceChildren(...lines.map((line) => element('li', {}, line)));
    page = Math.min(page, lastPage());
    list.replaceChildren(...differing().slice(page * pageSize, (page + 1) * pageSize).map(itemOf));
    drawButtons();
  }
  const turn = (by: number): void => {
    page += by;
    draw();
    list.querySelector<HTMLElement>('input')?.focus();
  };
  const again = (): void => {
    root.replaceChildren(unseenTitle(text('Applying_Title')), form);
    say('');
    draw();
    all.focus();
  };
  const work = async (): Promise<void> => {
    if (chosen.size === 0) return say(text('Applying_NothingChosen'), true);
    act.disabled = true;
    try {
      const picked = compared.filter(({ request }) => chosen.has(request.id));
      const outcomes = await bringTo(template, picked, (done) => say(text('Progress', done, picked.length)));
      chosen.clear();
      // What came of it is told in any case; everything is compared anew before it is written.
      compared = await readCompared(template).catch(() => compared);
      showOutcomes(root, 'Applying_Done', outcomes, open().length > 0 ? { label: counted('Applying_Rest', open().length), go: again } : undefined);
    } finally {
      act.disabled = false;
    }
  };

  all.addEventListener('click', () => {
    for (const { request } of open()) chosen.add(request.id);
    draw();
  });
  none.addEventListener('click', () => {
    chosen.clear();
    draw();
    all.focus();
  });
  beginsByButton(form, told(work));
  root.replaceChildren(unseenTitle(text('Applying_Title')), form);
  say(differing().length === 0 ? text('Applying_AllSame') : '');
  draw();
  (list.querySelector<HTMLElement>('input:not(:disabled)') ?? all).focus();
}
