import type { Environment } from '../../dataverse/environment';
import type { MetadataSnapshot } from '../../dataverse/metadata/types';
import { quoted } from '../../dataverse/storage/database';
import type { AppModel } from '../app-model';
import { appModel } from './app';

/** Tables whose rows an app is made of; every import writes to `solution`. */
const SOURCES = ['solution', 'appmodule', 'sitemap', 'systemform', 'savedquery', 'savedqueryvisualization', 'customcontrol', 'webresource'];

/** Models are read once and kept until something that they are made of changes. */
export interface AppModels {
  get(environment: Environment, uniqueName: string, lcid: number): AppModel | undefined;
}

export function createAppModels(): AppModels {
  let kept = { snapshot: undefined as MetadataSnapshot | undefined, state: '', models: new Map<string, AppModel>() };
  return {
    get(environment, uniqueName, lcid) {
      const { snapshot } = environment.catalog();
      const state = stateOf(environment);
      if (kept.snapshot !== snapshot || kept.state !== state) kept = { snapshot, state, models: new Map() };
      const key = `${lcid} ${uniqueName}`;
      const model = kept.models.get(key) ?? appModel(environment, uniqueName, lcid);
      if (model) kept.models.set(key, model);
      return model;
    },
  };
}

/** How many rows there are, and the latest row version: changes with every row that is made, changed or deleted. */
function stateOf({ database, catalog }: Environment): string {
  const tables = SOURCES.filter((table) => catalog().table(table));
  const counts = tables.map((table) => `SELECT COUNT(*) AS n, MAX("versionnumber") AS v FROM ${quoted(table)}`);
  return JSON.stringify(database.prepare(counts.join(' UNION ALL ')).all());
}
