import type { TableModel } from '../../app-model';
import type { GridHandle } from '../contracts';
import { cellText } from '../format/cells';
import { localeOf } from '../format/locale';
import { columnOf } from '../grid/columns';
import type { Player, WebApiError, WebApiRow } from '../player';
import { toCsv } from './csv';

/** More rows than this are not exported at once. */
const limit = 10_000;
const pageSize = 1000;

/** Saves the rows of a list, with its filters and in its order, as a CSV file. */
export async function exportRows({ api, app, dialogs, session }: Player, table: TableModel, grid: GridHandle): Promise<void> {
  const view = table.views.find(({ id }) => id === grid.viewId);
  if (!view) return;
  dialogs.showProgress(`Exporting ${view.name}`);
  try {
    const rows: WebApiRow[] = [];
    let next: string | undefined;
    do {
      const page = await api.fetch(table.entitySetName, grid.fetchXml(), { pageSize, ...(next ? { next } : {}) });
      rows.push(...page.rows);
      next = page.next;
    } while (next && rows.length < limit);
    dialogs.closeProgress();
    const locale = localeOf(session.languageId);
    save(`${view.name}.csv`, toCsv([view.columns.map(({ label }) => label), ...rows.map((row) => view.columns.map((column) => cellText(row, column.name, columnOf(app, column), locale)))]));
    if (next) await dialogs.alert({ text: `The first ${rows.length} rows were exported. Filter the list to export the others.` });
  } catch (reason) {
    dialogs.closeProgress();
    await dialogs.error({ message: `The list was not exported. ${(reason as WebApiError).message}` });
  }
}

function save(name: string, text: string): void {
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  const url = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replace(/[\\/:*?"<>|]/g, '_');
  link.click();
  URL.revokeObjectURL(url);
}
