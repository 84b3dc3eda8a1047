import { gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import { counted, text } from '../shared/text';
import { element, listening } from './elements';

/** What came of one draft; `reason` where it failed. */
export interface Result {
  readonly id: string;
  readonly name: string;
  readonly reason?: string;
}

/**
 * Shows what came of the drafts in the page's place.
 * @param again leads back to what is left to make; undefined where nothing is
 */
export function showResults(root: HTMLElement, results: readonly Result[], again: (() => void) | undefined): void {
  const heading = element('h1', { tabindex: -1 }, counted('New_Done', results.filter(({ reason }) => reason === undefined).length));
  const open = (id: string) => () => {
    void Xrm.Navigation.openForm({ entityName: gdapRequest.logicalName, entityId: id });
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
