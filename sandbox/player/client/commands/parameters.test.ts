import type { FormRuntime } from '../contracts';
import { testTable } from '../grid/testing';
import { resolveParameters, type CommandPlace } from './parameters';

const id = '0d1b5a3c-0000-4000-8000-00000000000a';
const braced = '{0D1B5A3C-0000-4000-8000-00000000000A}';
const formContext = { ui: {} } as Xrm.FormContext;
const place: CommandPlace = {
  table: 'acm_ticket', objectTypeCode: 10001, gridControl: 'the list', selection: [{ id, entityType: 'acm_ticket', name: 'Printer' }],
  organization: { id: 'org', name: 'Acme' }, userId: id, languageId: 1033, commandId: 'acm.Close.Button',
};
const form = { table: testTable({ logicalName: 'acm_project', objectTypeCode: 10002 }), id, formContext } as Partial<FormRuntime> as FormRuntime;
const resolved = (name: string, at = place) => resolveParameters([{ kind: 'crm', value: name }], at)[0];

it('hands over constants as they are', () => {
  expect(resolveParameters([{ kind: 'value', value: true }, { kind: 'value', value: 'x' }, { kind: 'value', value: 2 }], place)).toEqual([true, 'x', 2]);
});

it.each([
  ['SelectedControl', 'the list'],
  ['PrimaryControl', 'the list'],
  ['SelectedControlSelectedItemIds', [braced]],
  ['SelectedControlSelectedItemReferences', [{ Id: braced, Name: 'Printer', TypeCode: 10001, TypeName: 'acm_ticket' }]],
  ['SelectedControlSelectedItemCount', 1],
  ['SelectedEntityTypeName', 'acm_ticket'],
  ['FirstPrimaryItemId', null],
  ['CommandProperties', { SourceControlId: 'acm.Close.Button', CommandValueId: null }],
  ['UserLcid', 1033],
])('gives a command of a list %s', (name, expected) => {
  expect(resolved(name)).toEqual(expected);
});

it('gives a command of a subgrid the form around it, and the list', () => {
  const inForm = { ...place, form };
  expect(resolved('PrimaryControl', inForm)).toBe(formContext);
  expect(resolved('SelectedControl', inForm)).toBe('the list');
  expect(resolved('FirstPrimaryItemId', inForm)).toBe(braced);
  expect(resolved('PrimaryEntityTypeName', inForm)).toBe('acm_project');
});

it('names a parameter that the sandbox does not know', () => {
  expect(() => resolved('Moon')).toThrow("'Moon'");
});
