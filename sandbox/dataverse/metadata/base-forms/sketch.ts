import { createCatalog, type Table } from '../catalog';
import { baseTables } from '../base-tables';
import { wellKnownId } from '../identity';
import type { AttributeType } from '../types';

/** A form of the platform, in short: what is left out is as usual. */
export interface FormSketch {
  readonly id: string;
  readonly table: string;
  readonly name: string;
  /** `systemform.type`: 2 main, 7 quick create, 11 card. */
  readonly type: 2 | 7 | 11;
  readonly header?: readonly string[];
  readonly tabs: readonly TabSketch[];
}

export interface TabSketch {
  /** Made of the names when left out. */
  readonly id?: string;
  readonly name: string;
  readonly label: string;
  /** Sections beside each other, a list a column of the tab. */
  readonly columns: readonly (readonly SectionSketch[])[];
}

export interface SectionSketch {
  readonly name: string;
  readonly label: string;
  /** Columns of the table, in the order of the form: each a row. */
  readonly fields?: readonly string[];
  readonly subgrid?: { readonly name: string; readonly table: string; readonly relationship: string; readonly viewId: string };
}

/** Class ids of the controls of columns. Source: real exports. */
const CLASS_IDS: Partial<Record<AttributeType, string>> = {
  Boolean: '67FAC785-CD58-4F9F-ABB3-4B7DDC6ED5ED', Customer: '270BD3DB-D9AF-4782-9025-509E298DEC0A', DateTime: '5B773807-9FB2-42DB-97C3-7A91EFF8ADFF',
  Decimal: 'C3EFE0C3-0EC6-42BE-8349-CBD9079DFD8E', Integer: 'C6D124CA-7EDA-4A60-AEA9-7FB8D318B68F', Lookup: '270BD3DB-D9AF-4782-9025-509E298DEC0A',
  Memo: 'E0DECE4B-6FC8-4A8F-A065-082708572369', Money: '533B9E00-756B-4312-95A0-DC888637AC78', Owner: '270BD3DB-D9AF-4782-9025-509E298DEC0A',
  Picklist: '3EF39988-22BB-4F0B-BBBE-64B5A3748AEE', State: '3EF39988-22BB-4F0B-BBBE-64B5A3748AEE', Status: '3EF39988-22BB-4F0B-BBBE-64B5A3748AEE',
};
const TEXT = '4273EDBD-AC1D-40D3-9FB2-095C621B552D';
const SUBGRID = 'E7A81278-8635-4D9E-8D4D-59480B391C5B';

const catalog = createCatalog(baseTables);

/** The form as FormXml. Ids are made of names, so that they are the same in every sandbox. */
export function formXml(form: FormSketch): string {
  const table = catalog.table(form.table) as Table;
  const id = (...path: readonly string[]) => `{${wellKnownId(['form', form.id, ...path].join('.'))}}`;
  const field = (column: string, ...path: readonly string[]) =>
    `<row><cell id="${id(...path, column)}" showlabel="true"><control id="${path[0] === 'header' ? `header_${column}` : column}" classid="{${classIdOf(table, column)}}" datafieldname="${column}"/></cell></row>`;

  const section = ({ name, label, fields = [], subgrid }: SectionSketch, tab: string) => `<section name="${name}" id="${id(tab, name)}" showlabel="true" showbar="false" columns="1">${labels(label)}<rows>${
    fields.map((column) => field(column, tab, name)).join('')}${subgrid ? list(subgrid, id(tab, name, subgrid.name), label) : ''}</rows></section>`;

  const tab = ({ id: tabId, name, label, columns }: TabSketch) => `<tab name="${name}" id="${tabId ? `{${tabId}}` : id(name)}" expanded="true" showlabel="true" verticallayout="true">${labels(label)}<columns>${
    columns.map((sections) => `<column width="${Math.floor(100 / columns.length)}%"><sections>${sections.map((one) => section(one, name)).join('')}</sections></column>`).join('')}</columns></tab>`;

  const header = form.header && `<header id="${id('header')}" columns="${'1'.repeat(form.header.length)}"><rows>${form.header.map((column) => field(column, 'header')).join('')}</rows></header>`;
  return `<form><tabs>${form.tabs.map(tab).join('')}</tabs>${header ?? ''}</form>`;
}

const classIdOf = (table: Table, column: string): string => {
  const attribute = table.attribute(column);
  if (!attribute) throw new Error(`The base form of '${table.logicalName}' shows the column '${column}', which is not there.`);
  return CLASS_IDS[attribute.type] ?? TEXT;
};

const labels = (text: string) => `<labels><label description="${text}" languagecode="1033"/></labels>`;

const list = ({ name, table, relationship, viewId }: NonNullable<SectionSketch['subgrid']>, id: string, label: string) =>
  `<row><cell id="${id}" showlabel="false" rowspan="4">${labels(label)}<control id="${name}" classid="{${SUBGRID}}" indicationOfSubgrid="true"><parameters><ViewId>{${viewId}}</ViewId>`
  + `<TargetEntityType>${table}</TargetEntityType><RelationshipName>${relationship}</RelationshipName><RecordsPerPage>4</RecordsPerPage></parameters></control></cell></row>`;
