import { logicalName, type Column, type Table } from '@gdap-manager/entities';
import { shownColumn, type Component, type Field, type Grid } from '@gdap-manager/entities/presentation';
import { controlNamespace } from '../../built-parts';
import { braced } from '../../ids';
import { publisher } from '../../publisher';
import { viewId } from '../views';
import { element, value, values, type XmlNode } from '../xml';

/** Class ids of the platform's controls. */
const ClassId = {
  text: '4273EDBD-AC1D-40D3-9FB2-095C621B552D',
  email: 'ADA2203E-B4CD-49BE-9DDF-234642B43B52',
  url: '71716B6C-711E-476C-8AB8-5D11542BFB47',
  memo: 'E0DECE4B-6FC8-4A8F-A065-082708572369',
  wholeNumber: 'C6D124CA-7EDA-4A60-AEA9-7FB8D318B68F',
  decimal: 'C3EFE0C3-0EC6-42BE-8349-CBD9079DFD8E',
  date: '5B773807-9FB2-42DB-97C3-7A91EFF8ADFF',
  yesNo: '67FAC785-CD58-4F9F-ABB3-4B7DDC6ED5ED',
  choice: '3EF39988-22BB-4F0B-BBBE-64B5A3748AEE',
  statusInHeader: '5D68B988-0661-4DB2-BC3E-17598AD3BE6C',
  lookup: '270BD3DB-D9AF-4782-9025-509E298DEC0A',
  timeline: '06375649-C143-495E-A496-C962E5B4488E',
  subgrid: 'E7A81278-8635-4D9E-8D4D-59480B391C5B',
} as const;

/** The column that every code component of ours is bound to. */
export const COMPONENT_COLUMN = 'modifiedon';

/** @param id what scripts call it by: the column, with a prefix in the header, with a number where it is on the form again */
export const fieldControl = (table: Table, { column, readOnly }: Field, id: string, inHeader: boolean): XmlNode =>
  element('control', {
    id,
    classid: braced(ClassId[inHeader && column === 'statuscode' ? 'statusInHeader' : controlOf(table, column)]),
    datafieldname: logicalName(column),
    disabled: String(Boolean(readOnly) || table.columns[column]?.kind === 'autonumber'),
  });

function controlOf(table: Table, name: string): keyof typeof ClassId {
  const format = formatOf(table.columns[name]);
  if (format === 'textarea') return 'memo';
  if (format === 'url' || format === 'email') return format;
  const { kind } = shownColumn(table, name);
  if (kind === 'autonumber') return 'text';
  return kind === 'dateTime' ? 'date' : kind;
}

const formatOf = (column: Column | undefined): string | undefined => (column?.kind === 'text' ? column.format : undefined);

export const componentControl = (id: string, uniqueId: string): XmlNode =>
  element('control', { id, classid: braced(ClassId.date), datafieldname: COMPONENT_COLUMN, disabled: 'true', uniqueid: uniqueId });

/** Says which code component takes the place of the control with this unique id, and of which control where it cannot. */
export function controlDescription({ name }: Component, uniqueId: string, solutionAction?: 'Added'): XmlNode {
  const parameters = [value('modifiedOn', COMPONENT_COLUMN)];
  return element('controlDescription', { forControl: uniqueId, solutionaction: solutionAction }, [
    element('customControl', { id: braced(ClassId.date) }, [element('parameters', {}, [value('datafieldname', COMPONENT_COLUMN)])]),
    // Phone, tablet and browser: exports always name all three.
    ...[0, 1, 2].map((formFactor) =>
      element('customControl', { formFactor, name: `${publisher.prefix}_${controlNamespace}.${name}` }, [element('parameters', {}, parameters)]),
    ),
  ]);
}

/** Rows of a page up to which nobody needs to search. */
const SHORT_LIST = 5;

/** A list of the rows that point to this one. */
export const gridControl = ({ table, lookup, view, rowsPerPage }: Grid, id: string): XmlNode =>
  element('control', { id, classid: braced(ClassId.subgrid), indicationOfSubgrid: 'true' }, [
    element(
      'parameters',
      {},
      values({
        ViewId: braced('key' in view ? viewId(table, view.key) : view.id),
        IsUserView: 'false',
        RelationshipName: relationshipOf(table, lookup),
        TargetEntityType: table.logicalName,
        AutoExpand: 'Fixed',
        EnableQuickFind: String(rowsPerPage > SHORT_LIST),
        EnableViewPicker: 'false',
        ViewIds: '',
        EnableJumpBar: 'false',
        ChartGridMode: 'Grid',
        VisualizationId: '',
        IsUserChart: 'false',
        EnableChartPicker: 'false',
        RecordsPerPage: rowsPerPage,
      }),
    ),
  ]);

function relationshipOf(table: Table, lookup: string): string {
  const column = table.columns[lookup];
  if (column?.kind !== 'lookup') throw new Error(`'${lookup}' of '${table.logicalName}' is no lookup.`);
  return column.relationship;
}

/** Form editors give every timeline this id. */
export const TIMELINE = 'notescontrol';

/**
 * The activities about the row, as the platform shows them by default. Notes and posts are left out: what staff have to
 * know stands in columns. One parameter alone: of several, libxml's reading of FormXml.xsd accepts the first.
 */
export const timelineControl = (uniqueId: string): XmlNode =>
  element('control', { id: TIMELINE, classid: braced(ClassId.timeline), uniqueid: uniqueId }, [element('parameters', {}, values({ UClientModules: 'Activities' }))]);
