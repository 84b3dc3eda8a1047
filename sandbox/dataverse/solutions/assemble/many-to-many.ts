import { manyToMany } from '../../metadata/builders/many-to-many';
import { mergeSnapshots } from '../../metadata/builders/table';
import type { Catalog } from '../../metadata/catalog';
import type { EntityMetadata, MetadataSnapshot } from '../../metadata/types';
import type { ManyToManyPart } from '../customizations/many-to-many';
import { inconsistent } from '../import-errors';

/** The many-to-many relationships that a solution brings, each with the table of its links. */
export function describeManyToMany(known: Catalog, coming: readonly EntityMetadata[], parts: readonly ManyToManyPart[], nextTypeCode: () => number): MetadataSnapshot {
  const tables = new Map([...known.snapshot.entities, ...coming].map((entity) => [entity.logicalName, entity]));
  return mergeSnapshots(...parts.map(({ schemaName, intersect, first, second }) => {
    const primaryIds = [first, second].map(({ table }) => {
      const found = tables.get(table);
      if (!found) throw inconsistent(`The relationship '${schemaName}' speaks of the table '${table}', which does not exist.`);
      return found.primaryIdAttribute;
    });
    const other = tables.get(intersect);
    if (other && !other.isIntersect) throw inconsistent(`The relationship '${schemaName}' keeps its links in '${intersect}', which is another table.`);
    const itself = first.table === second.table;
    return manyToMany({
      schemaName, isCustom: true,
      intersect: { logicalName: intersect, primaryId: `${intersect}id`, entitySetName: `${intersect}set`, objectTypeCode: other?.objectTypeCode ?? nextTypeCode() },
      first: { ...first, column: `${primaryIds[0]}${itself ? 'one' : ''}` },
      second: { ...second, column: `${primaryIds[1]}${itself ? 'two' : ''}` },
    });
  }));
}
