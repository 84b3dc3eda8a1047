import { logicalName, primaryIdName, type Table } from '@gdap-manager/entities';
import { braced, idOf } from '../ids';
import { introducedVersion } from '../manifest';
import { localizedNames } from './labels';
import { element, value, values, type XmlNode } from './xml';

/** Where a view is used: `savedquery.querytype`. */
const QueryType = { public: 0, advancedFind: 1, associated: 2, quickFind: 4, lookup: 64 } as const;

interface View {
  /** Fixes the id: never change it. */
  readonly key: string;
  readonly type: keyof typeof QueryType;
  readonly name: (table: Table) => string;
  readonly isDefault: boolean;
  /** Shows rows of this state alone. */
  readonly state?: 0 | 1;
}

/** What the platform itself gives a new table. */
const VIEWS: readonly View[] = [
  { key: 'active', type: 'public', name: (table) => `Active ${table.pluralName}`, isDefault: true, state: 0 },
  { key: 'inactive', type: 'public', name: (table) => `Inactive ${table.pluralName}`, isDefault: false, state: 1 },
  { key: 'advancedfind', type: 'advancedFind', name: (table) => `${table.displayName} Advanced Find View`, isDefault: true },
  { key: 'associated', type: 'associated', name: (table) => `${table.displayName} Associated View`, isDefault: true, state: 0 },
  { key: 'quickfind', type: 'quickFind', name: (table) => `Quick Find Active ${table.pluralName}`, isDefault: true, state: 0 },
  { key: 'lookup', type: 'lookup', name: (table) => `${table.displayName} Lookup View`, isDefault: true, state: 0 },
];

/** The views that a table has to have: one default for each use. */
export const defaultViews = (table: Table): XmlNode[] => VIEWS.map((view) => savedQuery(table, view));

function savedQuery(table: Table, view: View): XmlNode {
  const name = logicalName(table.primaryName);
  const columns = view.type === 'lookup' ? [name] : [name, 'statuscode', ...fewColumns(table), 'createdon'];
  const isQuickFind = view.type === 'quickFind';
  return element('savedquery', {}, [
    ...values({
      IsCustomizable: true,
      CanBeDeleted: view.type === 'public' && !view.isDefault,
      isquickfindquery: isQuickFind,
      isprivate: false,
      isdefault: view.isDefault,
      savedqueryid: braced(idOf('view', `${table.logicalName}.${view.key}`)),
    }),
    element('layoutxml', {}, [
      element('grid', { name: 'resultset', jump: name, select: 1, icon: 1, preview: 1 }, [
        element(
          'row',
          { name: 'result', id: primaryIdName(table) },
          columns.map((column) => element('cell', { name: column, width: column === name ? 300 : 150 })),
        ),
      ]),
    ]),
    value('querytype', QueryType[view.type]),
    element('fetchxml', {}, [
      element('fetch', { version: '1.0', mapping: 'logical' }, [
        element('entity', { name: table.logicalName }, [
          ...[primaryIdName(table), ...columns].map((column) => element('attribute', { name: column })),
          element('order', { attribute: name, descending: 'false' }),
          ...(view.state === undefined ? [] : [filter('and', [condition('statecode', 'eq', String(view.state))])]),
          // {0} is what somebody types into the search box.
          ...(isQuickFind ? [filter('or', [condition(name, 'like', '{0}')], true)] : []),
        ]),
      ]),
    ]),
    value('IntroducedVersion', introducedVersion),
    localizedNames(view.name(table)),
  ]);
}

/** The first few columns that tell rows apart at a glance. */
const fewColumns = (table: Table): string[] =>
  Object.entries(table.columns)
    .filter(([name, column]) => name !== table.primaryName && column.kind !== 'memo')
    .slice(0, 4)
    .map(([name]) => logicalName(name));

const filter = (type: 'and' | 'or', conditions: readonly XmlNode[], isQuickFind?: true): XmlNode =>
  element('filter', { type, isquickfindfields: isQuickFind }, conditions);

const condition = (attribute: string, operator: string, content: string): XmlNode =>
  element('condition', { attribute, operator, value: content });
