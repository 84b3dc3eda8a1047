import { displayName, hasColumn, type PackageTable } from '../contents';
import { problems, type Problem } from '../finding';
import type { Package } from '../package';
import { child, children, descendants, type XmlElement } from '../xml-tree';
import { columnsIn, joinProblems } from './views';

/** What a chart says of columns and aliases that are not there. */
export function chartProblems(solution: Package, tables: readonly PackageTable[], table: PackageTable, chart: XmlElement): Problem[] {
  const where = `chart '${displayName(chart)}' of ${table.logicalName}`;
  const data = child(chart, 'datadescription/datadefinition');
  const entity = child(data, 'fetchcollection/fetch/entity');
  const attributes = descendants(entity, 'attribute').map((element) => element.attributes);
  const categories = children(data, 'categorycollection/category');
  const measures = categories.flatMap((category) => children(category, 'measurecollection/measure'));
  const hasAlias = (alias: string | undefined, isGroup: boolean) =>
    attributes.some((attribute) => attribute.alias === alias && (isGroup ? attribute.groupby === 'true' : attribute.aggregate !== undefined));
  return [
    ...problems(
      entity?.attributes.name !== table.logicalName && { where, problem: `counts ${entity?.attributes.name ?? 'nothing'} instead of ${table.logicalName}` },
      child(chart, 'presentationdescription/Chart/Series/Series') === undefined && { where, problem: 'does not say how it is drawn' },
      measures.length === 0 && { where, problem: 'measures nothing' },
    ),
    ...joinProblems(solution, tables, where, entity),
    ...columnsIn(entity)
      .filter(({ table: owner, column }) => !hasColumn(solution, tables, owner, column))
      .map(({ table: owner, column }) => ({ where, problem: `uses the column ${column}, which ${owner} does not have` })),
    ...categories
      .filter(({ attributes: { alias } }) => alias !== undefined && !hasAlias(alias, true))
      .map(({ attributes: { alias } }) => ({ where, problem: `has the category ${alias}, by which nothing is grouped` })),
    ...measures
      .filter(({ attributes: { alias } }) => !hasAlias(alias, false))
      .map(({ attributes: { alias } }) => ({ where, problem: `has the measure ${alias}, which nothing adds up` })),
  ];
}
