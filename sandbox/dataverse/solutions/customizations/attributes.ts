import { notSupported } from '../../errors';
import { localOptionSetName } from '../../metadata/builders/table';
import { metadataId } from '../../metadata/identity';
import type { AttributeMetadata, AttributeType, OptionSetMetadata, RequiredLevel } from '../../metadata/types';
import { badColumnName, inconsistent, invalidXml } from '../import-errors';
import { child, isYes, numberOf, textOf, type XmlElement } from '../xml';
import { labelsOf } from './labels';
import { readOptionSet } from './option-sets';

/** A column of the file, with the choice that is its own. */
export interface AttributePart {
  readonly attribute: AttributeMetadata;
  readonly optionSet?: OptionSetMetadata;
}

/** CrmDataType of the customizations schema, as far as the sandbox has such columns. */
const TYPES: Readonly<Record<string, AttributeType>> = {
  nvarchar: 'String', ntext: 'Memo', int: 'Integer', bigint: 'BigInt', timestamp: 'BigInt', decimal: 'Decimal', float: 'Double', money: 'Money',
  datetime: 'DateTime', bit: 'Boolean', picklist: 'Picklist', state: 'State', status: 'Status', lookup: 'Lookup', customer: 'Customer', owner: 'Owner',
  primarykey: 'Uniqueidentifier', uniqueidentifier: 'Uniqueidentifier',
};
const KNOWN_BUT_NOT_PLAYED = new Set(['multiselectpicklist', 'partylist', 'image', 'file', 'virtual', 'managedproperty', 'HierarchyId', 'binary', 'varbinary']);

const REQUIRED_LEVELS: Readonly<Record<string, RequiredLevel>> = {
  none: 'None', recommended: 'Recommended', required: 'ApplicationRequired', applicationrequired: 'ApplicationRequired', systemrequired: 'SystemRequired',
};

const RANGES: Partial<Record<AttributeType, readonly [number, number]>> = {
  Integer: [-2147483648, 2147483647],
  BigInt: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  Decimal: [-100000000000, 100000000000],
  Double: [-100000000000, 100000000000],
  Money: [-922337203685477, 922337203685477],
};

/**
 * Columns that only mirror another (the name of a lookup's target, for instance) are not columns of their
 * own: reading shows them as annotations.
 */
export const isShadow = (element: XmlElement) => textOf(element, 'AttributeOf') !== undefined || isYes(textOf(element, 'IsLogical'));

/** Reads one `<attribute>` of a table. */
export function readAttribute(table: string, element: XmlElement): AttributePart {
  const schemaName = textOf(element, 'Name') ?? element.attributes.PhysicalName ?? '';
  const logicalName = (textOf(element, 'LogicalName') ?? schemaName).toLowerCase();
  const typeName = textOf(element, 'Type') ?? '';
  const isCustom = isYes(textOf(element, 'IsCustomField'));
  if (!/^\w{1,100}$/.test(logicalName)) throw invalidXml(`'${logicalName}' is not a valid column name of the table '${table}'.`);
  if (isCustom && !/^[a-z][a-z0-9]{1,7}_/.test(logicalName)) throw badColumnName(logicalName);
  const type = TYPES[typeName];
  if (!type) throw KNOWN_BUT_NOT_PLAYED.has(typeName) ? notSupported(`columns of type '${typeName}' (${table}.${logicalName})`) : inconsistent(`The column '${table}.${logicalName}' has the unknown type '${typeName}'.`);
  const optionSet = ownOptionSet(table, logicalName, element);
  const attribute: AttributeMetadata = {
    metadataId: metadataId('attribute', `${table}.${logicalName}`),
    logicalName,
    schemaName: element.attributes.PhysicalName ?? schemaName,
    type,
    displayName: labelsOf(element, 'displaynames'),
    description: labelsOf(element, 'Descriptions'),
    requiredLevel: REQUIRED_LEVELS[textOf(element, 'RequiredLevel')?.toLowerCase() ?? 'none'] ?? 'None',
    isCustom,
    isPrimaryId: typeName === 'primarykey',
    isPrimaryName: (textOf(element, 'DisplayMask') ?? '').split('|').includes('PrimaryName'),
    isValidForCreate: textOf(element, 'ValidForCreateApi') !== '0',
    isValidForUpdate: textOf(element, 'ValidForUpdateApi') !== '0',
    isValidForRead: textOf(element, 'ValidForReadApi') !== '0',
    isAuditEnabled: isYes(textOf(element, 'IsAuditEnabled')),
    ...typePart(type, element),
    ...choicePart(type, element, optionSet, `${table}.${logicalName}`),
  };
  return optionSet ? { attribute, optionSet } : { attribute };
}

function typePart(type: AttributeType, element: XmlElement): Partial<AttributeMetadata> {
  const format = textOf(element, 'Format');
  const autoNumberFormat = textOf(element, 'AutoNumberFormat');
  if (type === 'String' || type === 'Memo') {
    return { maxLength: numberOf(element, 'MaxLength') ?? 100, format: format ?? 'text', ...(autoNumberFormat && { autoNumberFormat }) };
  }
  if (type === 'DateTime') {
    const behavior = ({ 2: 'DateOnly', 3: 'TimeZoneIndependent' } as const)[numberOf(element, 'Behavior') ?? 1] ?? 'UserLocal';
    return { format: format ?? 'datetime', dateTimeBehavior: behavior };
  }
  const range = RANGES[type];
  if (!range) return {};
  const precision = numberOf(element, 'Accuracy');
  return {
    minValue: numberOf(element, 'MinValue') ?? range[0],
    maxValue: numberOf(element, 'MaxValue') ?? range[1],
    ...(type !== 'Integer' && type !== 'BigInt' && { precision: precision ?? 2 }),
    ...(format && { format }),
  };
}

function ownOptionSet(table: string, column: string, element: XmlElement): OptionSetMetadata | undefined {
  const own = child(element, 'optionset');
  return own && readOptionSet(own, own.attributes.Name ?? localOptionSetName(table, column));
}

function choicePart(type: AttributeType, element: XmlElement, optionSet: OptionSetMetadata | undefined, column: string): Partial<AttributeMetadata> {
  if (type !== 'Boolean' && type !== 'Picklist' && type !== 'State' && type !== 'Status') return {};
  const optionSetName = optionSet?.name ?? textOf(element, 'OptionSetName');
  if (!optionSetName) throw inconsistent(`The column '${column}' has neither an option set of its own nor the name of a global one.`);
  const defaultValue = numberOf(element, 'AppDefaultValue');
  return { optionSetName, ...(defaultValue !== undefined && defaultValue !== -1 && (type === 'Boolean' || type === 'Picklist') && { defaultValue }) };
}
