import { text } from '../shared/text';
import { element, listening } from './elements';

/** Leads through a list page by page. */
export interface Pager {
  readonly root: HTMLElement;
  /**
   * @param page counted from 0
   * @param rows of all pages together
   * @param most pages when nothing is filtered: with one alone there is nothing to lead through
   */
  show(page: number, pages: number, rows: number, most?: number): void;
}

/** @param turn told by how many pages to go on */
export function createPager(turn: (by: number) => void): Pager {
  const back = listening(element('button', { type: 'button' }, text('Matching_Back')), 'click', () => turn(-1));
  const next = listening(element('button', { type: 'button' }, text('Matching_Next')), 'click', () => turn(1));
  const place = element('span');
  const root = element('nav', { class: 'pager', 'aria-label': text('Matching_Pages') }, back, place, next);
  return {
    root,
    show(page, pages, rows, most = pages) {
      root.hidden = most <= 1;
      place.textContent = text('Matching_Place', page + 1, pages, rows);
      back.disabled = page === 0;
      next.disabled = page >= pages - 1;
    },
  };
}
