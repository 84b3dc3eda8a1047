import { daysLeft } from '@gdap-manager/entities/days-left';
import { countedOrNone, text } from '../../shared/text';
import { element } from '../elements';
import { ages, series, type Bar, type WaitingLine } from './figures';
import { link, requestView } from './places';
import type { Loss } from './reading';
import { ageText, barText, dayText, daysText, outlookText, whomText } from './words';

const head = (...titles: readonly string[]): HTMLElement => element('thead', {}, element('tr', {}, ...titles.map((title) => element('th', { scope: 'col' }, title))));

/** Of a table of numbers: what they are of stands left, the numbers right. */
const numbersHead = (of: string, ...titles: readonly string[]): HTMLElement =>
  element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, of), ...titles.map((title) => element('th', { scope: 'col', class: 'number' }, title))));

const rowHead = (...content: readonly (Node | string)[]): HTMLElement => element('th', { scope: 'row' }, ...content);

/** What is wide scrolls on its own; by the keyboard, too. */
export const scrolling = (label: string, content: Node): HTMLElement => element('div', { class: 'wide', role: 'region', 'aria-label': label, tabindex: 0 }, content);

/** Everything that the bars show, in numbers. */
export function expiryTable(bars: readonly Bar[]): HTMLElement {
  const shown = series.filter((name) => bars.some(({ counts }) => counts[name] > 0));
  return element(
    'table', {},
    numbersHead(text('Overview_Month'), ...shown.map(outlookText), text('Overview_All')),
    element('tbody', {}, ...bars.filter(({ total }) => total > 0).map((bar) =>
      element('tr', {}, rowHead(barText(bar)), ...[...shown.map((name) => bar.counts[name]), bar.total].map((count) => element('td', { class: 'number' }, String(count)))))),
  );
}

const views = { staff: 'waitingstaff', customer: 'waitingcustomer', microsoft: 'waitingmicrosoft', indirectProvider: 'waitingindirect' } as const;

/** The view behind a line of the table below. */
export const waitingView = (on: keyof typeof views) => requestView(views[on]);

/** Who has to move, and how long that has been so. The darker the cell, the more wait. */
export function waitingTable(lines: readonly WaitingLine[]): HTMLElement {
  const most = Math.max(1, ...lines.flatMap(({ byAge }) => byAge));
  const hasUnknown = lines.some(({ unknown }) => unknown > 0);
  const cell = (count: number, heat: number) => element('td', { class: 'number heat', style: `--heat:${heat}` }, String(count));
  return element(
    'table', {},
    numbersHead(text('Overview_Whom'), ...[...ages, 0].map((_, index) => ageText(index)), ...(hasUnknown ? [text('Overview_Unknown')] : []), text('Overview_All'), text('Overview_Oldest')),
    element('tbody', {}, ...lines.map(({ on, byAge, unknown, total, oldest }) =>
      element(
        'tr', {},
        rowHead(link(waitingView(on), whomText(on))),
        ...byAge.map((count) => cell(count, count / most)),
        ...(hasUnknown ? [cell(unknown, 0)] : []),
        element('td', { class: 'number' }, link(waitingView(on), String(total), { 'aria-label': text('Overview_Open', total, whomText(on)) })),
        element('td', { class: 'number' }, oldest === undefined ? '–' : daysText(oldest)),
      ))),
  );
}

/** Those that lose access soonest, and what to do about each. */
export const lossTable = (losses: readonly Loss[], now: number): HTMLElement =>
  element(
    'table', {},
    head(text('Overview_Request'), text('Overview_CustomerName'), text('Overview_EndsOn'), text('Overview_MustAct'), text('Overview_Why')),
    element('tbody', {}, ...losses.map((loss) =>
      element(
        'tr', {},
        rowHead(link({ table: 'gdap_request', id: loss.id }, loss.name || loss.id)),
        element('td', {}, loss.customer),
        element('td', {}, loss.expiry === undefined ? '–' : `${dayText(loss.expiry)} (${loss.expiry <= now ? text('Overview_Overdue') : countedOrNone('Overview_InDays', daysLeft(loss.expiry, now))})`),
        element('td', {}, whomText(loss.on)),
        element('td', { class: 'why' }, loss.reason),
      ))),
  );
