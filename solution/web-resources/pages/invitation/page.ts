import type { Outcome } from '../../commands/outcome';
import { errorText } from '../../shared/error-text';
import { counted, countedOrNone, text } from '../../shared/text';
import { beginsByButton } from '../begins-by-button';
import { element, listening, unseenTitle } from '../elements';
import { showOutcomes } from '../outcomes';
import { createPager } from '../pager';
import { statusLine } from '../status';
import { messageDetail } from './detail';
import { contentOf, draftOf, obstaclesOf, type Draft } from './draft';
import { messagesOf } from './messages';
import { readWorld } from './reading';
import { sendAll } from './send-all';
import { readTemplates } from './templates';

/** Messages on one page of the list. */
const pageSize = 50;

const dateText = (moment: number): string => new Date(moment).toLocaleDateString(document.documentElement.lang || undefined, { dateStyle: 'medium' });

/**
 * The page *Send Invitation*: the chosen requests, one message for each customer; to whom, what it says, and how the
 * customer will see it. Several messages stand in a list beside the one that is open.
 * @param before what staff chose and wrote already, where they come back to what was not sent
 */
export async function showInvitations(root: HTMLElement, requestIds: readonly string[], before: ReadonlyMap<string, Draft> = new Map()): Promise<void> {
  const { root: status, say, told } = statusLine(text('Reading'));
  root.replaceChildren(unseenTitle(text('Invite_Title')), status);
  const [world, templates] = await Promise.all([readWorld(requestIds), readTemplates()]);
  const { now, canSend } = world;
  const drafts = new Map(messagesOf(world).map((message) => [message.key, keeping(draftOf(message, templates), before.get(message.key))]));
  const missing = requestIds.length - world.requests.length;
  const sendable = (draft: Draft): boolean => obstaclesOf(draft, contentOf(draft, now), canSend).length === 0;
  const chosen = new Set([...drafts].filter(([, draft]) => sendable(draft)).map(([key]) => key));
  const keys = [...drafts.keys()];
  const isAlone = keys.length === 1;
  let open = keys[0] ?? '';
  let page = 0;

  const list = element('ol', { class: 'messages' });
  const pager = createPager((by) => turn(by));
  const lists = element('nav', { 'aria-label': text('Invite_Messages'), hidden: isAlone }, list, pager.root);
  const detail = element('div');
  const act = element('button', { type: 'submit', class: 'primary' });
  const cancel = listening(element('button', { type: 'button' }, text('Cancel')), 'click', () => window.close());
  const form = element('form', { novalidate: true }, element('div', { class: isAlone ? '' : 'panes' }, lists, detail), element('div', { class: 'buttons' }, status, act, cancel));

  function itemOf(draft: Draft): HTMLLIElement {
    const { key, company, partner, requests } = draft.message;
    const [obstacle] = obstaclesOf(draft, contentOf(draft, now), canSend);
    const box = element('input', { type: 'checkbox', checked: chosen.has(key), disabled: obstacle !== undefined, 'aria-label': text('Invite_Choose', company.name) });
    box.addEventListener('change', () => {
      if (box.checked) chosen.add(key);
      else chosen.delete(key);
      drawButtons();
    });
    const what = requests.length > 1 ? counted('Invite_Requests', requests.length) : (requests[0]?.name ?? partner.name);
    const name = listening(element('button', { type: 'button', class: 'link', 'aria-current': key === open ? 'true' : undefined }, company.name), 'click', () => openOne(key));
    const line = obstacle === undefined ? element('span', { class: 'quiet' }, `${draft.recipient?.name ?? ''} · ${what}`) : element('span', { class: 'bad' }, obstacle);
    return element('li', { 'data-message': key, class: key === open ? 'open' : undefined }, box, element('div', {}, name, line));
  }
  function drawButtons(): void {
    act.textContent = isAlone ? text('Invite_Send') : countedOrNone('Invite_Act', chosen.size);
    pager.show(page, Math.ceil(keys.length / pageSize), keys.length);
  }
  function draw(): void {
    if (!isAlone) list.replaceChildren(...keys.slice(page * pageSize, (page + 1) * pageSize).flatMap((key) => [drafts.get(key)].flatMap((draft) => (draft ? [itemOf(draft)] : []))));
    drawButtons();
  }
  /** A message that was changed: its line says what stands in its way now, and it is chosen where nothing does. */
  const changed = (draft: Draft): void => {
    const { key } = draft.message;
    const couldBefore = sendable(drafts.get(key) ?? draft);
    drafts.set(key, draft);
    if (!sendable(draft)) chosen.delete(key);
    else if (!couldBefore) chosen.add(key);
    list.querySelector(`[data-message="${CSS.escape(key)}"]`)?.replaceWith(itemOf(draft));
    drawButtons();
  };
  const showDetail = (): void => {
    const draft = drafts.get(open);
    detail.replaceChildren(...(draft ? [messageDetail(draft, { now, canSend, templates, dateText, changed, say })] : []));
  };
  function openOne(key: string): void {
    open = key;
    draw();
    showDetail();
    detail.querySelector<HTMLElement>('h2')?.focus();
  }
  const turn = (by: number): void => {
    page += by;
    draw();
    list.querySelector<HTMLElement>('button')?.focus();
  };
  const work = async (): Promise<void> => {
    const picked = [...drafts.values()].filter((draft) => chosen.has(draft.message.key));
    const [only] = drafts.values();
    if (picked.length === 0) return say(isAlone && only ? obstaclesOf(only, contentOf(only, now), canSend).join(' ') : text('Invite_NothingChosen'), true);
    act.disabled = true;
    try {
      const outcomes = await sendAll(picked, now, (done) => say(text('Progress', done, picked.length)));
      const rest = picked.filter((_, index) => outcomes[index]?.result !== 'done');
      showOutcomes(root, 'Invite_Done', [...outcomes, ...gone(missing)], rest.length === 0 ? undefined : { label: counted('Invite_Rest', rest.length), go: () => void again(rest) });
    } finally {
      act.disabled = false;
    }
  };
  /** Back to what was not sent; where that cannot be read now, it is tried again, and what was written stays. */
  const again = async (rest: readonly Draft[]): Promise<void> => {
    try {
      await showInvitations(root, rest.flatMap(({ message: { requests } }) => requests.map(({ id }) => id)), new Map(rest.map((draft) => [draft.message.key, draft])));
    } catch (error) {
      const retry = listening(element('button', { type: 'button' }, counted('Invite_Rest', rest.length)), 'click', () => void again(rest));
      root.replaceChildren(unseenTitle(text('Invite_Title')), element('p', { role: 'alert', class: 'message bad' }, errorText(error)), element('div', { class: 'buttons' }, retry));
      retry.focus();
    }
  };

  beginsByButton(form, told(work));
  root.replaceChildren(unseenTitle(text('Invite_Title')), form);
  if (keys.length === 0) {
    act.disabled = true;
    return say(text('Invite_Nothing'), true);
  }
  say(missing > 0 ? counted('Invite_Missing', missing) : '');
  draw();
  showDetail();
  detail.querySelector<HTMLElement>('h2')?.focus();
}

/** What staff chose and wrote for a message, as far as it still can be. */
function keeping(draft: Draft, before: Draft | undefined): Draft {
  if (!before) return draft;
  const recipient = draft.message.recipients.find(({ kind, id }) => kind === before.recipient?.kind && id === before.recipient.id);
  return { ...draft, recipient: recipient ?? draft.recipient, template: before.template, reason: before.reason, edited: before.edited };
}

const gone = (count: number): Outcome[] => Array.from({ length: count }, () => ({ name: text('Gone_Name'), result: 'skipped', reason: text('Skip_Gone') }));
