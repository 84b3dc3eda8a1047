import type { AttributeMetadata, AttributeType, EntityMetadata, MetadataSnapshot } from '../metadata/types';
import { quoted } from './database';

/** Text that people write compares without regard to case, as Dataverse's default collation does (ASCII letters here). */
const SQL_TYPES: Record<AttributeType, string> = {
  BigInt: 'INTEGER', Boolean: 'INTEGER', Integer: 'INTEGER', Picklist: 'INTEGER', State: 'INTEGER', Status: 'INTEGER',
  Decimal: 'REAL', Double: 'REAL', Money: 'REAL',
  String: 'TEXT COLLATE NOCASE', Memo: 'TEXT COLLATE NOCASE',
  DateTime: 'TEXT', Uniqueidentifier: 'TEXT', Lookup: 'TEXT', Customer: 'TEXT', Owner: 'TEXT', EntityName: 'TEXT',
};

const INDEXED = new Set(['statecode', 'statuscode']);
const SORTED = new Set(['createdon', 'modifiedon', 'versionnumber']);

/**
 * The statements that bring a database from one state of the metadata to the next. Only ever adds:
 * tables, columns, indexes. Pure.
 */
export function schemaChanges(before: MetadataSnapshot | undefined, after: MetadataSnapshot): string[] {
  const known = new Map(before?.entities.map((entity) => [entity.logicalName, entity]));
  return after.entities.flatMap((entity) => tableChanges(known.get(entity.logicalName), entity));
}

function tableChanges(before: EntityMetadata | undefined, after: EntityMetadata): string[] {
  const view = VIEWS[after.logicalName];
  if (view) return before && sameColumns(before, after) ? [] : [`DROP VIEW IF EXISTS ${quoted(after.logicalName)}`, view(after)];
  if (before === after) return [];
  const known = new Set(before?.attributes.map((attribute) => attribute.logicalName));
  const added = after.attributes.filter((attribute) => !known.has(attribute.logicalName));
  const table = quoted(after.logicalName);
  const columns = before
    ? added.map((attribute) => `ALTER TABLE ${table} ADD COLUMN ${column(attribute)}`)
    // Links of users and roles were kept before their table was part of the metadata.
    : [`CREATE TABLE ${after.isIntersect ? 'IF NOT EXISTS ' : ''}${table} (${added.map(column).join(', ')})`];
  return [...columns, ...indexes(after, added), ...uniqueKeys(before, after)];
}

function column(attribute: AttributeMetadata): string {
  const name = quoted(attribute.logicalName);
  return attribute.isPrimaryId ? `${name} TEXT PRIMARY KEY NOT NULL` : `${name} ${SQL_TYPES[attribute.type]}`;
}

/** Lists end their sort with the primary key, so an index that is sorted by ends with it too. */
function indexes(entity: EntityMetadata, attributes: readonly AttributeMetadata[]): string[] {
  return attributes
    .filter((attribute) => INDEXED.has(attribute.logicalName) || (entity.isIntersect && !attribute.isPrimaryId) || isSorted(attribute) || isPointer(attribute))
    .map((attribute) => {
      const columns = isSorted(attribute) ? [attribute.logicalName, entity.primaryIdAttribute] : [attribute.logicalName];
      return `CREATE INDEX ${quoted(`ix_${entity.logicalName}_${attribute.logicalName}`)} ON ${quoted(entity.logicalName)} (${columns.map(quoted).join(', ')})`;
    });
}

/** What lists are sorted by: names, dates that people give, when a row was made or changed. */
export const isSorted = (attribute: AttributeMetadata) =>
  attribute.isPrimaryName || SORTED.has(attribute.logicalName) || (attribute.isCustom && attribute.type === 'DateTime');

/** Who created and last changed a row is seldom searched for, and every index costs at each write. */
const isPointer = ({ type, logicalName }: AttributeMetadata) =>
  (type === 'Lookup' || type === 'Customer' || type === 'Owner') && !/^(createdby|modifiedby|createdonbehalfby|modifiedonbehalfby|owning.*)$/.test(logicalName);

function uniqueKeys(before: EntityMetadata | undefined, after: EntityMetadata): string[] {
  const known = new Set(before?.keys.map((key) => key.logicalName));
  return after.keys
    .filter((key) => !known.has(key.logicalName))
    .map((key) => `CREATE UNIQUE INDEX ${quoted(keyIndexName(after.logicalName, key.logicalName))} ON ${quoted(after.logicalName)} (${key.keyAttributes.map(quoted).join(', ')})`);
}

/** The name of the unique index behind an alternate key: SQLite's constraint errors do not tell it, so find the key by its columns. */
const keyIndexName = (table: string, key: string) => `key_${table}_${key}`;

/** What is no table of its own: other tables seen as one. */
const VIEWS: Readonly<Record<string, (entity: EntityMetadata) => string>> = {
  owner: (owner) => `CREATE VIEW "owner" (${columnNames(owner)}) AS
    SELECT "systemuserid", "fullname", 'systemuser', "versionnumber" FROM "systemuser"
    UNION ALL SELECT "teamid", "name", 'team', "versionnumber" FROM "team"`,
  activitypointer: (activity) => `CREATE VIEW "activitypointer" AS SELECT ${columnNames(activity)} FROM "email"`,
};

const columnNames = ({ attributes }: EntityMetadata) => attributes.map(({ logicalName }) => quoted(logicalName)).join(', ');

const sameColumns = (before: EntityMetadata, after: EntityMetadata) => columnNames(before) === columnNames(after);
