/** Message: the provider can be used, and could not before. What waits for it may go on. */
export const providerConnected = 'provider connected';

/** Message: Microsoft refused something as if the connection were broken. Whoever knows of connections checks it. */
export const connectionDoubted = 'connection doubted';
