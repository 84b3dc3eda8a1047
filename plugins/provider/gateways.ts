import { createTokenSource, type TokenSource } from '../gateways/entra/tokens';
import { createGraphConnection, type GraphConnection } from '../gateways/graph/connection';
import type { DirectoryGateway } from '../gateways/graph/directory-gateway';
import type { GraphGateway } from '../gateways/graph/gateway';
import { createGraphDirectory } from '../gateways/graph/graph-directory';
import { createGraphGateway } from '../gateways/graph/graph-gateway';
import type { PartnerCenterGateway } from '../gateways/partner-center/gateway';
import { createPartnerCenterGateway, publicPartnerCenterUrl } from '../gateways/partner-center/partner-center-gateway';
import type { SecretStore } from '../gateways/secrets';
import { ServiceError } from '../gateways/transport/service-error';
import { isConnected, type ProviderFacts } from './facts';
import { connection, secretMissing } from './messages';

/**
 * Microsoft, as the partner tenant of a provider. Every method throws ServiceError of service `entra` where the
 * provider has no connection data or no secret.
 */
export interface ProviderGateways {
  /** GDAP. */
  of(provider: ProviderFacts): Promise<GraphGateway>;
  /** The partner's own directory. */
  directoryOf(provider: ProviderFacts): Promise<DirectoryGateway>;
  partnerCenterOf(provider: ProviderFacts): Promise<PartnerCenterGateway>;
  /**
   * What the application may do on Graph by its access token (`roles`), to tell people which permission is missing.
   * Always by a new token: one that was given before the consent changed says nothing of it.
   */
  grantedPermissions(provider: ProviderFacts): Promise<readonly string[]>;
}

/** Where the services are; default Microsoft's public addresses. */
export interface ServiceAddresses {
  /** What stands before `/v1.0`. */
  readonly graphUrl?: string;
  /** What stands before `/{tenant}/oauth2/v2.0/token`. */
  readonly loginUrl?: string;
  /** What stands before `/v1/customers`. */
  readonly partnerCenterUrl?: string;
}

/** All that is made once for a connection of a provider. */
interface Connected {
  readonly secret: string;
  readonly tokens: TokenSource;
  readonly graph: GraphConnection;
  /** One, for it sends together what is asked for at the same time. */
  readonly gateway: GraphGateway;
  readonly partnerCenter: PartnerCenterGateway;
}

/** One set of gateways, and so one cached token a service, for each connection of a provider; another one as soon as its data or secret change. */
export function createProviderGateways(secrets: SecretStore, { graphUrl, loginUrl, partnerCenterUrl }: ServiceAddresses): ProviderGateways {
  const connections = new Map<string, Connected>();

  async function connect(provider: ProviderFacts): Promise<Connected> {
    if (!isConnected(provider)) throw missing(connection.incomplete());
    const { partnerTenantId: tenantId, clientId, secretName } = provider;
    const secret = await secrets.get(secretName);
    if (!secret) throw missing(connection.noSecret(secretName));
    const key = `${tenantId} ${clientId} ${secretName}`;
    const known = connections.get(key);
    if (known?.secret === secret) return known;
    const sources = (resource?: string) => createTokenSource({ tenantId, clientId, secret }, { ...(loginUrl ? { loginUrl } : {}), ...(resource ? { resource } : {}) });
    const tokens = sources();
    const graph = createGraphConnection({ tokens, ...(graphUrl ? { graphUrl } : {}) });
    const made: Connected = {
      secret,
      tokens,
      graph,
      gateway: createGraphGateway(graph),
      partnerCenter: createPartnerCenterGateway({ tokens: sources(publicPartnerCenterUrl), ...(partnerCenterUrl ? { partnerCenterUrl } : {}) }),
    };
    connections.set(key, made);
    return made;
  }

  return {
    of: async (provider) => (await connect(provider)).gateway,
    directoryOf: async (provider) => createGraphDirectory((await connect(provider)).graph),
    partnerCenterOf: async (provider) => (await connect(provider)).partnerCenter,
    async grantedPermissions(provider) {
      const { tokens } = await connect(provider);
      tokens.forget();
      return rolesIn(await tokens.get());
    },
  };
}

/** The application permissions that an access token carries. Only for telling people: Graph itself decides. */
function rolesIn(token: string): string[] {
  try {
    const { roles } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as { roles?: unknown };
    return Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [];
  } catch {
    return [];
  }
}

const missing = (message: string) => new ServiceError({ service: 'entra', status: 401, code: secretMissing, message, outcomeUnknown: false });
