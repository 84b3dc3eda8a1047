import { cellText } from '../format/cells';
import type { Locale } from '../format/locale';
import type { LookupValue, WebApi, WebApiRow } from '../player';
import type { TableModel } from '../../app-model';
import { lookupFetchXml, type LookupTarget } from './lookup-query';

/** A row that a lookup offers. */
export interface FoundRow {
  readonly value: LookupValue;
  readonly name: string;
  /** What else the view shows of it, to tell it from others of the same name. */
  readonly details: readonly string[];
}

export interface Found {
  readonly rows: readonly FoundRow[];
  /** Whether there are more than these. */
  readonly hasMore: boolean;
}

/** How many other columns of the view stand below a name. */
const detailColumns = 2;

/** Rows of every target that begin with what was typed, in the order of the targets. One call for each. */
export async function searchRows(
  api: WebApi, targets: readonly LookupTarget[], typed: string, pageSize: number, tables: Readonly<Record<string, TableModel>>, locale: Locale,
): Promise<Found> {
  const pages = await Promise.all(
    targets.map(async (target) => {
      const { rows, next } = await api.fetch(target.table.entitySetName, lookupFetchXml(target, typed), { pageSize });
      return { rows: rows.map((row) => foundRow(row, target, tables, locale)), hasMore: next !== undefined };
    }),
  );
  return { rows: pages.flatMap(({ rows }) => rows), hasMore: pages.some(({ hasMore }) => hasMore) };
}

function foundRow(row: WebApiRow, { table, view }: LookupTarget, tables: Readonly<Record<string, TableModel>>, locale: Locale): FoundRow {
  const given = row[table.primaryName];
  const name = typeof given === 'string' && given !== '' ? given : `(${table.displayName} without a name)`;
  const details = view.columns
    .filter(({ name: column }) => column !== table.primaryName)
    .slice(0, detailColumns)
    .flatMap(({ name: column, table: of, column: logicalName }) => {
      const definition = tables[of]?.columns[logicalName];
      const text = definition ? cellText(row, column, definition, locale) : '';
      return text === '' ? [] : [text];
    });
  return { value: { id: String(row[table.primaryId]).toLowerCase(), name, entityType: table.logicalName }, name, details };
}
