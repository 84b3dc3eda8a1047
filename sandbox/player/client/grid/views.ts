import type { TableModel, ViewModel } from '../../app-model';

/** `savedquery.querytype` of views that people choose among. */
const publicView = 0;

/** The views that a list offers, by name, the default one first. */
export function viewsToChoose(table: TableModel): readonly ViewModel[] {
  return table.views.filter((view) => view.queryType === publicView).sort((a, b) => Number(b.isDefault) - Number(a.isDefault) || a.name.localeCompare(b.name));
}

/** The view that a list begins with: the one asked for, else the default one. @returns undefined where the table has none */
export function startView(table: TableModel, viewId: string | undefined): ViewModel | undefined {
  return table.views.find((view) => view.id === viewId) ?? viewsToChoose(table)[0] ?? table.views[0];
}
