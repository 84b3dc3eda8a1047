/** A customer as Microsoft Graph's `contracts` or `delegatedAdminCustomers` name it. */
export interface CustomerListing {
  /** Lower case. */
  readonly tenantId: string;
  readonly displayName: string | undefined;
  /** Of a contract; copied when the partnership began and not refreshed (Graph, "contract resource type"). */
  readonly defaultDomain: string | undefined;
}

/** A security group of the partner's own tenant. */
export interface DirectoryGroup {
  /** Lower case. */
  readonly id: string;
  readonly displayName: string;
  readonly description: string | undefined;
  readonly isRoleAssignable: boolean;
}

/** A page of what has changed. What was there in earlier pages and is named again has changed meanwhile. */
export interface ChangesPage<T> {
  readonly changed: readonly T[];
  /** Ids of what is not there any more, lower case. */
  readonly removed: readonly string[];
  /** Only on the last page: where the next round goes on from. Good for seven days (Graph, "Use delta query"). */
  readonly nextRound: string | undefined;
}

/** The position of a round is too old, or not known any more: begin anew. */
export class PositionLost extends Error {
  constructor() {
    super('Microsoft does not know the position in its list of changes any more.');
    this.name = 'PositionLost';
  }
}

/** A role of `directoryRoleTemplates`. */
export interface RoleTemplate {
  /** Lower case. */
  readonly id: string;
  readonly displayName: string;
  readonly description: string | undefined;
}

/** Microsoft Graph's directory of the partner's own tenant. Every method throws ServiceError. */
export interface DirectoryGateway {
  /** All of them from the beginning, or what has changed since. @param since `nextRound` of an earlier round @throws PositionLost */
  contractChanges(since?: string): AsyncIterable<ChangesPage<CustomerListing>>;
  /** The `nextRound` from now on, without reading what is there. */
  contractPosition(): Promise<string>;
  /** All contracts, on pages several times as large as those of changes. */
  contractPages(): AsyncIterable<readonly CustomerListing[]>;
  delegatedAdminCustomerPages(): AsyncIterable<readonly CustomerListing[]>;
  /** Security groups; all of them, or what has changed since. A group that is a security group no more is `removed`. @throws PositionLost */
  groupChanges(since?: string): AsyncIterable<ChangesPage<DirectoryGroup>>;
  /** Security groups of exactly this name, as Graph compares names. */
  groupsNamed(displayName: string): Promise<readonly DirectoryGroup[]>;
  /** Those of the groups with these ids that Entra has, twenty in a call. */
  groupsById(ids: readonly string[]): Promise<readonly DirectoryGroup[]>;
  /** Makes a security group. @throws OutcomeUnknownError: look for it by its name */
  createGroup(group: { readonly displayName: string; readonly description: string | undefined }): Promise<DirectoryGroup>;
  roleTemplates(): Promise<readonly RoleTemplate[]>;
  /** Whether the application with this id has a service principal in the tenant. */
  hasServicePrincipal(appId: string): Promise<boolean>;
  /** Makes it; nothing happens where it is there. Needs Application.ReadWrite.All. */
  createServicePrincipal(appId: string): Promise<void>;
}
