import { createTokenSource } from '../../gateways/entra/tokens';
import { createGraphConnection } from '../../gateways/graph/connection';
import type { GraphGateway } from '../../gateways/graph/gateway';
import { createGraphGateway } from '../../gateways/graph/graph-gateway';
import type { SecretStore } from '../../gateways/secrets';
import { ServiceError } from '../../gateways/transport/service-error';
import { connection, secretMissing } from '../../request-lifecycle/messages';
import type { ProviderFacts } from '../../request-lifecycle/model';
import { isConnected } from '../../request-lifecycle/validate';

export interface ProviderGateways {
  /** @throws ServiceError of service `entra` where the provider has no connection data or no secret */
  of(provider: ProviderFacts): Promise<GraphGateway>;
}

/** One Graph gateway, and so one cached token, for each connection of a provider; another one as soon as its data or secret change. */
export function createProviderGateways(secrets: SecretStore, { graphUrl, loginUrl }: { graphUrl?: string; loginUrl?: string }): ProviderGateways {
  const gateways = new Map<string, { readonly secret: string; readonly gateway: GraphGateway }>();
  return {
    async of(provider) {
      if (!isConnected(provider)) throw missing(connection.incomplete());
      const { partnerTenantId, clientId, secretName } = provider;
      const secret = await secrets.get(secretName);
      if (!secret) throw missing(connection.noSecret(secretName));
      const key = `${partnerTenantId} ${clientId} ${secretName}`;
      const known = gateways.get(key);
      if (known?.secret === secret) return known.gateway;
      const tokens = createTokenSource({ tenantId: partnerTenantId, clientId, secret }, loginUrl ? { loginUrl } : {});
      const gateway = createGraphGateway(createGraphConnection({ tokens, ...(graphUrl ? { graphUrl } : {}) }));
      gateways.set(key, { secret, gateway });
      return gateway;
    },
  };
}

const missing = (message: string) => new ServiceError({ service: 'entra', status: 401, code: secretMissing, message, outcomeUnknown: false });
