/** Name of the texts' web resources, without language and ending. */
const strings = 'gdap_/strings/GdapManager';

/** A text in the user's language; `{0}`, `{1}` … are filled with the values, as text. */
export function text(key: string, ...values: readonly (string | number)[]): string {
  const found = Xrm.Utility.getResourceString(strings, key) || key;
  return found.replace(/\{(\d+)\}/g, (hole, index: string) => String(values[Number(index)] ?? hole));
}

/** The text for one or for several: `<key>_One` or `<key>_Many`, with the count as `{0}`. */
export const counted = (key: string, count: number, ...values: readonly (string | number)[]): string =>
  text(`${key}_${count === 1 ? 'One' : 'Many'}`, count, ...values);

/** The text of a button that acts on what is chosen: as {@link counted}, and without a number, `<key>_None`, while nothing is. */
export const countedChoice = (key: string, count: number): string => (count === 0 ? text(`${key}_None`) : counted(key, count));

/** Names for a sentence, each once: the first ones, and how many more. */
export function listed(names: readonly string[], longest: number): string {
  const each = [...new Set(names)];
  const shown = each.slice(0, longest).join(', ');
  return each.length > longest ? text('List_More', shown, each.length - longest) : shown;
}
