import { tablesOf, type PackageTable } from './contents';
import { duplicates, problems, type Check, type Problem } from './finding';
import { lookupProblems } from './lookups';
import { optionProblems } from './options';
import { children, textAt } from './xml-tree';

/** Tables fit together: names, keys, lookups with their relationships, options and status reasons. */
export const tables: Check = {
  name: 'tables',
  run: (solution) => {
    const all = tablesOf(solution);
    return [
      ...duplicates(all.map(({ logicalName }) => logicalName)).map((name) => ({ where: `table ${name}`, problem: 'is defined twice' })),
      ...duplicates(all.flatMap(({ info }) => textAt(info, 'EntitySetName').toLowerCase() || [])).map((name) => ({
        where: `entity set ${name}`,
        problem: 'is the name of two tables',
      })),
      ...all.flatMap((table) => [...(table.isOwn ? ownTableProblems(table) : []), ...columnNameProblems(table), ...keyProblems(table)]),
      ...lookupProblems(solution, all),
      ...optionProblems(solution, all),
    ];
  },
};

function ownTableProblems(table: PackageTable): Problem[] {
  const where = `table ${table.logicalName}`;
  const ofType = (type: string) => [...table.columns.values()].filter((column) => textAt(column, 'Type') === type);
  const primaryNames = [...table.columns.values()].filter((column) => textAt(column, 'DisplayMask').split('|').includes('PrimaryName'));
  const ownership = textAt(table.info, 'OwnershipTypeMask');
  return problems(
    textAt(table.info, 'EntitySetName') === '' && { where, problem: 'has no entity set name' },
    ofType('primarykey').length !== 1 && { where, problem: `has ${ofType('primarykey').length} primary keys` },
    primaryNames.length !== 1 && { where, problem: `has ${primaryNames.length} primary names` },
    ownership !== 'UserOwned' && ownership !== 'OrgOwned' && { where, problem: `has the ownership '${ownership}'` },
    (ownership === 'UserOwned') !== (ofType('owner').length === 1) && {
      where,
      problem: 'has an owner column that does not fit its ownership',
    },
    !['', 'True', 'False'].includes(textAt(table.info, 'HasRelatedActivities')) && {
      where,
      problem: `says '${textAt(table.info, 'HasRelatedActivities')}' of its activities, where 'True' or 'False' is known`,
    },
    table.info?.attributes.Name !== table.schemaName && { where, problem: 'has two different names' },
  );
}

const columnNameProblems = (table: PackageTable): Problem[] => [
  ...[...table.columns].flatMap(([name, column]) => {
    const physicalName = column.attributes.PhysicalName ?? '';
    return physicalName.toLowerCase() === name && textAt(column, 'Name') === name
      ? []
      : [
          {
            where: `column ${table.logicalName}.${name}`,
            problem: `has names that differ in more than case: ${physicalName}, ${textAt(column, 'Name')}`,
          },
        ];
  }),
  ...duplicates(children(table.info, 'attributes/attribute').map(({ attributes }) => (attributes.PhysicalName ?? '').toLowerCase())).map(
    (name) => ({
      where: `column ${table.logicalName}.${name}`,
      problem: 'is defined twice',
    }),
  ),
];

const keyProblems = (table: PackageTable): Problem[] =>
  children(table.info, 'EntityKeys/EntityKey').flatMap((key) =>
    children(key, 'EntityKeyAttributes/AttributeName')
      .filter(({ text }) => !table.columns.has(text))
      .map(({ text }) => ({
        where: `key ${textAt(key, 'Name')} of ${table.logicalName}`,
        problem: `is over the column ${text}, which is not there`,
      })),
  );
