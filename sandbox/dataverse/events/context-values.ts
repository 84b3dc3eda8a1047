import type { StoredRow, StoredValue } from '../environment';
import type { AttributeMetadata } from '../metadata/types';
import type { Table } from '../metadata/catalog';

/**
 * How values stand in a RemoteExecutionContext: the JSON of Microsoft's data contract serialiser. Source:
 * Microsoft Learn "Use webhooks to create external handlers for server events"; choices and money, which that
 * page's example lacks, after payloads of real environments that are published with open-source test suites.
 */
const CONTRACTS = 'http://schemas.microsoft.com/xrm/2011/Contracts';
const TYPE = {
  entity: `Entity:${CONTRACTS}`,
  entityReference: `EntityReference:${CONTRACTS}`,
  optionSetValue: `OptionSetValue:${CONTRACTS}`,
  money: `Money:${CONTRACTS}`,
};

/** What a dictionary becomes. */
export interface Pair<T = unknown> {
  readonly key: string;
  readonly value: T;
}

/** An SDK entity as the serialiser writes it; `__type` only where the member's declared type is `object`. */
export interface SerializedEntity {
  readonly __type?: string;
  readonly Attributes: readonly Pair[];
  readonly EntityState: null;
  readonly FormattedValues: readonly Pair<string>[];
  readonly Id: string;
  readonly KeyAttributes: readonly Pair[];
  readonly LogicalName: string;
  readonly RelatedEntities: readonly Pair[];
  readonly RowVersion: null;
}

/** An entity as an image: without `__type`. */
export const entity = (logicalName: string, id: string, attributes: readonly Pair[]): SerializedEntity => ({
  Attributes: attributes,
  EntityState: null,
  FormattedValues: [],
  Id: id,
  KeyAttributes: [],
  LogicalName: logicalName,
  RelatedEntities: [],
  RowVersion: null,
});

/** An entity as an input parameter. */
export const typedEntity = (logicalName: string, id: string, attributes: readonly Pair[]): SerializedEntity =>
  ({ __type: TYPE.entity, ...entity(logicalName, id, attributes) });

/** A reference without `__type`, for members that are declared as references. */
export const reference = (logicalName: string, id: string, name: string | null = null) =>
  ({ Id: id, KeyAttributes: [], LogicalName: logicalName, Name: name, RowVersion: null });

/** A reference as a value or an input parameter. */
export const typedReference = (logicalName: string, id: string) =>
  ({ __type: TYPE.entityReference, ...reference(logicalName, id) });

/** A moment as the serialiser writes it. @param suffix the offset that OperationCreatedOn carries */
export const serializedDate = (moment: Date, suffix = '') => `/Date(${moment.getTime()}${suffix})/`;

/**
 * The attributes of a row.
 * @param names logical names; those that are no columns of the table, or hold only the target's type, are left out
 */
export function attributesOf(table: Table, row: StoredRow, names: Iterable<string>): Pair[] {
  const pairs: Pair[] = [];
  for (const name of names) {
    const attribute = table.attribute(name);
    if (!attribute || attribute.type === 'EntityName') continue;
    pairs.push({ key: name, value: serializedValue(attribute, row[name] ?? null, row) });
  }
  return pairs;
}

/** One value in the form that its column's type has in the SDK. @param row where the type of a lookup's target stands */
function serializedValue(attribute: AttributeMetadata, value: StoredValue, row: StoredRow): unknown {
  if (value === null) return null;
  switch (attribute.type) {
    case 'Boolean':
      return value !== 0;
    case 'Picklist': case 'State': case 'Status':
      return { __type: TYPE.optionSetValue, Value: value };
    case 'Money':
      return { __type: TYPE.money, Value: value };
    case 'Lookup': case 'Customer': case 'Owner':
      return typedReference(targetOf(attribute, row), String(value));
    case 'DateTime':
      return serializedDate(new Date(value));
    case 'BigInt': case 'Decimal': case 'Double': case 'Integer':
      return value;
    case 'EntityName': case 'Memo': case 'String': case 'Uniqueidentifier':
      return value;
  }
}

function targetOf(attribute: AttributeMetadata, row: StoredRow): string {
  const stored = attribute.targetTypeAttribute ? row[attribute.targetTypeAttribute] : undefined;
  return typeof stored === 'string' ? stored : (attribute.targets?.[0] ?? '');
}
