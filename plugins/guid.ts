const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a value is a GUID as text, in upper or lower case, without braces. Pure. */
export const isGuid = (value: unknown): value is string => typeof value === 'string' && GUID.test(value);
