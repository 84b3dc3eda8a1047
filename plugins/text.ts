/** The same whatever its letters are written like: as Microsoft compares names. Pure. */
export const folded = (name: string): string => name.normalize('NFC').trim().toLowerCase();
