import { isLookup } from '../../query/columns';
import type { Catalog, Table } from '../catalog';
import type { AttributeMetadata, AttributeType } from '../types';
import { labelJson, managedProperty } from './label';
import { optionSetResource } from './option-set';
import type { Json, Resource } from './resource';

const CLASSES: Partial<Record<AttributeType, string>> = { Owner: 'Lookup', Customer: 'Lookup', Uniqueidentifier: 'UniqueIdentifier' };
const STRING_FORMATS: Readonly<Record<string, string>> = { text: 'Text', email: 'Email', url: 'Url', phone: 'Phone', textarea: 'TextArea' };

/** The class of a column: `PicklistAttributeMetadata`. */
const attributeClass = (type: AttributeType) => `${CLASSES[type] ?? type}AttributeMetadata`;

/** A column. Seen as its class it also shows its option set and the properties of its kind. */
export function attributeResource(catalog: Catalog, table: Table, attribute: AttributeMetadata): Resource {
  const type = attributeClass(attribute.type);
  const common = commonProperties(table, attribute);
  const own = ownProperties(attribute);
  const keys = { MetadataId: attribute.metadataId, LogicalName: attribute.logicalName };
  const cast: Resource = { keys, type, properties: { ...common, ...own }, navigation: optionSets(catalog, attribute) };
  const properties = { '@odata.type': `#Microsoft.Dynamics.CRM.${type}`, ...cast.properties };
  return { keys, type, properties, declared: new Set(Object.keys(common)), navigation: {}, cast: () => cast };
}

function commonProperties(table: Table, attribute: AttributeMetadata): Json {
  return {
    MetadataId: attribute.metadataId,
    HasChanged: null,
    AttributeOf: companionOf(table, attribute),
    AttributeType: attribute.type,
    AttributeTypeName: { Value: `${attribute.type}Type` },
    ColumnNumber: table.attributes.indexOf(attribute) + 1,
    Description: labelJson(attribute.description),
    DisplayName: labelJson(attribute.displayName),
    DeprecatedVersion: null,
    IntroducedVersion: null,
    EntityLogicalName: table.logicalName,
    LogicalName: attribute.logicalName,
    SchemaName: attribute.schemaName,
    IsAuditEnabled: managedProperty(attribute.isAuditEnabled, 'canmodifyauditsettings'),
    IsCustomAttribute: attribute.isCustom,
    IsCustomizable: managedProperty(true, 'iscustomizable'),
    IsDataSourceSecret: false,
    IsFilterable: false,
    IsLogical: false,
    IsManaged: false,
    IsPrimaryId: attribute.isPrimaryId,
    IsPrimaryName: attribute.isPrimaryName,
    IsRequiredForForm: false,
    IsRetrievable: attribute.isValidForRead,
    IsSearchable: false,
    IsSecured: false,
    IsValidForAdvancedFind: managedProperty(attribute.isValidForRead, 'canmodifysearchsettings'),
    IsValidForCreate: attribute.isValidForCreate,
    IsValidForForm: attribute.isValidForRead,
    IsValidForGrid: attribute.isValidForRead,
    IsValidForRead: attribute.isValidForRead,
    IsValidForUpdate: attribute.isValidForUpdate,
    IsValidODataAttribute: companionOf(table, attribute) === null,
    RequiredLevel: managedProperty(attribute.requiredLevel, 'canmodifyrequirementlevelsettings', attribute.requiredLevel !== 'SystemRequired'),
    SourceType: attribute.type === 'Uniqueidentifier' || isLookup(attribute) ? null : 0,
    AutoNumberFormat: attribute.type === 'String' ? attribute.autoNumberFormat ?? '' : null,
  };
}

/** The lookup whose target's table this column names, or null. */
const companionOf = (table: Table, { logicalName }: AttributeMetadata) =>
  table.attributes.find(({ targetTypeAttribute }) => targetTypeAttribute === logicalName)?.logicalName ?? null;

function ownProperties({ type, maxLength, format, minValue, maxValue, precision, dateTimeBehavior, defaultValue, targets }: AttributeMetadata): Json {
  switch (type) {
    case 'String':
    case 'Memo': {
      const name = STRING_FORMATS[format ?? 'text'] ?? 'Text';
      return { MaxLength: maxLength, Format: name, FormatName: { Value: name }, ImeMode: 'Auto', IsLocalizable: false, ...(type === 'String' && { DatabaseLength: (maxLength ?? 0) * 2, YomiOf: null, FormulaDefinition: '' }) };
    }
    case 'Integer': return { MinValue: minValue, MaxValue: maxValue, Format: 'None', FormulaDefinition: '' };
    case 'BigInt': return { MinValue: minValue, MaxValue: maxValue };
    case 'Decimal':
    case 'Double': return { MinValue: minValue, MaxValue: maxValue, Precision: precision, ImeMode: 'Auto' };
    case 'Money': return { MinValue: minValue, MaxValue: maxValue, Precision: precision, PrecisionSource: 0, ImeMode: 'Auto', IsBaseCurrency: false, CalculationOf: null };
    case 'DateTime': return { Format: format === 'date' ? 'DateOnly' : 'DateAndTime', DateTimeBehavior: { Value: dateTimeBehavior }, ImeMode: 'Inactive', MinSupportedValue: '1753-01-01T00:00:00Z', MaxSupportedValue: '9999-12-31T23:59:59Z' };
    case 'Boolean': return { DefaultValue: defaultValue === 1, FormulaDefinition: '' };
    case 'Picklist':
    case 'State':
    case 'Status': return { DefaultFormValue: defaultValue ?? (type === 'Picklist' ? -1 : null) };
    case 'Lookup':
    case 'Owner':
    case 'Customer': return { Targets: targets ?? [], Format: 'None' };
    default: return {};
  }
}

/** A column has its own option set or shows a global one: the other navigation property is empty. */
function optionSets(catalog: Catalog, { optionSetName }: AttributeMetadata): Resource['navigation'] {
  const optionSet = optionSetName ? catalog.optionSet(optionSetName) : undefined;
  if (!optionSet) return {};
  const resource = optionSetResource(optionSet);
  return { OptionSet: () => resource, GlobalOptionSet: () => (optionSet.isGlobal ? resource : null) };
}
