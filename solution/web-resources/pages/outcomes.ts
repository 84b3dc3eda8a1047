import { report, type Outcome } from '../commands/outcome';
import { text } from '../shared/text';
import { element, listening } from './elements';

/** The button that leads back to what is left. */
export interface Again {
  readonly label: string;
  readonly go: () => void;
}

/**
 * Shows what came of the rows in the page's place.
 * @param doneKey text that counts what was done
 * @param again undefined where nothing is left
 */
export function showOutcomes(root: HTMLElement, doneKey: string, outcomes: readonly Outcome[], again: Again | undefined): void {
  const { summary, lines } = report(doneKey, outcomes);
  const heading = element('h1', { tabindex: -1 }, summary);
  const close = listening(element('button', { type: 'button', class: 'primary' }, text('New_Close')), 'click', () => window.close());
  root.replaceChildren(
    heading,
    element('ol', { class: 'results' }, ...lines.map((line) => element('li', {}, line))),
    element('div', { class: 'buttons' }, close, ...(again ? [listening(element('button', { type: 'button' }, again.label), 'click', again.go)] : [])),
  );
  heading.focus();
}
