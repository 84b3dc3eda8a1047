/** A GUID as part of a regular expression, lower case. */
export const GUID_PATTERN = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

const WHOLE = new RegExp(`^${GUID_PATTERN}$`, 'i');

/** Whether a text is a GUID, without braces, in upper or lower case. */
export const isGuid = (text: string) => WHOLE.test(text);
