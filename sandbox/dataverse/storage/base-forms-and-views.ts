import type { Environment, StoredRow } from '../environment';
import { baseForms } from '../metadata/base-forms';
import { baseViews } from '../metadata/base-views';
import { readPlatformRow, writePlatformRow } from './platform-rows';

/** Writes the forms and views that every environment has, as far as they are not there: what somebody changed stays. */
export function writeBaseFormsAndViews(environment: Environment): void {
  const add = (table: string, key: string, rows: readonly StoredRow[]) => {
    for (const row of rows) if (!readPlatformRow(environment, table, row[key] as string)) writePlatformRow(environment, table, row);
  };
  add('systemform', 'formid', baseForms);
  add('savedquery', 'savedqueryid', baseViews);
}
