import { logicalName, type Table } from '@gdap-manager/entities';
import { shownColumn, type Cell, type Component, type Field, type Grid, type Section, type Tab, type Timeline } from '@gdap-manager/entities/presentation';
import { braced, idOf, type IdKind } from '../../ids';
import { labels } from '../labels';
import { element, type XmlNode } from '../xml';
import { COMPONENT_COLUMN, componentControl, fieldControl, gridControl, TIMELINE, timelineControl } from './controls';

/** What the parts of one form get their ids from. */
export interface FormScope {
  readonly table: Table;
  /** A braced id that is the same in every build. */
  readonly id: (kind: IdKind, part?: string) => string;
  /** Names the next control of a column: `gdap_name`, then `gdap_name1`, as the platform's form editor does. */
  readonly controlId: (column: string) => string;
}

/** @param key of the form within its table */
export function formScope(table: Table, key: string): FormScope {
  const used = new Map<string, number>();
  return {
    table,
    id: (kind, part = '') => braced(idOf(kind, `${table.logicalName}.${key}.${part}`)),
    controlId: (column) => {
      const count = used.get(column) ?? 0;
      used.set(column, count + 1);
      return count === 0 ? column : `${column}${count}`;
    },
  };
}

/** Unique id of the control that a code component takes the place of. */
export const componentId = (scope: FormScope, { name }: Component): string => scope.id('control', name);

export const tabElement = (scope: FormScope, tab: Tab, added?: { readonly ordinal: number }): XmlNode =>
  element(
    'tab',
    {
      id: scope.id('tab', tab.key),
      labelid: scope.id('label', `:tab.${tab.key}`),
      name: tab.key,
      verticallayout: 'true',
      expanded: 'true',
      showlabel: 'true',
      IsUserDefined: 1,
      locklevel: 0,
      ...(added && { solutionaction: 'Added', ordinalvalue: added.ordinal }),
    },
    [
      labels(tab.label),
      element('columns', {}, [element('column', { width: '100%' }, [element('sections', {}, tab.sections.map((section) => sectionElement(scope, tab, section)))])]),
    ],
  );

const sectionElement = (scope: FormScope, tab: Tab, section: Section): XmlNode =>
  element(
    'section',
    {
      id: scope.id('section', `${tab.key}.${section.key}`),
      labelid: scope.id('label', `:section.${tab.key}.${section.key}`),
      name: `${tab.key}_${section.key}`,
      showlabel: String(section.label !== undefined),
      showbar: 'false',
      // A digit for each cell of a row.
      columns: '1'.repeat(section.width ?? 1),
      IsUserDefined: 0,
      locklevel: 0,
    },
    [labels(section.label ?? tab.label), element('rows', {}, rowElements(scope, section))],
  );

/** From left to right, then down. Long texts, lists, timelines and code components take a row of their own. */
function rowElements(scope: FormScope, { cells, width = 1 }: Section): XmlNode[] {
  const rows: Cell[][] = [];
  let free = 0;
  for (const cell of cells) {
    const span = isWide(scope.table, cell) ? width : 1;
    if (span > free) {
      rows.push([]);
      free = width;
    }
    rows.at(-1)!.push(cell);
    free -= span;
  }
  return rows.flatMap((row) => [
    element('row', {}, row.map((cell) => cellElement(scope, cell, isWide(scope.table, cell) ? width : 1))),
    ...row.flatMap((cell) => Array.from({ length: heightOf(cell) - 1 }, () => element('row'))),
  ]);
}

const whole = (cell: Cell): Field | Grid | Component | Timeline => (typeof cell === 'string' ? { kind: 'field', column: cell } : cell);

function isWide(table: Table, cell: Cell): boolean {
  const content = whole(cell);
  return content.kind !== 'field' || shownColumn(table, content.column).kind === 'memo';
}

/** Rows that lists and timelines are high. */
const HEIGHTS: Readonly<Partial<Record<string, number>>> = { grid: 5, timeline: 12 };

/** A cell that is several rows high has empty rows below it. */
const heightOf = (cell: Cell): number => HEIGHTS[whole(cell).kind] ?? 1;

function cellElement(scope: FormScope, cell: Cell, span: number): XmlNode {
  const { part, label, showLabel, control } = contentOf(scope, cell);
  const height = heightOf(cell);
  return element(
    'cell',
    {
      id: scope.id('cell', part),
      labelid: scope.id('label', part),
      showlabel: String(showLabel),
      locklevel: 0,
      colspan: span > 1 ? span : undefined,
      rowspan: height > 1 ? height : undefined,
      auto: height > 1 ? 'false' : undefined,
    },
    [labels(label), control],
  );
}

interface CellContent {
  /** What the ids of the cell are made from. */
  readonly part: string;
  readonly label: string;
  readonly showLabel: boolean;
  readonly control: XmlNode;
}

function contentOf(scope: FormScope, cell: Cell): CellContent {
  const content = whole(cell);
  switch (content.kind) {
    case 'field': {
      const id = scope.controlId(logicalName(content.column));
      return { part: id, label: labelOf(scope.table, content), showLabel: true, control: fieldControl(scope.table, content, id, false) };
    }
    case 'component': {
      const control = componentControl(scope.controlId(COMPONENT_COLUMN), componentId(scope, content));
      return { part: `component.${content.name}`, label: content.label, showLabel: false, control };
    }
    case 'timeline':
      return { part: TIMELINE, label: content.label, showLabel: false, control: timelineControl(scope.id('control', TIMELINE)) };
    case 'grid': {
      const id = scope.controlId(`grid_${content.table.logicalName}`);
      return { part: id, label: content.label, showLabel: false, control: gridControl(content, id) };
    }
  }
}

const labelOf = (table: Table, { column, label }: Field): string => label ?? shownColumn(table, column).displayName;

/** What stands beside the name of the row. */
export function headerElement(scope: FormScope, fields: readonly (string | Field)[]): XmlNode {
  return element('header', { id: scope.id('header'), celllabelposition: 'Top', columns: '1'.repeat(fields.length), labelwidth: 115, celllabelalignment: 'Left' }, [
    element('rows', {}, [
      element(
        'row',
        {},
        fields.map((cell): XmlNode => {
          const field: Field = typeof cell === 'string' ? { kind: 'field', column: cell } : cell;
          const id = `header_${logicalName(field.column)}`;
          return element('cell', { id: scope.id('cell', id), labelid: scope.id('label', id), showlabel: 'true', locklevel: 0 }, [
            labels(labelOf(scope.table, field)),
            fieldControl(scope.table, field, id, true),
          ]);
        }),
      ),
    ]),
  ]);
}
