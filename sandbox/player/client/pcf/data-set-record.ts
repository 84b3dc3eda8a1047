import type { TableModel, ViewColumnModel } from '../../app-model';
import { cellLookup, cellText, keyOf } from '../format/cells';
import type { Locale } from '../format/locale';
import { readValue } from '../form-runtime/values';
import type { Player, WebApiRow } from '../player';

type EntityRecord = ComponentFramework.PropertyHelper.DataSetApi.EntityRecord;

/** One row of a data set, as components have it. Lookups are references, dates are Date. */
export function createRecord(player: Player, table: TableModel, columns: readonly ViewColumnModel[], row: WebApiRow, locale: Locale): EntityRecord {
  const id = String(row[table.primaryId] ?? '');
  const columnOf = (name: string) => {
    const shown = columns.find((column) => column.name === name);
    return shown ? player.app.tables[shown.table]?.columns[shown.column] : table.columns[name];
  };
  const record = {
    getRecordId: () => id,
    getNamedReference: () => ({ id: { guid: id }, etn: table.logicalName, name: String(row[table.primaryName] ?? '') }),
    getFormattedValue: (name: string) => {
      const column = columnOf(name);
      return column ? cellText(row, name, column, locale) : '';
    },
    getValue: (name: string) => {
      const column = columnOf(name);
      if (!column) return null;
      const lookup = cellLookup(row, name, column);
      if (lookup) return { id: { guid: lookup.id }, etn: lookup.entityType, name: lookup.name ?? '' };
      return readValue(column, { [column.logicalName]: row[keyOf(row, name, column)] });
    },
  };
  return record as unknown as EntityRecord;
}
