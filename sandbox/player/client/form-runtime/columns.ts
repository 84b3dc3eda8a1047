import type { CellModel, ColumnModel, FormModel, TableModel } from '../../app-model';
import { propertyOf } from './values';

/** All cells of a form: header, tabs in their order, footer. Pure. */
export function cellsOf(form: FormModel): readonly CellModel[] {
  const body = form.tabs.flatMap((tab) => tab.columns.flatMap(({ sections }) => sections.flatMap(({ rows }) => rows.flat())));
  return [...form.header, ...body, ...form.footer];
}

/** Columns that stand on the form, those of code components included: what scripts find by `getAttribute`. Pure. */
export function columnsOnForm(form: FormModel, table: TableModel): readonly ColumnModel[] {
  const names = cellsOf(form).flatMap(({ control }) => [
    ...(control?.column ? [control.column] : []),
    ...Object.values(control?.component?.parameters ?? {}).flatMap((parameter) => ('column' in parameter ? [parameter.column] : [])),
  ]);
  return known(names, table);
}

/** Columns that the form reads, beyond those that it shows what tells its title, state and owner. Pure. */
export function columnsToRead(form: FormModel, table: TableModel): readonly ColumnModel[] {
  const own = [table.primaryName, 'statecode', 'statuscode', 'ownerid', 'modifiedon'];
  return [...new Set([...columnsOnForm(form, table), ...known(own, table)])];
}

/** The address of a row with exactly these columns, relative to the service root. Pure. */
export function rowPath(table: TableModel, id: string, columns: readonly ColumnModel[]): string {
  const properties = new Set([table.primaryId, ...columns.map(propertyOf)]);
  return `${table.entitySetName}(${id})?$select=${[...properties].join(',')}`;
}

/** Columns of kinds that the player does not know are left out: the Web API may not know them either. */
const known = (names: readonly string[], table: TableModel): readonly ColumnModel[] =>
  [...new Set(names)].flatMap((name) => {
    const column = table.columns[name];
    return column && column.type !== 'other' ? [column] : [];
  });
