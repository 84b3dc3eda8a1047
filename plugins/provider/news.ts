/**
 * For the log: the provider can be used, and could not before. It insists, for what waits may go on. Only that counts:
 * messages about one row that wait are made one.
 */
export const providerConnected = 'provider connected';
