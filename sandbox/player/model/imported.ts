import type { StoredRow } from '../../dataverse/environment';
import type { Table } from '../../dataverse/metadata/catalog';
import { ComponentType } from '../../dataverse/solutions/customizations/component';
import { parseXml, textOf } from '../../dataverse/solutions/xml';
import { findPlatformRows } from '../../dataverse/storage/platform-rows';
import { openSolutionParts } from '../../dataverse/storage/solution-parts';
import type { ChartModel, FormModel, ViewModel } from '../app-model';
import { chartOf } from './charts';
import { appComponents } from './components';
import { flag, labelIn, readable, type ModelContext } from './context';
import { formOf, isPlayed } from './forms/form';
import { viewOf } from './views';

/** Forms, views and charts of the environment as an app shows them, and how tables look. */
export interface ImportedRows {
  forms(table: Table): FormModel[];
  views(table: Table): ViewModel[];
  charts(table: Table): ChartModel[];
  presentation(table: string): { readonly icon?: string | undefined; readonly allowsQuickCreate: boolean };
}

/** Views that people choose from; the others work behind lookups and searches and are always there. */
const PUBLIC_VIEW = 0;

/** @param appXml the app module as it was imported: where it names forms, views or charts of a table, it shows those only */
export function openImported(context: ModelContext, appXml: string | undefined): ImportedRows {
  const { environment } = context;
  const parts = openSolutionParts(environment.database);
  const sources = (type: number) => new Map(parts.sources(type).map(({ id, xml }) => [id, parseXml(xml, 'a stored definition')]));
  const names = { form: sources(ComponentType.Form), view: sources(ComponentType.View), chart: sources(ComponentType.Chart) };
  const tables = new Map(parts.sources(ComponentType.Entity).map(({ name, xml }) => [name, parseXml(xml, 'a stored definition')]));
  const listed = appComponents(appXml);
  const chosen = (type: number, rows: readonly StoredRow[], key: string) => {
    const ids = new Set(listed.filter((component) => component.type === type).map(({ id }) => id));
    const some = rows.filter((row) => ids.has(String(row[key])));
    return some.length > 0 ? some : rows;
  };
  const nameOf = (kind: keyof typeof names, id: unknown, row: StoredRow) => labelIn(context, names[kind].get(String(id)), 'LocalizedNames') || String(row.name ?? '');
  return {
    forms(table) {
      const rows = findPlatformRows(environment, 'systemform', { objecttypecode: table.logicalName }).filter(isPlayed);
      const forms = chosen(ComponentType.Form, rows, 'formid').flatMap((row) => {
        const name = nameOf('form', row.formid, row);
        return readable(context, `The form '${name}' of '${table.logicalName}'`, () => formOf(context, table, row, name));
      });
      return withDefaults(forms.sort((a, b) => a.order - b.order || a.name.localeCompare(b.name)));
    },
    views(table) {
      const rows = findPlatformRows(environment, 'savedquery', { returnedtypecode: table.logicalName });
      const isPublic = (row: StoredRow) => Number(row.querytype ?? 0) === PUBLIC_VIEW;
      return [...chosen(ComponentType.View, rows.filter(isPublic), 'savedqueryid'), ...rows.filter((row) => !isPublic(row))]
        .flatMap((row) => {
          const name = nameOf('view', row.savedqueryid, row);
          return readable(context, `The view '${name}' of '${table.logicalName}'`, () => viewOf(context, table, row, name));
        })
        .sort((a, b) => a.queryType - b.queryType || a.name.localeCompare(b.name));
    },
    charts(table) {
      if (!context.catalog.table('savedqueryvisualization')) return [];
      const rows = findPlatformRows(environment, 'savedqueryvisualization', { primaryentitytypecode: table.logicalName });
      return chosen(ComponentType.Chart, rows, 'savedqueryvisualizationid')
        .flatMap((row) => {
          const name = nameOf('chart', row.savedqueryvisualizationid, row);
          return readable(context, `The chart '${name}' of '${table.logicalName}'`, () => chartOf(context, row, name));
        })
        .sort((a, b) => a.name.localeCompare(b.name));
    },
    presentation(table) {
      const source = tables.get(table);
      return {
        icon: textOf(source, 'IconVectorName') ?? textOf(source, 'IconMediumName') ?? textOf(source, 'IconSmallName'),
        allowsQuickCreate: source === undefined || flag(textOf(source, 'IsQuickCreateEnabled'), false),
      };
    },
  };
}

/** Of each type the first form is what people get, unless a row says otherwise. */
const withDefaults = (forms: readonly FormModel[]): FormModel[] =>
  forms.map((form) => {
    const sameType = forms.filter(({ type }) => type === form.type);
    return { ...form, isDefault: sameType.some(({ isDefault }) => isDefault) ? form.isDefault : sameType[0] === form };
  });
