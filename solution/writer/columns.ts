import { logicalName, type ChoiceColumn, type Column, type Table } from '@gdap-manager/entities';
import { attributeElement, SHOWN, type Attribute } from './attribute';
import { localOptionSet, yesNoOptionSet } from './option-sets';
import { value, values, type XmlNode } from './xml';

/** The numbers of `Behavior`: Learn, "Behavior and format of the date and time column". */
const DateTimeBehavior = { userLocal: 1, dateOnly: 2, timeZoneIndependent: 3 } as const;

/** A column of ours as `customizations.xml` describes it. */
export function columnElement(table: Table, schemaName: string, column: Column): XmlNode {
  const isPrimaryName = schemaName === table.primaryName;
  const requiredLevel = column.required ?? 'none';
  return attributeElement({
    schemaName,
    displayName: column.displayName,
    description: column.description,
    custom: true,
    requiredLevel,
    displayMask: [isPrimaryName && 'PrimaryName', SHOWN, requiredLevel === 'required' && 'RequiredForForm'].filter(Boolean).join('|'),
    canCreate: true,
    canUpdate: true,
    audited: column.auditing ?? table.auditing,
    searchable: isPrimaryName,
    retrievable: isPrimaryName,
    ...partOfKind(table, schemaName, column),
  });
}

type KindPart = Pick<Attribute, 'type' | 'typePart' | 'autoNumberFormat'>;

function partOfKind(table: Table, schemaName: string, column: Column): KindPart {
  switch (column.kind) {
    case 'text':
      return text(column.maxLength, column.format ?? 'text');
    case 'autonumber':
      return { ...text(column.maxLength, 'text'), autoNumberFormat: column.pattern };
    case 'memo':
      return { type: 'ntext', typePart: values({ Format: 'textarea', MaxLength: column.maxLength }) };
    case 'wholeNumber':
      return { type: 'int', typePart: values({ Format: 'none', MinValue: column.min, MaxValue: column.max }) };
    case 'decimal':
      return { type: 'decimal', typePart: values({ MinValue: column.min, MaxValue: column.max, Accuracy: column.precision }) };
    case 'date':
      return dateTime('date', 'dateOnly');
    case 'dateTime':
      return dateTime('datetime', column.behavior);
    case 'yesNo':
      return {
        type: 'bit',
        typePart: [
          value('AppDefaultValue', column.default),
          yesNoOptionSet(table, logicalName(schemaName), { ...column, yes: column.yes ?? 'Yes', no: column.no ?? 'No' }),
        ],
      };
    case 'choice':
      return { type: 'picklist', typePart: [value('AppDefaultValue', defaultValue(column)), options(table, schemaName, column)] };
    case 'lookup':
      // The target is in the relationship alone.
      return { type: 'lookup', typePart: values({ LookupStyle: 'single', LookupTypes: '' }) };
  }
}

const text = (maxLength: number, format: string): KindPart => ({
  type: 'nvarchar',
  // Length counts bytes, two a character.
  typePart: values({ Format: format, MaxLength: maxLength, Length: 2 * maxLength }),
});

const dateTime = (format: 'date' | 'datetime', behavior: keyof typeof DateTimeBehavior): KindPart => ({
  type: 'datetime',
  typePart: values({ Format: format, CanChangeDateTimeBehavior: true, Behavior: DateTimeBehavior[behavior] }),
});

/** -1 says that a choice has no default. */
const defaultValue = (column: ChoiceColumn): number => (column.default === undefined ? -1 : column.options[column.default]!.value);

const options = (table: Table, schemaName: string, column: ChoiceColumn): XmlNode =>
  column.global
    ? value('OptionSetName', logicalName(column.global.schemaName))
    : localOptionSet(table, logicalName(schemaName), { ...column, options: Object.values(column.options) });
