import type { ColumnModel, TableModel } from '../../app-model';
import type { Player } from '../player';
import { collection } from './collection';

/** `AttributeTypeCode` by kind of column. Source: Learn "AttributeTypeCode". */
const TYPE_CODES: Readonly<Record<ColumnModel['type'], number>> = {
  yesNo: 0, customer: 1, dateTime: 2, decimal: 3, wholeNumber: 5, lookup: 6, memo: 7, money: 8, owner: 9,
  choice: 11, state: 12, status: 13, text: 14, id: 15, other: 17, choices: 17,
};

/** `Xrm.Utility.getEntityMetadata`: a table, and those of its columns that were asked for. Rejects for tables outside of the app. */
export function entityMetadata(player: Player, name: string, columns: readonly string[]): Promise<object> {
  const table = player.app.tables[name];
  if (!table) return Promise.reject(new Error(`The table '${name}' is not part of this app.`));
  return Promise.resolve(describe(table, columns));
}

function describe(table: TableModel, wanted: readonly string[]): object {
  const columns = wanted.flatMap((name) => table.columns[name] ?? []).map((column) => describeColumn(table, column));
  return {
    LogicalName: table.logicalName, SchemaName: table.schemaName, EntitySetName: table.entitySetName, ObjectTypeCode: table.objectTypeCode,
    DisplayName: table.displayName, DisplayCollectionName: table.pluralName, Description: table.description, PrimaryIdAttribute: table.primaryId, PrimaryNameAttribute: table.primaryName,
    IsQuickCreateEnabled: table.hasQuickCreate, IsActivity: false, OwnershipType: table.ownership,
    Attributes: { ...collection(() => columns, ({ LogicalName }) => LogicalName), ...Object.fromEntries(columns.map((column) => [column.LogicalName, column])) },
  };
}

function describeColumn(table: TableModel, column: ColumnModel) {
  const options = (column.options ?? []).map(({ label, color = null, value, state, defaultStatus }) => [value, { value, text: label, color, state, defaultStatus }] as const);
  return {
    LogicalName: column.logicalName, EntityLogicalName: table.logicalName, DisplayName: column.displayName, AttributeType: TYPE_CODES[column.type],
    OptionSet: Object.fromEntries(options),
    ...(column.maxLength === undefined ? {} : { MaxLength: column.maxLength }),
    ...(column.targets ? { Targets: column.targets.map(({ table: target }) => target) } : {}),
  };
}
