import type { Environment } from '../../environment';
import type { AttributeMetadata, EntityMetadata, MetadataSnapshot } from '../../metadata/types';
import { quoted } from '../../storage/database';
import { wouldLoseData } from '../import-errors';

/**
 * Refuses an import that stored rows would not survive: a column of another type, texts that would be too
 * long, choices taken away while rows use them, a key that rows violate.
 * @param before the metadata as they are
 * @param after as they would be
 */
export function checkDataLoss(environment: Environment, before: MetadataSnapshot, after: MetadataSnapshot): void {
  const optionsBefore = new Map(before.optionSets.map((optionSet) => [optionSet.name, optionSet]));
  const optionsAfter = new Map(after.optionSets.map((optionSet) => [optionSet.name, optionSet]));
  const known = new Map(before.entities.map((entity) => [entity.logicalName, entity]));
  for (const table of after.entities) {
    const old = known.get(table.logicalName);
    if (!old || old === table) continue;
    const oldColumns = new Map(old.attributes.map((attribute) => [attribute.logicalName, attribute]));
    for (const column of table.attributes) {
      const oldColumn = oldColumns.get(column.logicalName);
      if (!oldColumn || oldColumn === column) continue;
      checkColumn(environment, table.logicalName, oldColumn, column);
    }
    checkNewKeys(environment, old, table);
  }
  for (const table of before.entities) {
    for (const { logicalName, optionSetName = '' } of table.attributes) {
      const remaining = new Set(optionsAfter.get(optionSetName)?.options.map(({ value }) => value));
      const removed = optionsBefore.get(optionSetName)?.options.filter(({ value }) => !remaining.has(value)) ?? [];
      for (const { value } of removed) checkOptionUnused(environment, table.logicalName, logicalName, value);
    }
  }
}

function checkColumn(environment: Environment, table: string, before: AttributeMetadata, after: AttributeMetadata): void {
  const name = `${table}.${after.logicalName}`;
  if (before.type !== after.type) throw wouldLoseData(`The column '${name}' is of type ${before.type} and cannot become ${after.type}.`);
  if (before.dateTimeBehavior !== after.dateTimeBehavior) throw wouldLoseData(`The column '${name}' has the behavior ${before.dateTimeBehavior ?? ''} and cannot become ${after.dateTimeBehavior ?? ''}.`);
  if (after.maxLength !== undefined && before.maxLength !== undefined && after.maxLength < before.maxLength
    && exists(environment, table, `length(${quoted(after.logicalName)}) > ?`, after.maxLength)) {
    throw wouldLoseData(`Texts in '${name}' are longer than the new maximum length ${after.maxLength}.`);
  }
}

function checkOptionUnused(environment: Environment, table: string, column: string, value: number): void {
  if (exists(environment, table, `${quoted(column)} = ?`, value)) throw wouldLoseData(`The option ${value} of '${table}.${column}' cannot be removed: rows have it.`);
}

/** A key over a column that is not there yet is violated by no row. */
function checkNewKeys(environment: Environment, before: EntityMetadata, after: EntityMetadata): void {
  const columns = new Set(before.attributes.map(({ logicalName }) => logicalName));
  const added = after.keys.filter(({ logicalName }) => !before.keys.some((key) => key.logicalName === logicalName));
  for (const key of added.filter(({ keyAttributes }) => keyAttributes.every((name) => columns.has(name)))) {
    const names = key.keyAttributes.map(quoted);
    const twice = environment.database
      .prepare(`SELECT 1 AS found FROM ${quoted(after.logicalName)} WHERE ${names.map((name) => `${name} IS NOT NULL`).join(' AND ')} GROUP BY ${names.join(', ')} HAVING count(*) > 1 LIMIT 1`)
      .get();
    if (twice) throw wouldLoseData(`The key '${key.logicalName}' cannot be added to '${after.logicalName}': rows have the same values.`);
  }
}

const exists = (environment: Environment, table: string, condition: string, value: number) =>
  environment.database.prepare(`SELECT 1 AS found FROM ${quoted(table)} WHERE ${condition} LIMIT 1`).get(value) !== undefined;

/**
 * Refuses a managed update that leaves out columns which hold data: on the platform an upgrade deletes such
 * columns with all that is in them.
 * @param leftOut columns of installed tables that the file no longer has
 */
export function checkLeftOutColumns(environment: Environment, leftOut: readonly { table: string; column: string }[]): void {
  for (const { table, column } of leftOut) {
    const filled = environment.database.prepare(`SELECT 1 AS found FROM ${quoted(table)} WHERE ${quoted(column)} IS NOT NULL LIMIT 1`).get();
    if (filled) throw wouldLoseData(`The managed solution no longer has the column '${table}.${column}', which holds data. Empty the column first.`);
  }
}
