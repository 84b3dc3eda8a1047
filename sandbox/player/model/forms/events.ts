import type { XmlElement } from '../../../dataverse/solutions/xml';
import type { FormEventModel } from '../../app-model';
import { descendants, flag, grandchildren, webResourceName } from '../context';

const NAMES: readonly FormEventModel['name'][] = ['onload', 'onsave', 'onchange', 'tabstatechange', 'onreadystatecomplete'];

/** The web resources that a form loads, in order. */
export const librariesIn = (form: XmlElement): string[] =>
  grandchildren(form, 'formLibraries', 'Library').map(({ attributes }) => libraryName(attributes.name)).filter(Boolean);

/** The handlers of a form's events: of the form itself, of its cells and of its tabs, in the order of the file. */
export const eventsIn = (form: XmlElement): FormEventModel[] =>
  descendants(form, 'event').flatMap((event) => {
    const name = NAMES.find((known) => known === event.attributes.name?.toLowerCase());
    return name === undefined ? [] : grandchildren(event, 'Handlers', 'Handler').map((handler) => handlerOf(name, event, handler));
  });

const handlerOf = (name: FormEventModel['name'], event: XmlElement, { attributes }: XmlElement): FormEventModel => ({
  name,
  ...((event.attributes.attribute ?? event.attributes.control) && { attribute: (event.attributes.attribute ?? event.attributes.control)?.toLowerCase() ?? '' }),
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
