import type { GraphContext } from './context';
import type { GraphAnswer, GraphCall } from './http/call';
import type { Route } from './http/routes';

/** `GET /organization`: the caller's own tenant, as far as checking a connection needs it. */
export function organizationRoutes({ tenants }: GraphContext): Route[] {
  function list({ base, caller }: GraphCall): GraphAnswer {
    const tenant = tenants.find(caller.tid);
    const value =
      tenant === undefined
        ? []
        : [
            {
              id: tenant.tenantId,
              displayName: tenant.displayName,
              verifiedDomains: [{ name: tenant.defaultDomain, isDefault: true, isInitial: true, type: 'Managed' }],
            },
          ];
    return { status: 200, body: { '@odata.context': `${base}/$metadata#organization`, value } };
  }
  return [{ method: 'GET', pattern: '/organization', permissions: ['Organization.Read.All', 'Directory.Read.All'], handler: list }];
}
