/** Who knows whether providers can be used. Work for it alone that insists: something was refused as if the connection were broken. */
export const providerConnectionName = 'provider-connection';

/**
 * For the log: the provider can be used, and could not before. It insists, for what waits may go on. Only that counts:
 * messages about one row that wait are made one.
 */
export const providerConnected = 'provider connected';
