import type { ProviderFacts } from '../provider/facts';

/** What stands for a provider's sign-in: providers with the same one see the same relationships. Pure. */
export const signInOf = ({ partnerTenantId, clientId, secretName }: Pick<ProviderFacts, 'partnerTenantId' | 'clientId' | 'secretName'>): string => `${partnerTenantId} ${clientId} ${secretName}`;
