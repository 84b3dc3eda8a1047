import { pluralForm } from '@gdap-manager/entities/plural';

/** Texts of a control in the user's language, by the keys of its resx files. */
export interface Texts {
  /** @param values take the places of `{0}`, `{1}`, … */
  (key: string, ...values: readonly (string | number)[]): string;
  /** The text of `key_One` or `key_Many`; the number takes the place of `{0}`, `values` those after it. */
  count(key: string, number: number, ...values: readonly (string | number)[]): string;
}

/**
 * @param getString `context.resources.getString` of the host, which gives the key back where it has no text
 * @param languageId of the user, as the host's `userSettings` say
 */
export function createTexts(getString: (key: string) => string, languageId: () => number): Texts {
  const text = (key: string, ...values: readonly (string | number)[]) =>
    getString(key).replace(/\{(\d)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
  return Object.assign(text, {
    count: (key: string, number: number, ...values: readonly (string | number)[]) => text(`${key}_${pluralForm(number, languageId())}`, number, ...values),
  });
}
