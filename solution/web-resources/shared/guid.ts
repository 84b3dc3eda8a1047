/** An id as the Web API writes it: Power Apps gives ids in upper case and in braces as well. */
export const plainId = (id: string): string => id.replace(/[{}]/g, '').toLowerCase();
