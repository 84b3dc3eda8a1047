/** A JSON object of EntityDefinitions and its kin. */
export type Json = Readonly<Record<string, unknown>>;

/**
 * One definition as the Web API shows it. It can be asked for single properties, followed along navigation
 * properties, and seen as one of its derived types.
 */
export interface Resource {
  /** The names by which a key may find it, such as `LogicalName`, with the value of each; MetadataId is always one. */
  readonly keys: Readonly<Record<string, string>>;
  /** Its type without the namespace, such as `PicklistAttributeMetadata`. */
  readonly type: string;
  /** All properties, those of the derived type too. */
  readonly properties: Json;
  /** The properties that the declared type has; undefined = all. */
  readonly declared?: ReadonlySet<string>;
  /** What can be followed or expanded. */
  readonly navigation: Readonly<Record<string, () => readonly Resource[] | Resource | null>>;
  /** The same definition seen as its derived type. */
  cast?(): Resource;
}
