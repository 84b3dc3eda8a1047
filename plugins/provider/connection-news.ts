import type { ProviderFacts, ProviderWrite } from './facts';

/**
 * Whether something else is to be said of a provider's connection than its row says already. Microsoft names each
 * refusal anew: the id of the call alone is no news, or a broken connection would be written at every sweep. Pure.
 */
export const isNews = ({ connectionState, connectionMessage }: ProviderFacts, found: Omit<ProviderWrite, 'id'>): boolean =>
  connectionState !== found.state || steady(connectionMessage) !== steady(found.message);

const steady = (message: string | null) => message?.replace(/, request [^()]*\)$/, ')') ?? null;
