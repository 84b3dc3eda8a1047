import type { StoredRow } from '../../../dataverse/environment';
import type { Table } from '../../../dataverse/metadata/catalog';
import { child, childrenOf, parseXml, type XmlElement } from '../../../dataverse/solutions/xml';
import type { CellModel, FormModel, SectionModel, TabModel } from '../../app-model';
import { flag, grandchildren, guid, labelIn, needWebResource, type ModelContext } from '../context';
import { componentBindings, type Bindings } from './bindings';
import { cellOf } from './cell';
import { eventsIn, librariesIn } from './events';

/** `systemform.type` of the forms that the player plays. */
const TYPES: Readonly<Record<number, FormModel['type']>> = { 2: 'main', 6: 'quick', 7: 'quickCreate', 11: 'card' };

export const isPlayed = (row: StoredRow) => TYPES[Number(row.type)] !== undefined && row.formactivationstate !== 0;

/** A `systemform` row as a form of its table. Source: Microsoft Learn, "FormXml schema". */
export function formOf(context: ModelContext, table: Table, row: StoredRow, name: string): FormModel {
  const form = parseXml(String(row.formxml), `the form '${name}'`);
  const reader: FormReader = { context, table, form: name, bindings: componentBindings(form) };
  const conditions = child(form, 'DisplayConditions');
  const libraries = librariesIn(form);
  for (const library of libraries) needWebResource(context, library, `The form '${name}'`);
  return {
    id: String(row.formid),
    name,
    type: TYPES[Number(row.type)] ?? 'main',
    isDefault: row.isdefault === 1,
    header: cellsOf(reader, child(form, 'header')),
    tabs: grandchildren(form, 'tabs', 'tab').map((tab) => tabOf(reader, tab)),
    footer: cellsOf(reader, child(form, 'footer')),
    libraries,
    events: eventsIn(form),
    roles: flag(conditions?.attributes.FallbackForm, false) ? [] : childrenOf(conditions, 'Role').map(({ attributes }) => guid(attributes.Id)),
    order: Number(conditions?.attributes.Order ?? 0),
  };
}

/** What the parts of one form are read with. */
export interface FormReader {
  readonly context: ModelContext;
  readonly table: Table;
  readonly form: string;
  readonly bindings: Bindings;
}

const cellsOf = (reader: FormReader, element: XmlElement | undefined): CellModel[] => rowsOf(reader, element).flat().filter(({ control }) => control !== undefined);

const rowsOf = (reader: FormReader, element: XmlElement | undefined): CellModel[][] =>
  grandchildren(element, 'rows', 'row').map((row) => childrenOf(row, 'cell').map((cell) => cellOf(reader, cell)));

function tabOf(reader: FormReader, element: XmlElement): TabModel {
  return {
    ...frameOf(reader, element),
    expanded: flag(element.attributes.expanded, true),
    columns: grandchildren(element, 'columns', 'column').map((column) => ({
      width: column.attributes.width ?? '100%',
      sections: grandchildren(column, 'sections', 'section').map((section) => sectionOf(reader, section)),
    })),
  };
}

function sectionOf(reader: FormReader, element: XmlElement): SectionModel {
  return { ...frameOf(reader, element), columns: columnCount(element.attributes.columns), rows: rowsOf(reader, element) };
}

/** What tabs and sections have alike. */
const frameOf = ({ context }: FormReader, element: XmlElement) => ({
  id: guid(element.attributes.id),
  name: element.attributes.name ?? guid(element.attributes.id),
  label: labelIn(context, element, 'labels'),
  visible: flag(element.attributes.visible, true),
  showLabel: flag(element.attributes.showlabel, true),
});

/** `11` is two columns, a digit for each; old forms say `2`. */
function columnCount(columns = '1'): number {
  return /^1+$/.test(columns) ? columns.length : Number(columns) || 1;
}
