import { displayName, hasColumn, hasTable, type PackageTable } from '../contents';
import { problems, type Problem } from '../finding';
import type { Package } from '../package';
import { child, descendants, type XmlElement } from '../xml-tree';

/** What a view says of columns and joined tables that are not there. */
export function viewProblems(solution: Package, tables: readonly PackageTable[], table: PackageTable, view: XmlElement): Problem[] {
  const where = `view '${displayName(view)}' of ${table.logicalName}`;
  const entity = child(view, 'fetchxml/fetch/entity');
  const aliases = new Map(descendants(entity, 'link-entity').map(({ attributes }) => [attributes.alias ?? '', attributes.name ?? '']));
  const fetched = columnsIn(entity);
  const shown = descendants(view, 'cell').map(({ attributes }) => {
    const [alias, column] = (attributes.name ?? '').split('.');
    return column === undefined ? { table: table.logicalName, column: alias! } : { table: aliases.get(alias!), column };
  });
  return [
    ...problems(
      entity?.attributes.name !== table.logicalName && {
        where,
        problem: `fetches ${entity?.attributes.name ?? 'nothing'} instead of ${table.logicalName}`,
      },
    ),
    ...joinProblems(solution, tables, where, entity),
    ...[...fetched, ...shown]
      .filter(({ table: owner, column }) => owner === undefined || !hasColumn(solution, tables, owner, column))
      .map(({ table: owner, column }) => ({
        where,
        problem: `uses the column ${column}, which ${owner === undefined ? 'no joined table has' : `${owner} does not have`}`,
      })),
    ...shown
      .filter(({ column }) => !fetched.some((candidate) => candidate.isFetched && candidate.column === column))
      .map(({ column }) => ({ where, problem: `shows the column ${column} without fetching it` })),
  ];
}

/** What joins say of tables and columns that are not there. */
export function joinProblems(solution: Package, tables: readonly PackageTable[], where: string, entity: XmlElement | undefined): Problem[] {
  if (!entity) return [];
  return entity.children
    .filter(({ name }) => name === 'link-entity')
    .flatMap((link) => {
      const [outer = '', inner = ''] = [entity.attributes.name, link.attributes.name];
      if (!hasTable(solution, tables, inner)) return [{ where, problem: `joins the table ${inner}, which is not in the package` }];
      const ends = [{ table: outer, column: link.attributes.to }, { table: inner, column: link.attributes.from }];
      return [
        ...ends.flatMap(({ table, column }) =>
          column !== undefined && !hasColumn(solution, tables, table, column)
            ? [{ where, problem: `joins over the column ${column}, which ${table} does not have` }]
            : [],
        ),
        ...joinProblems(solution, tables, where, link),
      ];
    });
}

export interface ColumnInQuery {
  readonly table: string;
  readonly column: string;
  /** Otherwise it is just filtered or ordered by. */
  readonly isFetched: boolean;
}

/** The columns that a query speaks of, each with the table that it is looked for in. */
export function columnsIn(entity: XmlElement | undefined): ColumnInQuery[] {
  if (!entity) return [];
  const within = (element: XmlElement): ColumnInQuery[] =>
    element.children.flatMap((inner) => {
      if (inner.name === 'link-entity') return columnsIn(inner);
      const isFetched = inner.name === 'attribute';
      const column = isFetched ? inner.attributes.name : inner.attributes.attribute;
      return [...(column ? [{ table: entity.attributes.name ?? '', column, isFetched }] : []), ...within(inner)];
    });
  return within(entity);
}

