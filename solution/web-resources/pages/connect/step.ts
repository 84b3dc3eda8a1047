import type { CheckId, CheckResult } from '@gdap-manager/entities/provider/connection-checks';
import { text } from '../../shared/text';
import { element } from '../elements';
import { adviceFor, checkName, outcomeName, type ShownOutcome } from './advice';

/** A step of the page: its heading with how it stands, and what belongs to it. */
export interface Step {
  readonly root: HTMLLIElement;
  /** Shows how it stands. */
  mark(outcome: ShownOutcome): void;
}

export function createStep(title: string, ...children: readonly (Node | string)[]): Step {
  const badge = element('span', { class: 'badge' });
  return {
    root: element('li', {}, element('h2', {}, title, ' ', badge), ...children),
    mark(outcome) {
      badge.className = `badge ${outcome}`;
      badge.textContent = outcomeName(outcome);
    },
  };
}

/** Checks, each with what came of it and what to do. @param ids in this order; those that were not made yet say so */
export const checkList = (ids: readonly CheckId[], results: readonly CheckResult[], label: string): HTMLElement =>
  element('ul', { class: 'checks', 'aria-label': label }, ...ids.map((id) => checkItem(id, results.find((result) => result.id === id))));

function checkItem(id: CheckId, result: CheckResult | undefined): HTMLLIElement {
  const outcome = result?.outcome ?? 'open';
  const advice = result && adviceFor(result);
  return element(
    'li',
    { 'data-check': id },
    element('span', { class: `badge ${outcome}` }, outcomeName(outcome)),
    element('span', { class: 'name' }, checkName(id)),
    ...(advice ? [element('span', { class: 'advice' }, advice)] : []),
    ...(advice && result?.requestId ? [element('span', { class: 'quiet advice' }, text('Connect_RequestId', result.requestId))] : []),
  );
}
