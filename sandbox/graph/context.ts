import type { SandboxDatabase } from '../kernel/database';
import type { DirectoryUser } from '../login/directory/users';
import type { Tenants } from '../login/tenants';
import type { Caller } from '../login/tokens';
import type { GraphSettings } from '../settings';
import type { ContractStore } from './contracts/store';
import type { ChangeLog } from './delta/change-log';
import type { RoleTemplateStore } from './directory-roles/store';
import type { GroupStore } from './groups/store';
import type { RelationshipStore } from './relationships/store';
import type { ServicePrincipalStore } from './service-principals/store';

/** What Graph's handlers work with. */
export interface GraphContext {
  readonly database: SandboxDatabase;
  readonly relationships: RelationshipStore;
  readonly groups: GroupStore;
  readonly contracts: ContractStore;
  readonly roleTemplates: RoleTemplateStore;
  /** What a delta query is answered from. */
  readonly changes: ChangeLog;
  readonly servicePrincipals: ServicePrincipalStore;
  readonly tenants: Tenants;
  /** Whoever is signed in, in the tenant that they are signed in to; undefined where an application calls for itself. */
  personOf(caller: Caller): DirectoryUser | undefined;
  readonly settings: GraphSettings;
  /** A new GUID. */
  newId(): string;
}

/** Permissions that a GET of GDAP needs one of. */
export const readPermissions = ['DelegatedAdminRelationship.Read.All', 'DelegatedAdminRelationship.ReadWrite.All'];
/** The permission that every change of GDAP needs. */
export const writePermissions = ['DelegatedAdminRelationship.ReadWrite.All'];

/** Where relationships stand below the base address. */
export const RELATIONSHIPS = '/tenantRelationships/delegatedAdminRelationships';
