import { logicalName, type Table } from '@gdap-manager/entities';
import { introducedVersion } from '../manifest';
import { displayNames } from './labels';
import { element, value, values, type XmlNode } from './xml';

/** The alternate keys of a table; nothing where it has none. */
export function entityKeys(table: Table): XmlNode[] {
  const keys = Object.entries(table.keys);
  return keys.length === 0
    ? []
    : [
        element(
          'EntityKeys',
          {},
          keys.map(([name, columns]) => entityKey(table, name, columns)),
        ),
      ];
}

const entityKey = (table: Table, name: string, columns: readonly string[]): XmlNode =>
  element('EntityKey', {}, [
    ...values({ Name: name, LogicalName: logicalName(name), IntroducedVersion: introducedVersion, IsCustomizable: true }),
    element(
      'EntityKeyAttributes',
      {},
      columns.map((column) => value('AttributeName', logicalName(column))),
    ),
    displayNames(columns.map((column) => table.columns[column]!.displayName).join(' and ')),
  ]);
