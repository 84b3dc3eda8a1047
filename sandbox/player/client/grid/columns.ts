import type { AppModel, ColumnModel, ViewColumnModel } from '../../app-model';

/** The definition behind a column of a layout. What the model does not know is shown as it comes. */
export function columnOf(app: Pick<AppModel, 'tables'>, { table, column, label }: ViewColumnModel): ColumnModel {
  return (
    app.tables[table]?.columns[column] ?? {
      logicalName: column, schemaName: column, displayName: label, description: '', type: 'other', required: 'none', canCreate: false, canUpdate: false, canSearch: false,
    }
  );
}
