import type { Environment, StoredRow } from '../environment';
import type { Table } from '../metadata/catalog';
import type { AttributeMetadata } from '../metadata/types';
import { printExpandOptions } from '../odata/print-options';
import { isLookup, propertyOf } from '../query/columns';
import { formattedValue } from './formatted';
import type { LoadedRow } from './load';
import { type Names, namesBehindLookups, targetOf } from './lookup-names';
import type { Preferences } from './preferences';
import type { ExpandedSelection, Selection } from './selection';

/** Names of the annotations of a property. */
export const FORMATTED = 'OData.Community.Display.V1.FormattedValue';
export const LOGICAL_NAME = 'Microsoft.Dynamics.CRM.lookuplogicalname';
export const NAVIGATION = 'Microsoft.Dynamics.CRM.associatednavigationproperty';

type Json = Record<string, unknown>;

/** What printing needs to know about the request. */
interface Printer {
  readonly environment: Environment;
  /** Ends with `/`. */
  readonly serviceRoot: string;
  readonly preferences: Preferences;
  readonly names: Names;
}

/** The version of a row as the Web API tells it. */
export const etagOf = (row: StoredRow) => `W/"${row.versionnumber ?? 0}"`;

/** Rows as JSON. Annotations stand before the property that they are about. */
export function printRows(request: Omit<Printer, 'names'>, selection: Selection, rows: readonly LoadedRow[]): Json[] {
  const { environment, preferences } = request;
  const names: Names = preferences.includesAnnotation(FORMATTED) ? namesBehindLookups(environment, selection, rows) : () => undefined;
  return rows.map((row) => ({ ...etagMember(selection, row), ...printRow({ ...request, names }, selection, row) }));
}

const etagMember = ({ table }: Selection, { row }: LoadedRow): Json =>
  (table.attribute('versionnumber') ? { '@odata.etag': etagOf(row) } : {});

function printRow(printer: Printer, { table, attributes, expands }: Selection, loaded: LoadedRow): Json {
  const printed: Json = {};
  for (const attribute of attributes) printColumn(printer, printed, table, attribute, loaded.row);
  for (const expanded of expands) printExpanded(printer, printed, table, expanded, loaded);
  return printed;
}

function printColumn({ environment, preferences, names }: Printer, printed: Json, table: Table, attribute: AttributeMetadata, row: StoredRow): void {
  const value = row[attribute.logicalName] ?? null;
  const property = propertyOf(attribute);
  // Made only when asked for: formatting costs more than all else about a row.
  const annotate = (annotation: string, text: () => string | undefined) => {
    const shown = preferences.includesAnnotation(annotation) ? text() : undefined;
    if (shown !== undefined) printed[`${property}@${annotation}`] = shown;
  };
  if (!isLookup(attribute)) annotate(FORMATTED, () => formattedValue(environment.catalog(), attribute, value));
  else if (value !== null) {
    const target = targetOf(attribute, row);
    annotate(NAVIGATION, () => navigationTo(table, attribute, target));
    annotate(LOGICAL_NAME, () => target);
    annotate(FORMATTED, () => names(target, String(value)));
  }
  printed[property] = attribute.type === 'Boolean' && value !== null ? value === 1 : value;
}

/**
 * A list carries its own address: where the rest is, or, where the list is not paged, of itself. Its rows have ETags,
 * those behind lookups have none.
 * Source: Microsoft Learn "Join tables using OData".
 */
function printExpanded(printer: Printer, printed: Json, table: Table, { item, many, paged, selection }: ExpandedSelection, { row, expanded }: LoadedRow): void {
  const { rows = [], next } = expanded.get(item.name) ?? {};
  const values = item.reference
    ? rows.map((target) => ({ '@odata.id': `${printer.serviceRoot}${selection.table.entitySetName}(${target.row[selection.table.primaryIdAttribute]})` }))
    : rows.map((target) => ({ ...(many ? etagMember(selection, target) : {}), ...printRow(printer, selection, target) }));
  printed[item.name] = many ? values : (values[0] ?? null);
  if (!many || (paged && next === undefined)) return;
  const position = paged ? [['$skiptoken', next]] : item.top === undefined ? [] : [['$top', String(item.top)]];
  const options = [...printExpandOptions(item), ...position].map(([name, text = '']) => `${name}=${encodeURIComponent(text)}`).join('&');
  printed[`${item.name}@odata.nextLink`] = `${printer.serviceRoot}${table.entitySetName}(${row[table.primaryIdAttribute]})/${item.name}${options && `?${options}`}`;
}

/** The navigation property behind a lookup: of a lookup that points to several tables, the one to this table. */
export function navigationTo(table: Table, attribute: AttributeMetadata, target: string | undefined): string | undefined {
  const relationships = table.relationshipsOfLookup(attribute.logicalName);
  const relationship = relationships.find(({ referencedEntity }) => referencedEntity === target) ?? relationships[0];
  return relationship?.referencingEntityNavigationPropertyName;
}
