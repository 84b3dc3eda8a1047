import { logicalName, type Column, type Table } from '@gdap-manager/entities';
import { braced, idOf } from '../ids';
import { introducedVersion } from '../manifest';
import { labels, localizedNames } from './labels';
import { element, value, values, type XmlNode } from './xml';

/** Class ids of the platform's controls, one for each kind of column. */
const CONTROL = {
  text: '4273EDBD-AC1D-40D3-9FB2-095C621B552D',
  email: 'ADA2203E-B4CD-49BE-9DDF-234642B43B52',
  url: '71716B6C-711E-476C-8AB8-5D11542BFB47',
  memo: 'E0DECE4B-6FC8-4A8F-A065-082708572369',
  wholeNumber: 'C6D124CA-7EDA-4A60-AEA9-7FB8D318B68F',
  decimal: 'C3EFE0C3-0EC6-42BE-8349-CBD9079DFD8E',
  date: '5B773807-9FB2-42DB-97C3-7A91EFF8ADFF',
  yesNo: '67FAC785-CD58-4F9F-ABB3-4B7DDC6ED5ED',
  choice: '3EF39988-22BB-4F0B-BBBE-64B5A3748AEE',
  lookup: '270BD3DB-D9AF-4782-9025-509E298DEC0A',
} as const;

interface Field {
  readonly column: string;
  readonly displayName: string;
  readonly control: keyof typeof CONTROL;
  readonly disabled?: boolean;
}

/** One form a table: its name, its state, its columns in the order of the definition, its owner. */
export function mainForm(table: Table): XmlNode {
  const id = (kind: 'cell' | 'form' | 'label' | 'section' | 'tab', part = '') => braced(idOf(kind, `${table.logicalName}.main.${part}`));
  const cell = ({ column, displayName, control, disabled = false }: Field) =>
    element('row', {}, [
      element('cell', { id: id('cell', column), labelid: id('label', column), showlabel: 'true', locklevel: 0 }, [
        labels(displayName),
        element('control', { id: column, classid: braced(CONTROL[control]), datafieldname: column, disabled: String(disabled) }),
      ]),
    ]);
  const section = element(
    'section',
    {
      id: id('section'),
      labelid: id('label', ':section'),
      name: 'general',
      showlabel: 'false',
      showbar: 'false',
      columns: 1,
      IsUserDefined: 0,
      locklevel: 0,
    },
    [labels('General'), element('rows', {}, fields(table).map(cell))],
  );
  const tab = element(
    'tab',
    {
      id: id('tab'),
      labelid: id('label', ':tab'),
      name: 'general',
      verticallayout: 'true',
      expanded: 'true',
      showlabel: 'true',
      IsUserDefined: 1,
      locklevel: 0,
    },
    [labels('General'), element('columns', {}, [element('column', { width: '100%' }, [element('sections', {}, [section])])])],
  );
  return element('forms', { type: 'main' }, [
    element('systemform', {}, [
      ...values({ formid: id('form'), IntroducedVersion: introducedVersion, FormPresentation: 1, FormActivationState: 1 }),
      element('form', {}, [
        element('tabs', {}, [tab]),
        element('DisplayConditions', { Order: 0, FallbackForm: 'true' }, [element('Everyone')]),
      ]),
      value('IsCustomizable', true),
      value('CanBeDeleted', true),
      localizedNames('Information'),
    ]),
  ]);
}

function fields(table: Table): Field[] {
  const ofColumn = (name: string): Field => {
    const column = table.columns[name]!;
    return {
      column: logicalName(name),
      displayName: column.displayName,
      control: controlOf(column),
      disabled: column.kind === 'autonumber',
    };
  };
  return [
    ofColumn(table.primaryName),
    { column: 'statuscode', displayName: 'Status Reason', control: 'choice' },
    ...Object.keys(table.columns)
      .filter((name) => name !== table.primaryName)
      .map(ofColumn),
    ...(table.ownership === 'user' ? [{ column: 'ownerid', displayName: 'Owner', control: 'lookup' } as const] : []),
  ];
}

function controlOf(column: Column): keyof typeof CONTROL {
  switch (column.kind) {
    case 'text':
      return column.format === 'url' || column.format === 'email' ? column.format : column.format === 'textarea' ? 'memo' : 'text';
    case 'autonumber':
      return 'text';
    case 'dateTime':
      return 'date';
    default:
      return column.kind;
  }
}
