import { hasTable, isOwnName, section, type PackageTable } from './contents';
import { duplicates, problems, type Problem } from './finding';
import type { Package } from './package';
import { textAt, type XmlElement } from './xml-tree';

/** Part of the check of tables: each lookup has its relationship, and each relationship its lookup. */
export function lookupProblems(solution: Package, tables: readonly PackageTable[]): Problem[] {
  const relationships = section(solution, 'EntityRelationships/EntityRelationship');
  const oneToMany = relationships.filter((relationship) => textAt(relationship, 'EntityRelationshipType') === 'OneToMany');
  return [
    ...duplicates(relationships.map(({ attributes }) => (attributes.Name ?? '').toLowerCase())).map((name) => ({
      where: `relationship ${name}`,
      problem: 'is defined twice',
    })),
    ...oneToMany.flatMap((relationship) => relationshipProblems(solution, tables, relationship)),
    ...tables.flatMap((table) => [...table.columns].flatMap(([name, column]) => columnProblems(oneToMany, table, name, column))),
    ...tables.flatMap((table) => parentalProblems(oneToMany, table)),
  ];
}

function relationshipProblems(solution: Package, tables: readonly PackageTable[], relationship: XmlElement): Problem[] {
  const where = `relationship ${relationship.attributes.Name ?? ''}`;
  const [from, to, lookup] = ['ReferencingEntityName', 'ReferencedEntityName', 'ReferencingAttributeName'].map((name) =>
    textAt(relationship, name),
  ) as [string, string, string];
  const table = tables.find(({ logicalName }) => logicalName === from.toLowerCase());
  const column = table?.columns.get(lookup.toLowerCase());
  return problems(
    !table && { where, problem: `starts from the table ${from}, which is not in the package` },
    table && !column && { where, problem: `needs the column ${lookup} of ${from}, which is not there` },
    column && !isLookup(column) && { where, problem: `needs ${lookup} of ${from} to be a lookup, not ${textAt(column, 'Type')}` },
    !hasTable(solution, tables, to) && { where, problem: `leads to the table ${to}, which is not in the package` },
    [from, to].some(
      (name) => isOwnName(solution, name) && !tables.some(({ schemaName }) => schemaName === name) && hasTable(solution, tables, name),
    ) && {
      where,
      problem: `writes a table's name in another case than the table itself: ${from}, ${to}`,
    },
  );
}

const isLookup = (column: XmlElement): boolean => ['lookup', 'owner', 'customer'].includes(textAt(column, 'Type'));

function columnProblems(oneToMany: readonly XmlElement[], table: PackageTable, name: string, column: XmlElement): Problem[] {
  if (!isLookup(column)) return [];
  const count = relationshipsOf(oneToMany, table).filter(
    (relationship) => textAt(relationship, 'ReferencingAttributeName').toLowerCase() === name,
  ).length;
  // A customer column points to accounts and contacts, with a relationship to each.
  const expected = textAt(column, 'Type') === 'customer' ? 2 : 1;
  return count === expected
    ? []
    : [{ where: `column ${table.logicalName}.${name}`, problem: `has ${count} relationships instead of ${expected}` }];
}

/** Dataverse allows a table one parent: Learn, "Table relationship behavior". */
function parentalProblems(oneToMany: readonly XmlElement[], table: PackageTable): Problem[] {
  const parental = relationshipsOf(oneToMany, table).filter((relationship) => textAt(relationship, 'CascadeDelete') === 'Cascade');
  return parental.length > 1
    ? [
        {
          where: `table ${table.logicalName}`,
          problem: `has ${parental.length} relationships that cascade: ${parental.map(({ attributes }) => attributes.Name).join(', ')}`,
        },
      ]
    : [];
}

const relationshipsOf = (oneToMany: readonly XmlElement[], table: PackageTable): XmlElement[] =>
  oneToMany.filter((relationship) => textAt(relationship, 'ReferencingEntityName').toLowerCase() === table.logicalName);
