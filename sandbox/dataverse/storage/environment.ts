import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { v4 as uuidv4 } from 'uuid';
import type { Clock } from '../../kernel/clock';
import { openSqlite } from '../../kernel/sqlite';
import type { DataverseSettings } from '../../settings';
import type { Environment } from '../environment';
import { baseTables } from '../metadata/base-tables';
import { createCatalog } from '../metadata/catalog';
import { mergeMetadata } from '../metadata/merge';
import type { MetadataSnapshot } from '../metadata/types';
import { writeBaseFormsAndViews } from './base-forms-and-views';
import { writeBaseRows } from './base-rows';
import { createMetadataStore, createVersionCounter } from './metadata-store';
import { schemaChanges } from './schema';
import { defineSequences } from './sequences';
import { createTransactions } from './transactions';

export interface EnvironmentOptions {
  /** The folder that holds `dataverse.db` (made when missing), or `:memory:`. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly settings: DataverseSettings;
  /** Where new ids come from; random ones by default. */
  readonly newId?: () => string;
}

/**
 * Opens the environment of a folder. A new one has the base tables and the rows that every environment is
 * born with; an old one is as it was left, with base tables and columns added that have come since.
 */
export function createEnvironment({ dataDir, clock, settings, newId = uuidv4 }: EnvironmentOptions): Environment {
  if (dataDir !== ':memory:') mkdirSync(dataDir, { recursive: true });
  const database = openSqlite(dataDir === ':memory:' ? dataDir : join(dataDir, 'dataverse.db'));
  const store = createMetadataStore(database);
  defineSequences(database);
  const stored = store.load();
  const versions = createVersionCounter(database);
  let catalog = createCatalog(stored ?? { entities: [], relationships: [], optionSets: [] });

  const environment: Environment = {
    database,
    clock,
    settings,
    catalog: () => catalog,
    newId,
    nextVersion: versions.next,
    transaction: createTransactions(database, () => {
      const before = catalog;
      const undoVersions = versions.remember();
      return () => {
        catalog = before;
        undoVersions();
      };
    }),
    changeMetadata: (snapshot: MetadataSnapshot) => environment.transaction(() => {
      for (const statement of schemaChanges(catalog.snapshot, snapshot)) database.exec(statement);
      store.save(snapshot);
      catalog = createCatalog(snapshot);
    }),
    close: () => database.close(),
  };

  const current = mergeMetadata(baseTables, catalog.snapshot);
  environment.transaction(() => {
    if (JSON.stringify(current) !== JSON.stringify(catalog.snapshot)) environment.changeMetadata(current);
    if (!stored) writeBaseRows(environment);
    writeBaseFormsAndViews(environment);
  });
  return environment;
}
