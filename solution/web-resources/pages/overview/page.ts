import { environmentNow } from '../../shared/environment-time';
import { errorText } from '../../shared/error-text';
import { counted, countedOrNone, text } from '../../shared/text';
import { element, listening } from '../elements';
import { statusLine } from '../status';
import { barChart } from './chart';
import { approvals, bars, inForce, lapsingDays, losing, series, waiting, type Bar } from './figures';
import { findingView, link, requestView, type Place } from './places';
import { readExpiries, readFindings, readLosses, readPending, readWaiting } from './reading';
import { expiryTable, lossTable, scrolling, waitingTable, waitingView } from './tables';
import { dayText, findingText, momentText, outlookText } from './words';

/** How many of those that lose access soonest are named. */
const named = 10;

/** What was read, or why it was not: one question that fails leaves the others answered. */
type Read<T> = { readonly value: T } | { readonly error: unknown };

const settled = <T>(work: Promise<T>): Promise<Read<T>> => work.then((value) => ({ value }), (error: unknown) => ({ error }));

/** The page *Overview*: who will lose access, who has to move, and what lapses. Dataverse counts: six calls, however many requests there are. */
export async function showOverview(root: HTMLElement): Promise<void> {
  const { root: status, say, told } = statusLine(text('Reading'));
  const refresh = element('button', { type: 'button' }, text('Overview_Refresh'));
  const content = element('div');
  root.replaceChildren(element('div', { class: 'top' }, element('h1', {}, text('Overview_Title')), status, refresh), content);

  const read = async (): Promise<void> => {
    say(text('Reading'));
    const [now, expiries, waits, pending, losses, findings] = await Promise.all([
      environmentNow(), settled(readExpiries()), settled(readWaiting()), settled(readPending()), settled(readLosses(named)), settled(readFindings()),
    ]);
    content.replaceChildren(
      element(
        'ul', { class: 'tiles' },
        tile('Overview_Losing', losses, () => requestView('losingaccess'), (list) => {
          const count = 'value' in expiries ? losing(expiries.value) : list.length;
          const next = list[0]?.expiry;
          return { count, isBad: count > 0, more: [next === undefined ? text('Overview_LosingNone') : text('Overview_LosingNext', dayText(next))] };
        }),
        tile('Overview_WaitingStaff', waits, () => waitingView('staff'), (rows) => {
          const line = waiting(rows, now).find(({ on }) => on === 'staff');
          return { count: line?.total ?? 0, more: [line?.oldest === undefined ? text('Overview_WaitingNone') : countedOrNone('Overview_WaitingOldest', line.oldest)] };
        }),
        tile('Overview_Lapsing', pending, () => requestView('lapsingsoon'), (rows) => {
          const { total, lapsing, notInvited, attention } = approvals(rows, now);
          return {
            count: lapsing,
            isBad: lapsing > 0,
            more: [
              counted('Overview_LapsingOf', total, lapsingDays),
              ...(notInvited > 0 ? [text('Overview_NotInvited', notInvited)] : []),
              ...(attention > 0 ? [link(requestView('invitationattention'), counted('Overview_Attention', attention))] : []),
            ],
          };
        }),
        tile('Overview_Findings', findings, () => findingView('open'), (rows) => ({
          count: rows.reduce((total, { count }) => total + count, 0),
          more: rows.length === 0 ? [text('Overview_FindingsNone')] : rows.map(({ kind, count }) => `${findingText(kind)}: ${count}`),
        })),
      ),
      part('Overview_Expiries', expiries, (rows) => (inForce(rows) === 0 ? nothingYet() : expiryPart(bars(rows, now)))),
      part('Overview_Waiting', waits, (rows) => (rows.length === 0 ? [element('p', {}, text('Overview_WaitingNone'))] : [scrolling(text('Overview_Waiting'), waitingTable(waiting(rows, now)))])),
      part('Overview_Soonest', losses, (list) => (list.length === 0 ? [element('p', {}, text('Overview_LosingNone'))] : [scrolling(text('Overview_Soonest'), lossTable(list, now))])),
    );
    say(text('Overview_AsOf', momentText(now)));
  };
  // The button stays enabled meanwhile: a disabled one loses the focus of whoever uses the keyboard.
  let reading: Promise<void> | undefined;
  const readOnce = (): Promise<void> => (reading ??= read().finally(() => (reading = undefined)));

  listening(refresh, 'click', told(readOnce));
  await readOnce();
}

interface Told {
  readonly count: number;
  /** Somebody should look. */
  readonly isBad?: boolean;
  readonly more: readonly (Node | string)[];
}

/** One number, what it is, and what is behind it. */
function tile<T>(title: string, read: Read<T>, place: () => Place, told: (value: T) => Told): HTMLElement {
  const heading = element('h2', {}, text(title));
  if ('error' in read) return element('li', {}, heading, element('p', { class: 'bad' }, errorText(read.error)));
  const { count, isBad = false, more } = told(read.value);
  const number = link(place(), String(count), { class: isBad ? 'count bad' : 'count', 'aria-label': text('Overview_Open', count, text(title)) });
  return element('li', {}, heading, number, ...more.map((line) => element('p', { class: 'quiet' }, line)));
}

function part<T>(title: string, read: Read<T>, show: (value: T) => readonly Node[]): HTMLElement {
  const content = 'error' in read ? [element('p', { class: 'bad' }, errorText(read.error))] : show(read.value);
  return element('section', {}, element('h2', {}, text(title)), ...content);
}

const nothingYet = (): Node[] => [
  element('p', {}, text('Overview_Empty')),
  element('p', {}, link({ table: 'gdap_provider' }, text('Overview_ToProviders')), ' · ', link({ table: 'gdap_template' }, text('Overview_ToTemplates')), ' · ', link({ table: 'gdap_request' }, text('Overview_ToRequests'))),
];

const expiryPart = (all: readonly Bar[]): Node[] => [
  element('ul', { class: 'legend' }, ...series.filter((name) => all.some(({ counts }) => counts[name] > 0)).map((name) => element('li', {}, element('span', { class: `swatch ${name}`, 'aria-hidden': 'true' }), outlookText(name)))),
  scrolling(text('Overview_Expiries'), barChart(all)),
  element('details', {}, element('summary', {}, text('Overview_AsTable')), scrolling(text('Overview_AsTable'), expiryTable(all))),
  element('p', {}, link(requestView('inforce'), text('Overview_AllInForce'))),
];
