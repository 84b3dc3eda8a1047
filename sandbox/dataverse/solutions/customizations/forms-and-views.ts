import { isFormChange } from '../form-layers/merge';
import { inconsistent } from '../import-errors';
import { guidOf } from '../guid';
import { child, childrenOf, isYes, numberOf, textOf, toXml, type XmlElement } from '../xml';
import { ComponentType, type Component } from './component';
import type { EntityPart } from './entities';
import { labelsOf, plainText } from './labels';

/** `forms@type` to systemform.type. Source: Microsoft Learn, SystemForm, type. */
const FORM_TYPES: Readonly<Record<string, number>> = {
  dashboard: 0, appointmentBook: 1, main: 2, minicampaignbo: 3, preview: 4, mobile: 5, quick: 6, quickCreate: 7, dialog: 8, taskBasedForm: 9,
  interactioncentricdashboard: 10, card: 11, mainInteractionCentric: 12, other: 100,
};

/** The forms of a table. */
export const readForms = ({ logicalName, element }: EntityPart): Component[] =>
  childrenOf(child(element, 'FormXml'), 'forms').flatMap((forms) =>
    childrenOf(forms, 'systemform').map((form) => readForm(logicalName, forms.attributes.type ?? '', form)));

function readForm(table: string, typeName: string, element: XmlElement): Component {
  const type = FORM_TYPES[typeName];
  const form = child(element, 'form');
  const name = plainText(labelsOf(element, 'LocalizedNames'));
  if (type === undefined || !form) throw inconsistent(`The form '${name}' of the table '${table}' is of the unknown type '${typeName}', or empty.`);
  const id = guidOf(textOf(element, 'formid'), `a form of the table '${table}'`);
  if (isFormChange(form)) return { type: ComponentType.Form, id, name, isRoot: false, rows: [], formChange: toXml(form) };
  const row = {
    formid: id, name: name || typeName, description: plainText(labelsOf(element, 'Descriptions')) || null, objecttypecode: table, type, formxml: toXml(form),
    formactivationstate: numberOf(element, 'FormActivationState') ?? 1, formpresentation: numberOf(element, 'FormPresentation') ?? 0,
  };
  return { type: ComponentType.Form, id, name, isRoot: false, rows: [{ table: 'systemform', row }], xml: namesIn(element) };
}

/** The views of a table. */
export const readViews = ({ logicalName, element }: EntityPart): Component[] =>
  childrenOf(child(element, 'SavedQueries'), 'savedqueries').flatMap((views) =>
    childrenOf(views, 'savedquery').map((view) => readView(logicalName, view)));

function readView(table: string, element: XmlElement): Component {
  const id = guidOf(textOf(element, 'savedqueryid'), `a view of the table '${table}'`);
  const name = plainText(labelsOf(element, 'LocalizedNames'));
  const inner = (container: string, document: string) => {
    const found = child(child(element, container), document);
    return found ? toXml(found) : null;
  };
  const row = {
    savedqueryid: id, name, description: plainText(labelsOf(element, 'Descriptions')) || null, returnedtypecode: table,
    querytype: numberOf(element, 'querytype') ?? 0, fetchxml: inner('fetchxml', 'fetch'), layoutxml: inner('layoutxml', 'grid'),
    isdefault: isYes(textOf(element, 'isdefault')) ? 1 : 0, isquickfindquery: isYes(textOf(element, 'isquickfindquery')) ? 1 : 0,
  };
  return { type: ComponentType.View, id, name, isRoot: false, rows: [{ table: 'savedquery', row }], xml: namesIn(element) };
}

/** The names in all languages: a row has one of them. */
export const namesIn = (element: XmlElement): string => `<names>${element.children.filter(({ name }) => name === 'LocalizedNames' || name === 'Descriptions').map(toXml).join('')}</names>`;
