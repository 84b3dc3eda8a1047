import { errorOfStatus, notFound, principalNotPermitted } from '../errors';
import type { Caller } from '../../login/tokens';
import type { Route } from './routes';

/** What decides whether somebody gets to see delegated administration; asked for where it matters. */
export interface GdapFacts {
  readonly caller: Caller;
  /** Whoever is signed in is an Admin agent of the partner. */
  isAdminAgent(): boolean;
  /** The application by which delegated administration works stands in the partner's tenant. */
  hasServicePrincipal(): boolean;
}

/**
 * What GDAP makes of a caller who has the permission. Pure. People who are no Admin agents see nothing, by design
 * (microsoft-graph-docs-contrib #8921); people without a second factor are refused; applications can give no roles where
 * Microsoft's own application is missing (msgraph-sdk-dotnet #2602).
 * @throws GraphError where the call is refused
 */
export function gdapAccess({ method, pattern }: Pick<Route, 'method' | 'pattern'>, { caller, isAdminAgent, hasServicePrincipal }: GdapFacts): 'open' | 'nothing' {
  if (!/^\/tenantRelationships\/delegatedAdmin/i.test(pattern)) return 'open';
  if (caller.person === undefined) {
    if (method !== 'GET' && pattern.includes('/accessAssignments') && !hasServicePrincipal()) throw errorOfStatus(500);
    return 'open';
  }
  if (!caller.person.mfa) throw principalNotPermitted();
  if (isAdminAgent()) return 'open';
  if (method !== 'GET') throw principalNotPermitted();
  if (pattern.endsWith('}')) throw notFound('object', pattern.split('/').at(-1) ?? '');
  return 'nothing';
}
