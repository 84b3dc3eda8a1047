import type { LoginSettings } from '../settings';
import type { Consents } from './consents';
import type { DirectoryUser, Users } from './directory/users';
import type { Grants } from './grants';
import type { Tenant, Tenants } from './tenants';
import type { Tokens } from './tokens';

/** What the endpoints of signing in work with. */
export interface LoginContext {
  readonly tenants: Tenants;
  readonly users: Users;
  readonly consents: Consents;
  readonly grants: Grants;
  readonly tokens: Tokens;
  readonly settings: LoginSettings;
  /** Sandbox time in milliseconds since 1970: what grants end by. */
  now(): number;
  /** Whether people of a partner may sign in to a customer's tenant: a delegated admin relationship is in force. */
  administers(partnerTenantId: string, customerTenantId: string): boolean;
}

/** The tenant that an address names; without `tenant` it is any: `organizations`, `common`. */
export interface Authority {
  readonly name: string;
  readonly tenant?: Tenant;
}

/** The tenant in which somebody signs in there: the one that the address names, else their own. */
export const tenantFor = ({ tenants }: LoginContext, { tenant }: Authority, user: DirectoryUser): Tenant => {
  const found = tenant ?? tenants.find(user.tenantId);
  if (found === undefined) throw new Error(`The tenant of ${user.userPrincipalName} is gone.`);
  return found;
};

/** Whether somebody has any business in a tenant. */
export const mayEnter = ({ administers }: LoginContext, user: DirectoryUser, tenantId: string): boolean =>
  user.tenantId === tenantId || administers(user.tenantId, tenantId);
