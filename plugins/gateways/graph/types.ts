/** A GDAP relationship as our side sees it. Moments are milliseconds since 1970, always whole seconds. */
export interface Relationship {
  /** Opaque; two GUIDs joined by a hyphen today. */
  readonly id: string;
  readonly etag: string;
  readonly displayName: string;
  /** Microsoft's word (`delegatedAdminRelationshipStatus`); new words may come at any time. */
  readonly status: string;
  readonly durationDays: number;
  /** Whether Microsoft extends it by 180 days at its end. */
  readonly autoExtend: boolean;
  readonly customerTenantId: string | undefined;
  /** As Microsoft has it, where it has one. */
  readonly customerName?: string;
  /** Template ids, lower case. */
  readonly roleIds: readonly string[];
  readonly modifiedOn: number | undefined;
  /** Only where an indirect provider made it for us, its reseller (`resellerDelegatedAdminRelationship`). */
  readonly reseller: { /** Lower case. */ readonly indirectProviderTenantId: string; readonly isPartnerConsentPending: boolean } | undefined;
  readonly activatedOn: number | undefined;
  readonly endsOn: number | undefined;
}

/** What a list of relationships tells of each: enough to see whether anything changed. */
export type RelationshipSummary = Omit<Relationship, 'roleIds'>;

/** What we ask for when we create a relationship; everything can be changed until it is locked. */
export interface RelationshipSpec {
  readonly displayName: string;
  readonly durationDays: number;
  readonly autoExtend: boolean;
  readonly customerTenantId: string;
  readonly roleIds: readonly string[];
}

/** A security group's roles in a relationship. */
export interface Assignment {
  readonly id: string;
  readonly etag: string;
  /** Object id of the security group, lower case. */
  readonly groupId: string;
  readonly roleIds: readonly string[];
  /** pending, active, deleting, deleted, error, or a new word. */
  readonly status: string;
}

/** One change of a relationship's assignments. */
export type AssignmentChange =
  | { readonly do: 'create'; readonly groupId: string; readonly roleIds: readonly string[] }
  | { readonly do: 'update'; readonly groupId: string; readonly roleIds: readonly string[]; readonly id: string; readonly etag: string }
  | { readonly do: 'remove'; readonly groupId: string; readonly id: string; readonly etag: string };
