import { report, type Outcome } from '../../commands/outcome';
import { errorText } from '../../shared/error-text';
import { counted, countedChoice, text } from '../../shared/text';
import { element, listening } from '../elements';
import { bringTo } from './act';
import { changesOf, countsOf, isOpen, type Compared } from './compare';
import { readCompared, readTemplate } from './reading';

/** Requests on one page. */
const pageSize = 50;

/** The page *Apply to requests*: how requests differ from the template that they were made from; the chosen ones are brought to it. */
export async function showApplying(root: HTMLElement, templateId: string): Promise<void> {
  const status = element('p', { class: 'message', role: 'status' }, text('Reading'));
  root.replaceChildren(title(), status);
  const template = await readTemplate(templateId);
  let compared: readonly Compared[] = await readCompared(template);
  const chosen = new Set<string>();
  let page = 0;

  const say = (message: string, isBad = false) => {
    status.className = isBad ? 'message bad' : 'message';
    status.textContent = message;
  };
  const told = (work: () => Promise<void>) => () => void work().catch((error: unknown) => say(errorText(error), true));

  const summary = element('ul', { class: 'counts' });
  const list = element('ol', { class: 'requests' });
  const all = element('button', { type: 'button' });
  const none = element('button', { type: 'button' }, text('Applying_ChooseNone'));
  const back = element('button', { type: 'button' }, text('Matching_Back'));
  const next = element('button', { type: 'button' }, text('Matching_Next'));
  const place = element('span', {});
  const pager = element('nav', { class: 'pager', 'aria-label': text('Matching_Pages') }, back, place, next);
  const act = element('button', { type: 'submit', class: 'primary' });
  const form = element(
    'form',
    { novalidate: true },
    element('p', { class: 'name' }, text('Applying_Of', template.name)),
    summary,
    element('div', { class: 'tools' }, all, none),
    list,
    pager,
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
    return element(
      'li',
      { 'data-request': request.id },
      element('label', { class: 'option' }, box, element('span', { class: 'name' }, request.name), element('span', { class: 'quiet' }, [request.customer?.name, request.statusLabel, way].filter(Boolean).join(' · '))),
      element('ul', { class: 'changes' }, ...changesOf(one, template).map((line) => element('li', {}, line))),
    );
  }
  function drawButtons(): void {
    all.textContent = counted('Applying_ChooseAll', open().length);
    all.disabled = open().length === 0;
    none.disabled = chosen.size === 0;
    act.textContent = countedChoice('Applying_Act', chosen.size);
    pager.hidden = lastPage() === 0;
    place.textContent = text('Matching_Place', page + 1, lastPage() + 1, differing().length);
    back.disabled = page === 0;
    next.disabled = page >= lastPage();
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
  const turn = (by: number) => () => {
    page += by;
    draw();
    list.querySelector<HTMLElement>('input')?.focus();
  };
  const work = async (): Promise<void> => {
    if (chosen.size === 0) return say(text('Applying_NothingChosen'), true);
    act.disabled = true;
    try {
      const picked = compared.filter(({ request }) => chosen.has(request.id));
      const outcomes = await bringTo(template, picked, (done) => say(text('Progress', done, picked.length)));
      chosen.clear();
      compared = await readCompared(template);
      showOutcomes(outcomes);
    } finally {
      act.disabled = false;
    }
  };
  function showOutcomes(outcomes: readonly Outcome[]): void {
    const { summary: heading, lines } = report('Applying_Done', outcomes);
    const top = element('h1', { tabindex: -1 }, heading);
    const close = listening(element('button', { type: 'button', class: 'primary' }, text('New_Close')), 'click', () => window.close());
    const again = listening(element('button', { type: 'button' }, counted('Applying_Rest', open().length)), 'click', () => {
      root.replaceChildren(title(), form);
      say('');
      draw();
      all.focus();
    });
    root.replaceChildren(top, element('ol', { class: 'results' }, ...lines.map((line) => element('li', {}, line))), element('div', { class: 'buttons' }, close, ...(open().length > 0 ? [again] : [])));
    top.focus();
  }

  all.addEventListener('click', () => {
    for (const { request } of open()) chosen.add(request.id);
    draw();
  });
  none.addEventListener('click', () => {
    chosen.clear();
    draw();
    all.focus();
  });
  back.addEventListener('click', turn(-1));
  next.addEventListener('click', turn(1));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    told(work)();
  });
  root.replaceChildren(title(), form);
  say(differing().length === 0 ? text('Applying_AllSame') : '');
  draw();
  (list.querySelector<HTMLElement>('input:not(:disabled)') ?? all).focus();
}

/** The dialog around the page shows the title; who cannot see it has it here. */
const title = (): HTMLElement => element('h1', { class: 'unseen' }, text('Applying_Title'));
