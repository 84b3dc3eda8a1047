/** Something that an application may be granted on a resource. */
export interface Permission {
  /** In plain words, for the page that asks for consent. */
  readonly words: string;
  /** Only an administrator may consent. Source: Microsoft Graph permissions reference. */
  readonly administratorsOnly: boolean;
}

const forAdministrators = (words: string): Permission => ({ words, administratorsOnly: true });
const forEverybody = (words: string): Permission => ({ words, administratorsOnly: false });

/** Microsoft Graph under each of its names. */
export const graphNames: readonly string[] = ['https://graph.microsoft.com', '00000003-0000-0000-c000-000000000000'];
export const GRAPH = 'https://graph.microsoft.com';

/** Delegated permissions on Microsoft Graph that the sandbox knows; others do not exist there. */
const graphScopes: Readonly<Record<string, Permission>> = {
  'User.Read': forEverybody('Sign in and read your profile'),
  'User.ReadBasic.All': forEverybody('Read the basic profiles of all people'),
  'User.Read.All': forAdministrators('Read the profiles of all people'),
  'User.Invite.All': forAdministrators('Invite guests'),
  'Group.Read.All': forAdministrators('Read all groups'),
  'Group.ReadWrite.All': forAdministrators('Read, make and change all groups'),
  'GroupMember.Read.All': forAdministrators('Read who is a member of which group'),
  'Directory.Read.All': forAdministrators('Read the directory'),
  'Directory.ReadWrite.All': forAdministrators('Read and change the directory'),
  'Directory.AccessAsUser.All': forAdministrators('Use the directory as you'),
  'Organization.Read.All': forAdministrators('Read what is known of the organisation'),
  'RoleManagement.Read.Directory': forAdministrators('Read roles and who has them'),
  'RoleManagement.ReadWrite.Directory': forAdministrators('Read and change who has which role'),
  'Application.Read.All': forAdministrators('Read applications'),
  'Application.ReadWrite.All': forAdministrators('Read, make and change applications'),
  'AppRoleAssignment.ReadWrite.All': forAdministrators('Grant permissions to applications'),
  'DelegatedPermissionGrant.ReadWrite.All': forAdministrators('Grant delegated permissions'),
  'DelegatedAdminRelationship.Read.All': forAdministrators('Read delegated admin relationships with customers'),
  'DelegatedAdminRelationship.ReadWrite.All': forAdministrators('Manage delegated admin relationships with customers'),
  'CrossTenantInformation.ReadBasic.All': forAdministrators('Read the names of other tenants'),
};

/** What every other resource has. */
const otherScopes: Readonly<Record<string, Permission>> = { user_impersonation: forEverybody('Use it as you') };

/** One name a resource: Microsoft Graph by its address. */
export const canonicalResource = (resource: string): string => (graphNames.includes(resource) ? GRAPH : resource);

/** The delegated permissions of a resource by their names. */
export const scopesOf = (resource: string): Readonly<Record<string, Permission>> => (canonicalResource(resource) === GRAPH ? graphScopes : otherScopes);
