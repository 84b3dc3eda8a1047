/** A GUID as part of a regular expression, lower case. */
export const GUID_PATTERN = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

const WHOLE = new RegExp(`^${GUID_PATTERN}$`, 'i');

const PERHAPS_BRACED = new RegExp(`^\\{?(${GUID_PATTERN})\\}?$`, 'i');

/** A GUID as it is kept, lower case and without braces; undefined where the text is none. */
export const plainGuid = (text: string): string | undefined => PERHAPS_BRACED.exec(text)?.[1]?.toLowerCase();

/** Whether a text is a GUID, without braces, in upper or lower case. */
export const isGuid = (text: string) => WHOLE.test(text);
