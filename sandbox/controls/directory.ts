import type { Hono } from 'hono';
import type { ServicePrincipalStore } from '../graph/service-principals/store';
import { isGuid } from '../kernel/guid';
import type { ApplicationConsent, Consents } from '../login/consents';
import { GLOBAL_ADMINISTRATOR } from '../login/directory/roles';
import type { DirectoryUser, Users } from '../login/directory/users';
import type { Tenant, Tenants } from '../login/tenants';
import type { LoginSettings } from '../settings';
import { InputError, readFlag, readJson, readTenantId, readText } from './input';

export const directoryHelp = {
  'GET, POST /sandbox/users':
    'people who can sign in, of partners or ?tenantId=…; {"tenantId", "userPrincipalName", "displayName", "directoryRoles": ["…"] | "globalAdministrator": true, "adminAgent": true | false, "mfa": true | false}',
  'GET, POST, DELETE /sandbox/consents':
    'what applications may do; {"tenantId", "clientId", "roles"?: ["…"], "scopes"?: ["…"], "disabled"?: true | false}; without roles and scopes an administrator grants all. DELETE {"tenantId", "clientId"} withdraws everything',
  'GET, POST, DELETE /sandbox/service-principals':
    'applications in a tenant, ?tenantId=…; {"tenantId", "appId"} puts one there or removes it, such as 2832473f-ec63-45fb-976f-5d45a7d4bb91',
};

export interface DirectoryControls {
  readonly tenants: Tenants;
  readonly users: Users;
  readonly consents: Consents;
  readonly servicePrincipals: ServicePrincipalStore;
  readonly loginSettings: LoginSettings;
}

/** Controls of what an administrator sets in a tenant's directory. */
export function addDirectoryControls(app: Hono, { tenants, users, consents, servicePrincipals, loginSettings }: DirectoryControls): void {
  const known = (tenantId: string): Tenant => {
    const tenant = tenants.find(tenantId);
    if (tenant === undefined) throw new InputError(`There is no tenant '${tenantId}'. POST /sandbox/tenants makes one.`);
    return tenant;
  };

  app.get('/users', (context) => {
    const tenantId = context.req.query('tenantId');
    const asked = tenantId === undefined ? tenants.list().filter(({ kind }) => kind === 'partner') : [known(tenantId)];
    return context.json({ users: asked.flatMap((tenant) => users.list(tenant)) });
  });
  app.post('/users', async (context) => {
    const user = readUser(await readJson(context));
    const { defaultDomain } = known(user.tenantId);
    if (user.userPrincipalName.split('@')[1]?.toLowerCase() !== defaultDomain.toLowerCase())
      throw new InputError(`'userPrincipalName' must end with the tenant's domain, @${defaultDomain}.`);
    return context.json(users.put(user), 201);
  });

  app.get('/consents', (context) => context.json({ consents: consents.list() }));
  app.post('/consents', async (context) => {
    const body = await readJson(context);
    const { tenantId, clientId } = readApplication(body, 'clientId');
    known(tenantId);
    const { roles, scopes, disabled } = readConsent(body);
    if (disabled !== undefined) consents.setDisabled(tenantId, clientId, disabled);
    const all = disabled === undefined && roles === undefined && scopes === undefined;
    const newRoles = all ? loginSettings.graphRoles : roles;
    const newScopes = all ? loginSettings.graphScopes : scopes;
    if (newRoles) consents.grantRoles(tenantId, clientId, newRoles);
    if (newScopes) consents.grantScopes(tenantId, clientId, 'https://graph.microsoft.com', newScopes, null);
    return context.json(consents.find(tenantId, clientId), 201);
  });
  app.delete('/consents', async (context) => {
    const { tenantId, clientId } = readApplication(await readJson(context), 'clientId');
    consents.withdraw(tenantId, clientId);
    return context.json(consents.find(tenantId, clientId) satisfies ApplicationConsent);
  });

  app.get('/service-principals', (context) => {
    const { tenantId } = known(context.req.query('tenantId') ?? '');
    return context.json({ servicePrincipals: servicePrincipals.list(tenantId) });
  });
  app.post('/service-principals', async (context) => {
    const { tenantId, clientId } = readApplication(await readJson(context), 'appId');
    return context.json(servicePrincipals.put(known(tenantId).tenantId, clientId), 201);
  });
  app.delete('/service-principals', async (context) => {
    const { tenantId, clientId } = readApplication(await readJson(context), 'appId');
    servicePrincipals.remove(known(tenantId).tenantId, clientId);
    return context.body(null, 204);
  });
}

function readApplication(body: Record<string, unknown>, name: 'clientId' | 'appId') {
  const tenantId = readTenantId(body);
  const clientId = readText(body, name).toLowerCase();
  if (!isGuid(clientId)) throw new InputError(`'${name}' must be a GUID.`);
  return { tenantId, clientId };
}

function readUser(body: Record<string, unknown>): Omit<DirectoryUser, 'id'> {
  const userPrincipalName = readText(body, 'userPrincipalName');
  if (!/^[^@\s]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(userPrincipalName))
    throw new InputError("'userPrincipalName' must be a name with a domain, such as anna@contoso.onmicrosoft.com.");
  const roles = readTexts(body, 'directoryRoles') ?? [];
  if (!roles.every(isGuid)) throw new InputError("'directoryRoles' must be template ids of roles.");
  return {
    tenantId: readTenantId(body),
    displayName: readText(body, 'displayName'),
    userPrincipalName,
    directoryRoles: readFlag(body, 'globalAdministrator', false) ? [...new Set([...roles, GLOBAL_ADMINISTRATOR])] : roles,
    adminAgent: readFlag(body, 'adminAgent', false),
    mfa: readFlag(body, 'mfa', true),
  };
}

const readConsent = (body: Record<string, unknown>) => ({
  roles: readTexts(body, 'roles'),
  scopes: readTexts(body, 'scopes'),
  disabled: body['disabled'] === undefined ? undefined : readFlag(body, 'disabled', false),
});

function readTexts(body: Record<string, unknown>, name: string): string[] | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || !value.every((each) => typeof each === 'string')) throw new InputError(`'${name}' must be a list of texts.`);
  return value as string[];
}
