/** A text that fits into a column of so many characters (UTF-16 units, as Dataverse counts), never cut within a character. Pure. */
export function fitting(text: string, maxLength: number): string {
  const cut = text.slice(0, maxLength);
  return cut.length < text.length && /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** The same whatever its letters are written like: as Microsoft compares names. Pure. */
export const folded = (name: string): string => name.normalize('NFC').trim().toLowerCase();
