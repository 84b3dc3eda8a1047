import type { Table } from '../../dataverse/metadata/catalog';
import type { AttributeMetadata, AttributeType, OptionMetadata } from '../../dataverse/metadata/types';
import type { ColumnModel, ColumnType, OptionModel } from '../app-model';
import { textOfLabel, type ModelContext } from './context';

const TYPES: Readonly<Record<AttributeType, ColumnType>> = {
  BigInt: 'wholeNumber', Boolean: 'yesNo', Customer: 'customer', DateTime: 'dateTime', Decimal: 'decimal', Double: 'decimal', EntityName: 'other', Integer: 'wholeNumber',
  Lookup: 'lookup', Memo: 'memo', Money: 'money', Owner: 'owner', Picklist: 'choice', State: 'state', Status: 'status', String: 'text', Uniqueidentifier: 'id',
};

const REQUIRED = { None: 'none', Recommended: 'recommended', ApplicationRequired: 'required', SystemRequired: 'system' } as const;

const BEHAVIORS = { UserLocal: 'userLocal', DateOnly: 'dateOnly', TimeZoneIndependent: 'timeZoneIndependent' } as const;

const FORMATS = ['text', 'email', 'url', 'phone', 'textarea', 'date', 'datetime'] as const;

/** The columns of a table that callers may read, by logical name. */
export const columnsOf = (context: ModelContext, table: Table): Record<string, ColumnModel> =>
  Object.fromEntries(table.attributes.filter(({ isValidForRead }) => isValidForRead).map((attribute) => [attribute.logicalName, columnOf(context, table, attribute)]));

function columnOf(context: ModelContext, table: Table, attribute: AttributeMetadata): ColumnModel {
  const type = TYPES[attribute.type];
  const options = optionsOf(context, table, attribute);
  const targets = targetsOf(table, attribute);
  return {
    logicalName: attribute.logicalName,
    schemaName: attribute.schemaName,
    displayName: textOfLabel(context, attribute.displayName) || attribute.schemaName,
    description: textOfLabel(context, attribute.description),
    type,
    required: REQUIRED[attribute.requiredLevel],
    canCreate: attribute.isValidForCreate,
    canUpdate: attribute.isValidForUpdate,
    canSearch: type !== 'other' && !attribute.isPrimaryId,
    ...formatOf(attribute),
    ...(attribute.dateTimeBehavior && { behavior: BEHAVIORS[attribute.dateTimeBehavior] }),
    ...(attribute.maxLength !== undefined && { maxLength: attribute.maxLength }),
    ...(attribute.minValue !== undefined && { min: attribute.minValue }),
    ...(attribute.maxValue !== undefined && { max: attribute.maxValue }),
    ...(attribute.precision !== undefined && { precision: attribute.precision }),
    ...(options && { options }),
    ...(attribute.defaultValue !== undefined && { defaultValue: type === 'yesNo' ? attribute.defaultValue === 1 : attribute.defaultValue }),
    ...(targets && { targets }),
  };
}

function formatOf({ type, format }: AttributeMetadata): Pick<ColumnModel, 'format'> {
  if (type !== 'String' && type !== 'Memo' && type !== 'DateTime') return {};
  return { format: FORMATS.find((known) => known === format?.toLowerCase()) ?? (type === 'DateTime' ? 'datetime' : type === 'Memo' ? 'textarea' : 'text') };
}

function optionsOf(context: ModelContext, table: Table, { optionSetName, type }: AttributeMetadata): OptionModel[] | undefined {
  const options = optionSetName === undefined ? undefined : context.catalog.optionSet(optionSetName)?.options;
  return options?.map((option) => optionOf(context, option, type === 'Status' && table.enforceStateTransitions));
}

const optionOf = (context: ModelContext, option: OptionMetadata, enforcesTransitions: boolean): OptionModel => ({
  value: option.value,
  label: textOfLabel(context, option.label),
  ...(option.color && { color: option.color.toLowerCase() }),
  ...(option.state !== undefined && { state: option.state }),
  ...(option.defaultStatus !== undefined && { defaultStatus: option.defaultStatus }),
  ...(enforcesTransitions && option.transitions && { transitions: option.transitions }),
});

/** An owner's relationship points to `owner`, which stands for users and teams alike. */
function targetsOf(table: Table, { logicalName, type, targets }: AttributeMetadata): ColumnModel['targets'] {
  if (!targets) return undefined;
  const relationships = table.relationshipsOfLookup(logicalName);
  if (type === 'Owner') return targets.map((target) => ({ table: target, navigationProperty: logicalName }));
  return relationships.map(({ referencedEntity, referencingEntityNavigationPropertyName }) => ({ table: referencedEntity, navigationProperty: referencingEntityNavigationPropertyName }));
}
