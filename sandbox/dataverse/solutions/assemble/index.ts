import { activitiesAbout } from '../../metadata/base-tables/activities';
import { relationshipsOf } from '../../metadata/builders/table';
import type { Catalog } from '../../metadata/catalog';
import { mergeSnapshots } from '../../metadata/builders/table';
import type { AttributeMetadata, EntityMetadata, MetadataSnapshot } from '../../metadata/types';
import type { Customizations } from '../customizations';
import { describeManyToMany } from './many-to-many';
import { describeRelationships } from './relationships';
import { assembleTable } from './table';

/** Custom tables are numbered from here on. */
const FIRST_CUSTOM_TYPE_CODE = 10000;

/**
 * The metadata that a solution brings, complete: with the platform's own columns, with the targets of its
 * lookups, with object type codes. Pure.
 * @param known what is there already
 * @throws DataverseError when a table, column or relationship is not complete
 */
export function assembleMetadata(known: Catalog, customizations: Customizations): MetadataSnapshot {
  const nextTypeCode = typeCodes(known);
  const tables = customizations.entities.map((part) => assembleTable(known, part, customizations.relationships, nextTypeCode));
  const assembled = mergeSnapshots(...tables);
  const relationships = describeRelationships(known, assembled.entities, customizations.relationships);
  const jobs = systemJobsOf(known, assembled.entities.filter(({ isCustomEntity }) => isCustomEntity));
  const links = describeManyToMany(known, assembled.entities, customizations.manyToMany, nextTypeCode);
  const regarded = customizations.entities.filter(({ isDefined, hasActivities }) => isDefined && hasActivities).map(({ logicalName }) => ({ logicalName, prefix: logicalName }));
  const activities = activitiesAbout(known.snapshot, regarded);
  return mergeSnapshots(assembled, links, { entities: [], relationships, optionSets: customizations.optionSets }, jobs, activities);
}

/** System jobs may regard rows of any custom table. */
function systemJobsOf(known: Catalog, tables: readonly EntityMetadata[]): MetadataSnapshot {
  const jobs = known.snapshot.entities.find(({ logicalName }) => logicalName === 'asyncoperation') as EntityMetadata;
  const regarding = jobs.attributes.find(({ logicalName }) => logicalName === 'regardingobjectid') as AttributeMetadata;
  const attribute = { ...regarding, targets: tables.map(({ logicalName }) => logicalName) };
  const lookups = tables.map(({ logicalName }) => ({ target: logicalName, relationship: `${logicalName}_AsyncOperations`, navigation: `regardingobjectid_${logicalName}` }));
  return { entities: [{ ...jobs, attributes: [attribute] }], relationships: relationshipsOf('asyncoperation', { attribute, lookups }), optionSets: [] };
}

function typeCodes(known: Catalog): () => number {
  let last = Math.max(FIRST_CUSTOM_TYPE_CODE - 1, ...known.tables.map(({ objectTypeCode }) => objectTypeCode));
  return () => (last += 1);
}
