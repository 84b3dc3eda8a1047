import { pluralForm } from '@gdap-manager/entities/plural';

/** Name of the texts' web resources, without language and ending. */
const strings = 'gdap_/strings/GdapManager';

const languageId = (): number => Xrm.Utility.getGlobalContext().userSettings.languageId;

let own: ReadonlyMap<string, string> = new Map();

/**
 * Reads the texts from their web resource where nobody else has: Power Apps loads them with the scripts of forms and
 * commands, and not with a page that the navigation opens. In the user's language, or in English.
 */
export async function bringTexts(): Promise<void> {
  if (Xrm.Utility.getResourceString(strings, 'Reading')) return;
  const language = languageId() === 1031 ? 1031 : 1033;
  const answer = await fetch(`../strings/GdapManager.${language}.resx`);
  const entries = new DOMParser().parseFromString(await answer.text(), 'application/xml').querySelectorAll('data');
  own = new Map([...entries].map((entry) => [entry.getAttribute('name') ?? '', entry.querySelector('value')?.textContent ?? '']));
}

/** A text in the user's language; `{0}`, `{1}` … are filled with the values, as text. */
export function text(key: string, ...values: readonly (string | number)[]): string {
  const found = Xrm.Utility.getResourceString(strings, key) || own.get(key) || key;
  return found.replace(/\{(\d+)\}/g, (hole, index: string) => String(values[Number(index)] ?? hole));
}

/** The text for one or for several: `<key>_One` or `<key>_Many`, with the count as `{0}`. */
export const counted = (key: string, count: number, ...values: readonly (string | number)[]): string =>
  text(`${key}_${pluralForm(count, languageId())}`, count, ...values);

/** As {@link counted}, with words of its own, `<key>_None`, for none: a button while nothing is chosen, the last day of a term. */
export const countedOrNone = (key: string, count: number, ...values: readonly (string | number)[]): string =>
  count === 0 ? text(`${key}_None`, count, ...values) : counted(key, count, ...values);

/** Names for a sentence, each once: the first ones, and how many more. */
export function listed(names: readonly string[], longest: number): string {
  const each = [...new Set(names)];
  const shown = each.slice(0, longest).join(', ');
  return each.length > longest ? text('List_More', shown, each.length - longest) : shown;
}
