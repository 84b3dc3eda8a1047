/**
 * The metadata of the embedded Dataverse, in memory and as stored. Names follow Microsoft's
 * EntityMetadata and AttributeMetadata; texts are per language code (1033 = English).
 */

/** Language code (LCID) to text. */
export type Label = Readonly<Record<number, string>>;

/** AttributeTypeCode of the Web API: what `AttributeType` shows in EntityDefinitions. */
export type AttributeType =
  | 'BigInt' | 'Boolean' | 'Customer' | 'DateTime' | 'Decimal' | 'Double' | 'EntityName' | 'Integer' | 'Lookup'
  | 'Memo' | 'Money' | 'Owner' | 'Picklist' | 'State' | 'Status' | 'String' | 'Uniqueidentifier';

export type RequiredLevel = 'None' | 'Recommended' | 'ApplicationRequired' | 'SystemRequired';

export interface OptionMetadata {
  readonly value: number;
  readonly label: Label;
  readonly description?: Label;
  readonly color?: string;
  /** Status options: the state that the option belongs to. */
  readonly state?: number;
  /** State options: the status that a change to this state sets when none is given. */
  readonly defaultStatus?: number;
  /** State options: the language-free name, such as `Active`. */
  readonly invariantName?: string;
  /** Status options: the values to which a change is allowed; undefined = any of the same table. */
  readonly transitions?: readonly number[];
}

export interface OptionSetMetadata {
  readonly metadataId: string;
  readonly name: string;
  readonly displayName: Label;
  readonly isGlobal: boolean;
  readonly type: 'Picklist' | 'Boolean' | 'State' | 'Status';
  readonly options: readonly OptionMetadata[];
}

export interface AttributeMetadata {
  readonly metadataId: string;
  /** Lower case: the name in URLs, JSON and SQL. */
  readonly logicalName: string;
  readonly schemaName: string;
  readonly type: AttributeType;
  readonly displayName: Label;
  readonly description: Label;
  readonly requiredLevel: RequiredLevel;
  readonly isCustom: boolean;
  readonly isPrimaryId: boolean;
  readonly isPrimaryName: boolean;
  readonly isValidForCreate: boolean;
  readonly isValidForUpdate: boolean;
  readonly isValidForRead: boolean;
  readonly isAuditEnabled: boolean;
  /** String, Memo: characters. */
  readonly maxLength?: number;
  /** String: text, email, url, phone, textarea … ; DateTime: date or datetime. */
  readonly format?: string;
  /** String: the pattern of an autonumber column, such as `REQ-{SEQNUM:6}`. */
  readonly autoNumberFormat?: string;
  /** Integer, BigInt, Decimal, Double, Money. */
  readonly minValue?: number;
  readonly maxValue?: number;
  /** Decimal, Double, Money: digits after the point. */
  readonly precision?: number;
  /** DateTime. */
  readonly dateTimeBehavior?: 'UserLocal' | 'DateOnly' | 'TimeZoneIndependent';
  /** Picklist, Boolean, State, Status: the name of the option set in the catalog. */
  readonly optionSetName?: string;
  /** Picklist, Boolean: the value that a new row gets; undefined = none. */
  readonly defaultValue?: number;
  /** Lookup, Owner, Customer: logical names of the tables that it may point to. */
  readonly targets?: readonly string[];
  /** Multi-table lookups: the EntityName column that holds the target's logical name, e.g. `owneridtype`. */
  readonly targetTypeAttribute?: string;
}

export interface EntityKeyMetadata {
  readonly metadataId: string;
  readonly logicalName: string;
  readonly schemaName: string;
  readonly displayName: Label;
  readonly keyAttributes: readonly string[];
}

export type CascadeType = 'NoCascade' | 'Cascade' | 'Active' | 'UserOwned' | 'RemoveLink' | 'Restrict';

/** A one-to-many relationship: one lookup column and the table it points to. */
export interface RelationshipMetadata {
  readonly metadataId: string;
  readonly schemaName: string;
  readonly isCustom: boolean;
  /** The "one" side. */
  readonly referencedEntity: string;
  readonly referencedAttribute: string;
  /** The "many" side, which has the lookup. */
  readonly referencingEntity: string;
  readonly referencingAttribute: string;
  /** Single-valued navigation property on the "many" side: custom lookups keep the case of the schema name. */
  readonly referencingEntityNavigationPropertyName: string;
  /** Collection-valued navigation property on the "one" side. */
  readonly referencedEntityNavigationPropertyName: string;
  readonly cascade: {
    readonly assign: CascadeType;
    readonly delete: CascadeType;
    readonly merge: CascadeType;
    readonly reparent: CascadeType;
    readonly share: CascadeType;
    readonly unshare: CascadeType;
  };
}

/** A many-to-many relationship: two tables and a third one whose rows link them. */
export interface ManyToManyMetadata {
  readonly metadataId: string;
  readonly schemaName: string;
  readonly isCustom: boolean;
  /** Logical name of the table that holds the links. */
  readonly intersectEntityName: string;
  readonly entity1LogicalName: string;
  /** The column of the intersect table that points to the first table. */
  readonly entity1IntersectAttribute: string;
  /** Collection-valued navigation property on the first table. */
  readonly entity1NavigationPropertyName: string;
  readonly entity2LogicalName: string;
  readonly entity2IntersectAttribute: string;
  readonly entity2NavigationPropertyName: string;
}

export interface EntityMetadata {
  readonly metadataId: string;
  /** Lower case; also the name of the SQL table. */
  readonly logicalName: string;
  readonly schemaName: string;
  readonly entitySetName: string;
  readonly objectTypeCode: number;
  readonly displayName: Label;
  readonly displayCollectionName: Label;
  readonly description: Label;
  readonly ownershipType: 'UserOwned' | 'OrganizationOwned' | 'None';
  readonly primaryIdAttribute: string;
  readonly primaryNameAttribute: string | undefined;
  readonly isCustomEntity: boolean;
  readonly isAuditEnabled: boolean;
  readonly isActivity: boolean;
  /** Whether its rows are the links of a many-to-many relationship. */
  readonly isIntersect?: boolean;
  readonly changeTrackingEnabled: boolean;
  /** When true, a status may change only along its `transitions`. */
  readonly enforceStateTransitions: boolean;
  readonly attributes: readonly AttributeMetadata[];
  readonly keys: readonly EntityKeyMetadata[];
}

/** Everything that is known at one moment. Immutable: an import makes a new one. */
export interface MetadataSnapshot {
  readonly entities: readonly EntityMetadata[];
  readonly relationships: readonly RelationshipMetadata[];
  /** Absent where nobody has any. */
  readonly manyToMany?: readonly ManyToManyMetadata[];
  /** Global ones and those of single columns. */
  readonly optionSets: readonly OptionSetMetadata[];
}
