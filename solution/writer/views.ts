import { logicalName, primaryIdName, type Column, type Table } from '@gdap-manager/entities';
import { any, presentationOf, shownColumn, type LinkedColumn, type ShownColumn, type View } from '@gdap-manager/entities/presentation';
import { braced, viewIdOf } from '../ids';
import { introducedVersion } from '../manifest';
import { filterElement, linkedName, linkElements } from './fetch';
import { descriptions, localizedNames } from './labels';
import { element, value, values, type XmlNode } from './xml';

/** `savedquery.querytype`. */
const QueryType = { public: 0, advancedFind: 1, associated: 2, quickFind: 4, lookup: 64 } as const;

/** The views of a table. */
export const viewElements = (table: Table): XmlNode[] => Object.entries(presentationOf(table).views).map(([key, view]) => savedQuery(table, key, view));

/** @returns lower case, without braces */
export const viewId = (table: Table, key: string): string => viewIdOf(table.logicalName, key);

function savedQuery(table: Table, key: string, view: View): XmlNode {
  const isPublic = view.type === 'public';
  return element('savedquery', {}, [
    ...values({
      IsCustomizable: true,
      CanBeDeleted: isPublic && !view.isDefault,
      isquickfindquery: view.type === 'quickFind',
      isprivate: false,
      isdefault: isPublic ? Boolean(view.isDefault) : true,
      savedqueryid: braced(viewId(table, key)),
    }),
    element('layoutxml', {}, [layout(table, view)]),
    value('querytype', QueryType[view.type]),
    element('fetchxml', {}, [fetch(table, view)]),
    value('IntroducedVersion', introducedVersion),
    localizedNames(view.name),
    ...(view.description ? [descriptions(view.description)] : []),
  ]);
}

const nameIn = (column: string | LinkedColumn): string => (typeof column === 'string' ? logicalName(column) : linkedName(column));
const isLinked = (column: string | LinkedColumn): column is LinkedColumn => typeof column !== 'string';
const isOwn = (column: string | LinkedColumn): column is string => typeof column === 'string';

const layout = (table: Table, { columns }: View): XmlNode =>
  element('grid', { name: 'resultset', jump: logicalName(table.primaryName), select: 1, icon: 1, preview: 1 }, [
    element(
      'row',
      { name: 'result', id: primaryIdName(table) },
      columns.map((column) => element('cell', { name: nameIn(column), width: widthOf(table, column) })),
    ),
  ]);

/** Pixels, by the kind of the column where it is not the usual width. */
const WIDTHS: Partial<Readonly<Record<ShownColumn['kind'], number>>> = { memo: 300, lookup: 170, choice: 130, yesNo: 110, wholeNumber: 110, decimal: 110 };

/** Pixels. */
function widthOf(table: Table, column: string | LinkedColumn): number {
  const shown = isLinked(column) ? shownColumn(column.table, column.column) : shownColumn(table, column);
  if (column === table.primaryName) return 260;
  return Math.max(WIDTHS[shown.kind] ?? 150, widthOfOptions(shown));
}

/** Pixels that the longest option of a choice needs. */
const widthOfOptions = (column: ShownColumn | Column): number =>
  'options' in column ? Math.min(200, 8 * Math.max(...Object.values(column.options).map(({ label }) => label.length))) : 0;

function fetch(table: Table, { columns, order, filter, search }: View): XmlNode {
  const own = columns.filter(isOwn);
  return element('fetch', { version: '1.0', mapping: 'logical' }, [
    element('entity', { name: table.logicalName }, [
      ...[primaryIdName(table), ...own.map((column) => logicalName(column))].map((name) => element('attribute', { name })),
      ...(order ?? [{ column: own[0] ?? table.primaryName }]).map(({ column, descending = false }) =>
        element('order', { attribute: logicalName(column), descending: String(descending) }),
      ),
      ...(filter ? [filterElement(filter)] : []),
      // {0} is what somebody types into the search box.
      ...(search ? [filterElement(any(...search.map((column) => [searched(table, column), 'like', '{0}'] as const)), true)] : []),
      ...linkElements(columns.filter(isLinked)),
    ]),
  ]);
}

/** Text is looked for in the name of the row that a lookup points to, which is a column of its own. */
const searched = (table: Table, column: string): string =>
  shownColumn(table, column).kind === 'lookup' ? `${logicalName(column)}name` : logicalName(column);
