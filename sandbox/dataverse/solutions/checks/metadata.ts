import type { EntityMetadata, MetadataSnapshot } from '../../metadata/types';
import { inconsistent, optionSetMissing } from '../import-errors';

/**
 * Whether metadata hold together: every key over columns that exist, every choice with its options, every
 * name only once. Pure.
 * @param after what would be there after the import
 * @param coming names of the tables that the import brings or changes
 */
export function checkMetadata(after: MetadataSnapshot, coming: ReadonlySet<string>): void {
  const tables = after.entities.filter(({ logicalName }) => coming.has(logicalName));
  const optionSets = new Map(after.optionSets.map((optionSet) => [optionSet.name, optionSet]));
  for (const table of tables) {
    checkEntitySet(table, after);
    checkKeys(table);
    for (const { logicalName, optionSetName, defaultValue } of table.attributes) {
      const options = optionSets.get(optionSetName ?? '')?.options;
      if (optionSetName && !options) throw optionSetMissing(logicalName, optionSetName);
      if (defaultValue !== undefined && options && !options.some(({ value }) => value === defaultValue)) {
        throw inconsistent(`The default ${defaultValue} of '${table.logicalName}.${logicalName}' is not among its options.`);
      }
    }
    checkStates(table, optionSets);
  }
  checkNavigation(after, coming);
}

function checkEntitySet(table: EntityMetadata, after: MetadataSnapshot): void {
  const other = after.entities.find(({ logicalName, entitySetName }) => entitySetName === table.entitySetName && logicalName !== table.logicalName);
  if (other) throw inconsistent(`The tables '${table.logicalName}' and '${other.logicalName}' have the same entity set name '${table.entitySetName}'.`);
}

function checkKeys(table: EntityMetadata): void {
  const columns = new Set(table.attributes.map(({ logicalName }) => logicalName));
  for (const key of table.keys) {
    const missing = key.keyAttributes.find((name) => !columns.has(name));
    if (missing) throw inconsistent(`The key '${key.logicalName}' of the table '${table.logicalName}' needs the column '${missing}', which does not exist.`);
  }
}

function checkStates(table: EntityMetadata, optionSets: ReadonlyMap<string, MetadataSnapshot['optionSets'][number]>): void {
  const optionsOf = (column: string) => optionSets.get(table.attributes.find(({ logicalName }) => logicalName === column)?.optionSetName ?? '')?.options ?? [];
  const states = new Set(optionsOf('statecode').map(({ value }) => value));
  const statuses = new Set(optionsOf('statuscode').map(({ value }) => value));
  for (const { value, state, transitions = [] } of optionsOf('statuscode')) {
    if (state === undefined || !states.has(state)) throw inconsistent(`The status ${value} of '${table.logicalName}' belongs to no state of the table.`);
    const unknown = transitions.find((to) => !statuses.has(to));
    if (unknown !== undefined) throw inconsistent(`The status ${value} of '${table.logicalName}' may change to ${unknown}, which is no status of the table.`);
  }
  for (const { value, defaultStatus } of optionsOf('statecode')) {
    if (defaultStatus === undefined || !statuses.has(defaultStatus)) throw inconsistent(`The state ${value} of '${table.logicalName}' has no default status among the statuses of the table.`);
  }
}

/** Two relationships under one navigation property of a table could not be told apart. */
function checkNavigation(after: MetadataSnapshot, coming: ReadonlySet<string>): void {
  const seen = new Map<string, string>();
  for (const { schemaName, referencingEntity, referencingEntityNavigationPropertyName, referencedEntity, referencedEntityNavigationPropertyName } of after.relationships) {
    for (const property of new Set([`${referencingEntity}.${referencingEntityNavigationPropertyName}`, `${referencedEntity}.${referencedEntityNavigationPropertyName}`])) {
      const other = seen.get(property);
      if (other && (coming.has(referencingEntity) || coming.has(referencedEntity))) {
        throw inconsistent(`The relationships '${other}' and '${schemaName}' have the same navigation property '${property}'.`);
      }
      seen.set(property, schemaName);
    }
  }
}
