import { randomUUID } from 'node:crypto';
import type { Clock } from '../kernel/clock';
import { allowEveryOrigin, preflight } from '../kernel/cors';
import type { SandboxDatabase } from '../kernel/database';
import { isGuid } from '../kernel/guid';
import { sameOrigins } from '../kernel/loopback';
import type { Service } from '../kernel/service';
import type { ShellOptions } from '../kernel/service-shell';
import type { LoginSettings } from '../settings';
import { adminConsent } from './authorize/admin-consent';
import { authorize } from './authorize/authorize';
import type { Consents } from './consents';
import type { Authority, LoginContext } from './context';
import { answerDeviceCode } from './device/device-code';
import { devicePage } from './device/device-page';
import type { Users } from './directory/users';
import { instanceDiscovery, openIdConfiguration, publicKeys } from './discovery';
import { LoginError, loginErrorResponse, notSupported, secretInvalid, tenantNotFound } from './errors';
import { errorByNumber } from './errors-by-number';
import { createGrants } from './grants';
import { logOut } from './log-out';
import { errorPage } from './pages';
import type { SigningKey } from './signing-key';
import type { Tenant, Tenants } from './tenants';
import { answerToken } from './token/token';
import type { Tokens } from './tokens';

export interface LoginOptions {
  readonly database: SandboxDatabase;
  readonly tenants: Tenants;
  readonly users: Users;
  readonly consents: Consents;
  readonly tokens: Tokens;
  readonly key: SigningKey;
  readonly clock: Clock;
  readonly settings: LoginSettings;
  /**
   * Whether a tenant that nobody has made known is a partner's all the same: whoever runs the sandbox may know of it
   * from elsewhere. Asked once: a partner tenant is known from then on.
   */
  readonly isPartnerTenant?: (tenantId: string) => Promise<boolean>;
  /** Whether people of a partner may sign in to a customer's tenant. */
  readonly administers: (partnerTenantId: string, customerTenantId: string) => boolean;
}

/** Entra's sign-in service, as far as applications and the people who use them need it. */
export function createLogin(options: LoginOptions): Service & { readonly shell: ShellOptions } {
  const { database, tenants, users, consents, tokens, key, clock, settings } = options;
  const now = () => clock.now().getTime();
  const context: LoginContext = { tenants, users, consents, tokens, settings, now, grants: createGrants(database, now), administers: options.administers };

  const failed = (error: LoginError, request: Request) =>
    loginErrorResponse(error, {
      now: clock.now(),
      traceId: randomUUID(),
      correlationId: request.headers.get('client-request-id') ?? randomUUID(),
    });

  /** A tenant that is known, or becomes known now. */
  async function tenantOf(name: string): Promise<Tenant | undefined> {
    const known = tenants.find(name);
    const tenantId = name.toLowerCase();
    if (known || !isGuid(tenantId) || !(await options.isPartnerTenant?.(tenantId))) return known;
    tenants.put({ tenantId, displayName: `Partner ${tenantId.slice(0, 8)}`, defaultDomain: `${tenantId}.onmicrosoft.com`, kind: 'partner' });
    return tenants.find(name);
  }

  async function authorityOf(name: string): Promise<Authority> {
    if (/^(organizations|common)$/i.test(name)) return { name };
    const tenant = await tenantOf(name);
    if (tenant === undefined) throw tenantNotFound(name);
    return { name, tenant };
  }

  async function answer(request: Request, path: string): Promise<Response> {
    const [name = '', ...rest] = path.split('/').slice(1).map(decodeSegment);
    const endpoint = rest.join('/');
    const root = new URL(request.url).href.split(path)[0] ?? '';
    // The sandbox's own address is a resource too: the environment that its Dataverse is.
    const resources = [...settings.resources, ...sameOrigins(request.url)];
    if (name === 'device' && endpoint === '') return devicePage(context, request, authorityOf, resources);
    const authority = await authorityOf(name);
    switch (endpoint) {
      case 'oauth2/v2.0/authorize':
        return authorize(context, authority, request, resources);
      case 'v2.0/adminconsent':
        return adminConsent(context, authority, request, 2, resources);
      case 'adminconsent':
        return adminConsent(context, authority, request, 1, resources);
      case 'oauth2/v2.0/logout':
        return logOut(context, request);
      case 'oauth2/v2.0/token':
        return allowEveryOrigin(request, await answerToken(context, authority, request, resources));
      case 'oauth2/v2.0/devicecode':
        return allowEveryOrigin(request, await answerDeviceCode(context, authority, request, `${root}/device`, resources));
      case 'v2.0/.well-known/openid-configuration':
        return allowEveryOrigin(request, Response.json(openIdConfiguration(`${root}/${name}`, authority)));
      case 'discovery/v2.0/keys':
        return allowEveryOrigin(request, Response.json(publicKeys(key)));
      case 'discovery/instance':
        return allowEveryOrigin(request, Response.json(instanceDiscovery(root, new URL(request.url).searchParams.get('authorization_endpoint'))));
      default:
        throw notSupported(`${request.method} /{tenant}/${endpoint}`);
    }
  }

  return {
    name: 'login',
    async handle(request, path) {
      if (request.method === 'OPTIONS') return preflight(request);
      try {
        return await answer(request, path);
      } catch (error) {
        if (!(error instanceof LoginError)) throw error;
        // People get a page, programs what they can read.
        return request.headers.get('accept')?.includes('text/html') ? errorPage(error) : allowEveryOrigin(request, failed(error, request));
      }
    },
    close: () => undefined,
    reset() {
      for (const part of [tenants, users, consents, context.grants]) part.reset();
    },
    shell: {
      maxBodyBytes: settings.maxBodyBytes,
      error: ({ status, code, message }, request) =>
        allowEveryOrigin(
          request,
          failed(
            errorByNumber(code) ??
              (status === 401
                ? secretInvalid()
                : new LoginError(status, code ?? 'temporarily_unavailable', 90033, message ?? 'A transient error has occurred. Please try again.')),
            request,
          ),
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
