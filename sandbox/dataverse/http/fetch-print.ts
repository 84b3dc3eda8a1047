import type { StoredRow, StoredValue } from '../environment';
import { VERSION } from '../fetchxml/compile';
import { type Output, typeColumn, valueColumn } from '../fetchxml/outputs';
import { isLookup } from '../query/columns';
import type { Exchange } from './exchange';
import { formattedNumber, formattedValue } from './formatted';
import { type Names, namesOf } from './lookup-names';
import { FORMATTED, LOGICAL_NAME, NAVIGATION, navigationTo } from './print';

/** Says of a column that is called otherwise how its table calls it. */
const ATTRIBUTE_NAME = 'OData.Community.Display.V1.AttributeName';

type Json = Record<string, unknown>;

/**
 * The rows of a FetchXML answer as JSON. Columns without a value are left out, unlike in OData's answers.
 * Source: Microsoft Learn "Retrieve data using FetchXml" and "Select columns using FetchXml".
 */
export function printFetched(exchange: Exchange, outputs: readonly Output[], rows: readonly StoredRow[]): Json[] {
  const names: Names = exchange.preferences.includesAnnotation(FORMATTED) ? namesOf(exchange.environment, idsBehind(outputs, rows)) : () => undefined;
  return rows.map((row) => {
    const printed: Json = row[VERSION] === undefined ? {} : { '@odata.etag': `W/"${row[VERSION]}"` };
    outputs.forEach((output, index) => {
      const value = row[valueColumn(index)] ?? null;
      if (value !== null) printOutput(exchange, names, printed, output, value, targetOf(output, row, index));
    });
    return printed;
  });
}

function printOutput({ environment, preferences }: Exchange, names: Names, printed: Json, output: Output, value: StoredValue, target: string | undefined): void {
  const { key, attribute, table, kind, aliased } = output;
  const annotate = (annotation: string, text: () => string | undefined) => {
    const shown = preferences.includesAnnotation(annotation) ? text() : undefined;
    if (shown !== undefined) printed[`${key}@${annotation}`] = shown;
  };
  if (aliased) annotate(ATTRIBUTE_NAME, () => attribute.logicalName);
  if (kind === 'number') annotate(FORMATTED, () => formattedNumber(Number(value)));
  else if (target === undefined) annotate(FORMATTED, () => formattedValue(environment.catalog(), attribute, value));
  else {
    if (!aliased) annotate(NAVIGATION, () => navigationTo(table, attribute, target));
    annotate(LOGICAL_NAME, () => target);
    annotate(FORMATTED, () => names(target, String(value)));
  }
  printed[key] = kind === 'column' && attribute.type === 'Boolean' ? value === 1 : value;
}

/** The table that a lookup points to in a row; undefined of all other columns. */
function targetOf({ attribute, typeSql, kind }: Output, row: StoredRow, index: number): string | undefined {
  if (kind !== 'column' || !isLookup(attribute)) return undefined;
  const type = typeSql ? row[typeColumn(index)] : undefined;
  return typeof type === 'string' ? type : attribute.targets?.[0];
}

function idsBehind(outputs: readonly Output[], rows: readonly StoredRow[]): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>();
  outputs.forEach((output, index) => {
    for (const row of rows) {
      const target = targetOf(output, row, index);
      const id = row[valueColumn(index)];
      if (target === undefined || typeof id !== 'string') continue;
      wanted.set(target, (wanted.get(target) ?? new Set()).add(id));
    }
  });
  return wanted;
}
