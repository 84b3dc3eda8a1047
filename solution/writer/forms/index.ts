import type { Table } from '@gdap-manager/entities';
import { formDiffs, presentationOf, type Component, type Form, type FormDiff, type FormHandler, type Tab } from '@gdap-manager/entities/presentation';
import { braced, idOf } from '../../ids';
import { introducedVersion } from '../../manifest';
import { descriptions, localizedNames } from '../labels';
import { element, value, values, type XmlNode } from '../xml';
import { controlDescription } from './controls';
import { componentId, formScope, headerElement, tabElement, type FormScope } from './layout';

/** The forms of a table of ours, by their type as exports group them. */
export function formElements(table: Table): XmlNode[] {
  const forms = Object.entries(presentationOf(table).forms);
  return (['main', 'quickCreate'] as const).flatMap((type) => {
    const ofType = forms.filter(([, form]) => form.type === type);
    return ofType.length === 0 ? [] : [element('forms', { type }, ofType.map(([key, form]) => systemForm(table, key, form)))];
  });
}

/** What a managed solution adds to the forms that others own of this table. */
export const formDiffElements = (table: Table): XmlNode[] =>
  formDiffs.filter((diff) => diff.table === table).map((diff) => element('forms', { type: 'main' }, [addition(diff)]));

export const hasQuickCreate = (table: Table): boolean => Object.values(presentationOf(table).forms).some(({ type }) => type === 'quickCreate');

function systemForm(table: Table, key: string, form: Form): XmlNode {
  const scope = formScope(table, key);
  const tabs = form.tabs.map((tab) => tabElement(scope, tab));
  return element('systemform', {}, [
    ...values({ formid: braced(idOf('form', `${table.logicalName}.${key}.`)), IntroducedVersion: introducedVersion, FormPresentation: 1, FormActivationState: 1 }),
    // Without it the fields of the header hide behind an arrow (Learn, "Header density").
    element('form', { headerdensity: form.header ? 'HighWithControls' : undefined }, [
      element('tabs', {}, tabs),
      ...(form.header ? [headerElement(scope, form.header)] : []),
      ...(form.onLoad ? handlerElements(scope, form.onLoad) : []),
      ...descriptionsOf(scope, form.tabs),
      element('DisplayConditions', { Order: 0, FallbackForm: 'true' }, [element('Everyone')]),
    ]),
    value('IsCustomizable', true),
    value('CanBeDeleted', true),
    localizedNames(form.name),
    ...(form.description ? [descriptions(form.description)] : []),
  ]);
}

/** Added tabs alone: the platform merges them into the form as it finds it. */
function addition({ table, formId, name, tabs }: FormDiff): XmlNode {
  const scope = formScope(table, `diff.${formId}`);
  return element('systemform', {}, [
    ...values({ formid: braced(formId), IntroducedVersion: introducedVersion, FormPresentation: 1, FormActivationState: 1 }),
    element('form', {}, [element('tabs', {}, tabs.map((tab, index) => tabElement(scope, tab, { ordinal: BEHIND_ALL + index }))), ...descriptionsOf(scope, tabs, 'Added')]),
    value('IsCustomizable', true),
    value('CanBeDeleted', true),
    localizedNames(name),
  ]);
}

/** Position of added tabs: behind those that the form has, however many it has. */
const BEHIND_ALL = 100;

function descriptionsOf(scope: FormScope, tabs: readonly Tab[], solutionAction?: 'Added'): XmlNode[] {
  const components = tabs.flatMap(({ sections }) => sections.flatMap(({ cells }) => cells.filter(isComponent)));
  return components.length === 0
    ? []
    : [element('controlDescriptions', {}, components.map((component) => controlDescription(component, componentId(scope, component), solutionAction)))];
}

const isComponent = (cell: unknown): cell is Component => typeof cell === 'object' && cell !== null && 'kind' in cell && cell.kind === 'component';

const handlerElements = (scope: FormScope, { library, functionName }: FormHandler): XmlNode[] => [
  element('formLibraries', {}, [element('Library', { name: library, libraryUniqueId: scope.id('library', library) })]),
  element('events', {}, [
    element('event', { name: 'onload', application: 'false', active: 'false' }, [
      element('Handlers', {}, [
        element('Handler', {
          functionName,
          libraryName: library,
          handlerUniqueId: scope.id('handler', functionName),
          enabled: 'true',
          parameters: '',
          passExecutionContext: 'true',
        }),
      ]),
    ]),
  ]),
];
