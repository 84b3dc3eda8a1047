import { child, type XmlElement } from '../../../dataverse/solutions/xml';
import type { FormEventModel } from '../../app-model';
import { descendants, flag, grandchildren, webResourceName } from '../context';

const NAMES: readonly FormEventModel['name'][] = ['onload', 'onsave', 'onchange', 'tabstatechange', 'onreadystatecomplete'];

/** The web resources that a form loads, in order. */
export const librariesIn = (form: XmlElement): string[] =>
  grandchildren(form, 'formLibraries', 'Library').map(({ attributes }) => libraryName(attributes.name)).filter(Boolean);

/** The handlers of a form's events: of the form itself, of its cells and of its tabs, in the order of the file. */
export function eventsIn(form: XmlElement): FormEventModel[] {
  // Events of tabs and of cells stand inside of them, and need not name them again.
  const tabs = new Map(descendants(form, 'tab').flatMap((tab) => grandchildren(tab, 'events', 'event').map((event) => [event, tab.attributes.name] as const)));
  const cells = new Map(descendants(form, 'cell').flatMap((cell) => grandchildren(cell, 'events', 'event').map((event) => [event, child(cell, 'control')?.attributes.id] as const)));
  return descendants(form, 'event').flatMap((event) => {
    const name = NAMES.find((known) => known === event.attributes.name?.toLowerCase());
    const { attribute = event.attributes.control ?? tabs.get(event) ?? cells.get(event) } = event.attributes;
    return name === undefined ? [] : grandchildren(event, 'Handlers', 'Handler').map((handler) => handlerOf(name, attribute, handler));
  });
}

const handlerOf = (name: FormEventModel['name'], attribute: string | undefined, { attributes }: XmlElement): FormEventModel => ({
  name,
  ...(attribute && { attribute: attribute.toLowerCase() }),
  functionName: attributes.functionName ?? '',
  library: libraryName(attributes.libraryName),
  passExecutionContext: flag(attributes.passExecutionContext, false),
  parameters: literals(attributes.parameters ?? ''),
  enabled: flag(attributes.enabled, true),
});

const libraryName = (text: string | undefined) => webResourceName(text) ?? text ?? '';

/**
 * Comma-separated JavaScript literals, as makers write them: `1, 'a', true, {"x": [1]}`. What is none is passed as the
 * text that it is.
 */
export function literals(text: string): readonly unknown[] {
  if (text.trim() === '') return [];
  const json = text.replace(/'((?:[^'\\]|\\.)*)'/g, (_, inner: string) => JSON.stringify(inner.replace(/\\'/g, "'")));
  try {
    return JSON.parse(`[${json}]`) as unknown[];
  } catch {
    return [text.trim()];
  }
}
