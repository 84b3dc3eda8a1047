import type { WebApi } from './web-api';

/** Somebody who works in the environment: a person, or the user of an application. */
export interface NewUser {
  readonly id: string;
  readonly firstName?: string;
  readonly lastName: string;
  /** E-mail address, from which invitations are sent. */
  readonly address?: string;
  /** Client id of the application whose user it is. */
  readonly applicationId?: string;
  /** Names of security roles. */
  readonly roles: readonly string[];
}

/** Makes a user, or brings one up to date, and gives it the roles. Safe to repeat. */
export async function ensureUser(api: WebApi, { id, firstName, lastName, address, applicationId, roles }: NewUser): Promise<void> {
  const [unit] = await api.list<{ businessunitid: string }>('businessunits?$select=businessunitid&$filter=_parentbusinessunitid_value eq null');
  await api.upsert(`systemusers(${id})`, {
    ...(firstName && { firstname: firstName }),
    lastname: lastName,
    ...(address && { internalemailaddress: address }),
    ...(applicationId && { applicationid: applicationId, accessmode: 4 }),
    'businessunitid@odata.bind': `/businessunits(${unit?.businessunitid})`,
  });
  for (const name of roles) await assignRole(api, id, name);
}

async function assignRole(api: WebApi, userId: string, roleName: string): Promise<void> {
  const [role] = await api.list<{ roleid: string }>(`roles?$select=roleid&$filter=name eq '${roleName}'`);
  if (!role) throw new Error(`The security role '${roleName}' is not in this environment: it comes with the solution.`);
  await api.associate(`systemusers(${userId})/systemuserroles_association`, `roles(${role.roleid})`);
}
