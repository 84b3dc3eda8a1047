import { child, toXml, type XmlElement } from '../../../dataverse/solutions/xml';
import type { CellModel, FormControlModel, SubgridModel } from '../../app-model';
import { flag, guid, labelIn, needWebResource, textOfLabel, webResourceName } from '../context';
import type { FormReader } from './form';

/** Class ids of controls that are no fields. Source: Microsoft Learn, "FormXml schema", and real exports. */
const KINDS: Readonly<Record<string, FormControlModel['kind']>> = {
  'E7A81278-8635-4D9E-8D4D-59480B391C5B': 'subgrid',
  '9FDF5F91-88B1-47F4-AD53-C11EFC01A01D': 'webResource',
  '5C5600E0-1D6E-4205-A272-BE80DA87FD42': 'quickView',
  '06375649-C143-495E-A496-C962E5B4488E': 'timeline',
};

/** A cell of a section, header or footer. */
export function cellOf(reader: FormReader, element: XmlElement): CellModel {
  const { attributes } = element;
  const control = child(element, 'control');
  const column = control?.attributes.datafieldname?.toLowerCase();
  const ofColumn = column === undefined ? undefined : reader.table.attribute(column);
  return {
    id: guid(attributes.id),
    label: labelIn(reader.context, element, 'labels') || (ofColumn ? textOfLabel(reader.context, ofColumn.displayName) : ''),
    showLabel: flag(attributes.showlabel, true),
    visible: flag(attributes.visible, true),
    columnSpan: Number(attributes.colspan) || 1,
    rowSpan: Number(attributes.rowspan) || 1,
    ...(control && control.attributes.id && { control: controlOf(reader, control) }),
  };
}

function controlOf(reader: FormReader, element: XmlElement): FormControlModel {
  const { attributes } = element;
  const id = attributes.id ?? '';
  const classId = guid(attributes.classid).toUpperCase();
  const column = attributes.datafieldname?.toLowerCase() || undefined;
  const parameters = parametersOf(child(element, 'parameters'));
  const component = reader.bindings(attributes.uniqueid ?? attributes.id);
  const kind = kindOf(reader, id, classId, column, component !== undefined);
  if (kind === 'webResource') needWebResource(reader.context, webResourceName(parameters.Url) ?? parameters.Url, `The control '${id}' of the form '${reader.form}'`);
  return {
    id, classId, kind, parameters,
    ...(column && { column }),
    disabled: flag(attributes.disabled, false),
    ...(kind === 'subgrid' && { subgrid: subgridOf(parameters) }),
    ...(component && { component }),
  };
}

function kindOf({ context, table, form }: FormReader, id: string, classId: string, column: string | undefined, hasComponent: boolean): FormControlModel['kind'] {
  const known = KINDS[classId];
  if (known) return known;
  if (column !== undefined) {
    if (table.attribute(column)) return 'field';
    context.unsupported(`The control '${id}' of the form '${form}' shows the column '${column}', which '${table.logicalName}' does not have.`);
  } else if (hasComponent) {
    return 'field';
  } else {
    context.unsupported(`The control '${id}' of the form '${form}' is of a kind that the sandbox does not have ({${classId}}).`);
  }
  return 'unsupported';
}

/** The text of each element below `<parameters>`; what has elements inside, as XML. */
export const parametersOf = (element: XmlElement | undefined): Record<string, string> =>
  Object.fromEntries(element?.children.map((parameter) => [parameter.name, parameter.children.length > 0 ? parameter.children.map(toXml).join('') : parameter.text]) ?? []);

/** A list inside a form, by the parameters of its control or of a component's data set. */
export function subgridOf(parameters: Readonly<Record<string, string>>): SubgridModel {
  const viewId = guid(parameters.ViewId);
  return {
    table: (parameters.TargetEntityType ?? '').toLowerCase(),
    ...(viewId && { viewId }),
    ...(parameters.RelationshipName && { relationship: parameters.RelationshipName }),
    showViewPicker: flag(parameters.EnableViewPicker, false),
    showQuickFind: flag(parameters.EnableQuickFind, false),
    recordsPerPage: Number(parameters.RecordsPerPage) || 4,
  };
}
