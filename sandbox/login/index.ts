import { randomUUID } from 'node:crypto';
import type { Clock } from '../kernel/clock';
import { isGuid } from '../kernel/guid';
import { sameOrigins } from '../kernel/loopback';
import type { Service } from '../kernel/service';
import type { ShellOptions } from '../kernel/service-shell';
import type { LoginSettings } from '../settings';
import { decideClientCredentials } from './client-credentials';
import { openIdConfiguration, publicKeys } from './discovery';
import { LoginError, loginErrorResponse, notSupported, onlyPost, secretInvalid, tenantNotFound } from './errors';
import type { SigningKey } from './signing-key';
import type { Tenant, Tenants } from './tenants';
import type { Tokens } from './tokens';

export interface LoginOptions {
  readonly tenants: Tenants;
  readonly tokens: Tokens;
  readonly key: SigningKey;
  readonly clock: Clock;
  readonly settings: LoginSettings;
  /**
   * Whether a tenant that nobody has made known is a partner's all the same: whoever runs the sandbox may know of it
   * from elsewhere. Asked once: a partner tenant is known from then on.
   */
  readonly isPartnerTenant?: (tenantId: string) => Promise<boolean>;
}

/** Entra's sign-in service, as far as applications need it: `/{tenant}/oauth2/v2.0/token` and its discovery documents. */
export function createLogin(options: LoginOptions): Service & { readonly shell: ShellOptions } {
  const { tenants, tokens, key, clock, settings } = options;

  const failed = (error: LoginError, request: Request) =>
    loginErrorResponse(error, {
      now: clock.now(),
      traceId: randomUUID(),
      correlationId: request.headers.get('client-request-id') ?? randomUUID(),
    });

  async function issueToken(request: Request, tenant: Tenant): Promise<Response> {
    if (request.method !== 'POST') throw onlyPost();
    // The sandbox's own address is a resource too: the environment that its Dataverse is.
    const resources = [...settings.resources, ...sameOrigins(request.url)];
    const claims = decideClientCredentials(new URLSearchParams(await request.text()), tenant, { ...settings, resources });
    const body = {
      token_type: 'Bearer',
      expires_in: settings.tokenSeconds,
      ext_expires_in: settings.tokenSeconds,
      access_token: tokens.issue(claims),
    };
    return Response.json(body, { headers: { 'Cache-Control': 'no-store' } });
  }

  /** A tenant that is known, or becomes known now. */
  async function tenantOf(name: string): Promise<Tenant | undefined> {
    const known = tenants.find(name);
    const tenantId = name.toLowerCase();
    if (known || !isGuid(tenantId) || !(await options.isPartnerTenant?.(tenantId))) return known;
    tenants.put({ tenantId, displayName: `Partner ${tenantId.slice(0, 8)}`, defaultDomain: `${tenantId}.onmicrosoft.com`, kind: 'partner' });
    return tenants.find(name);
  }

  async function answer(request: Request, path: string): Promise<Response> {
    const [name = '', ...rest] = path.split('/').slice(1).map(decodeSegment);
    const endpoint = rest.join('/');
    const tenant = await tenantOf(name);
    if (tenant === undefined) throw tenantNotFound(name);
    const authority = `${new URL(request.url).href.split(path)[0]}/${name}`;
    switch (endpoint) {
      case 'oauth2/v2.0/token':
        return issueToken(request, tenant);
      case 'v2.0/.well-known/openid-configuration':
        return Response.json(openIdConfiguration(authority, tenant));
      case 'discovery/v2.0/keys':
        return Response.json(publicKeys(key));
      default:
        throw notSupported(`${request.method} /{tenant}/${endpoint}`);
    }
  }

  return {
    name: 'login',
    async handle(request, path) {
      try {
        return await answer(request, path);
      } catch (error) {
        if (error instanceof LoginError) return failed(error, request);
        throw error;
      }
    },
    close: () => undefined,
    reset: () => tenants.reset(),
    shell: {
      maxBodyBytes: settings.maxBodyBytes,
      error: ({ status, code, message }, request) =>
        failed(
          status === 401
            ? secretInvalid()
            : new LoginError(
                status,
                code ?? 'temporarily_unavailable',
                90033,
                message ?? 'A transient error has occurred. Please try again.',
              ),
          request,
        ),
    },
  };
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw tenantNotFound(segment);
  }
}
