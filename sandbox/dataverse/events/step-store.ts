import type { Environment, StoredRow, StoredValue } from '../environment';
import type { ProcessingStep, StepImage } from './step';

/** The enabled steps of an environment, in the order in which they run. */
export interface StepStore {
  /** Reads them only after steps or images have changed. */
  enabled(): readonly ProcessingStep[];
}

const ENABLED_STEPS = `
  SELECT step.*, message.name AS messagename, filter.primaryobjecttypecode
  FROM sdkmessageprocessingstep AS step
  JOIN sdkmessage AS message ON message.sdkmessageid = step.sdkmessageid
  LEFT JOIN sdkmessagefilter AS filter ON filter.sdkmessagefilterid = step.sdkmessagefilterid
  WHERE step.statecode = 0
  ORDER BY step.rank, step.createdon, step.sdkmessageprocessingstepid`;

const IMAGES = 'SELECT * FROM sdkmessageprocessingstepimage ORDER BY name, sdkmessageprocessingstepimageid';

/**
 * The state of steps and images in one value; a filter never changes. It differs after every committed change, and, as rows are written by an
 * import too and transactions are undone, it is asked for each time instead of waiting to be told.
 */
const FINGERPRINT = ['sdkmessageprocessingstep', 'sdkmessageprocessingstepimage']
  .map((table) => `SELECT count(*) AS rows, max(versionnumber) AS version FROM ${table}`)
  .join(' UNION ALL ');

/** Reads steps from the tables of the environment. */
export function createStepStore({ database }: Pick<Environment, 'database'>): StepStore {
  let known: { readonly fingerprint: string; readonly steps: readonly ProcessingStep[] } | undefined;
  return {
    enabled() {
      const fingerprint = JSON.stringify(database.prepare(FINGERPRINT).all());
      if (known?.fingerprint !== fingerprint) known = { fingerprint, steps: readSteps(database) };
      return known.steps;
    },
  };
}

function readSteps(database: Environment['database']): ProcessingStep[] {
  const images = database.prepare(IMAGES).all() as StoredRow[];
  return (database.prepare(ENABLED_STEPS).all() as StoredRow[]).map((row) =>
    stepOf(row, images.filter((image) => image.sdkmessageprocessingstepid === row.sdkmessageprocessingstepid)));
}

const stepOf = (row: StoredRow, images: readonly StoredRow[]): ProcessingStep => ({
  id: String(row.sdkmessageprocessingstepid),
  name: String(row.name ?? ''),
  message: String(row.messagename),
  primaryEntity: primaryEntity(row.primaryobjecttypecode),
  filteringAttributes: names(row.filteringattributes),
  stage: Number(row.stage),
  mode: Number(row.mode),
  rank: Number(row.rank),
  asyncAutoDelete: row.asyncautodelete === 1,
  runAs: typeof row.impersonatinguserid === 'string' ? row.impersonatinguserid : undefined,
  handler: { table: String(row.eventhandlertypecode ?? 'serviceendpoint'), id: String(row.eventhandler) },
  images: images.map(imageOf),
});

/** ImageType: 0 before, 1 after, 2 both. */
const imageOf = (row: StoredRow): StepImage => ({
  alias: String(row.entityalias ?? row.name ?? ''),
  pre: row.imagetype === 0 || row.imagetype === 2,
  post: row.imagetype === 1 || row.imagetype === 2,
  attributes: names(row.attributes),
});

/** A filter without a table, or with `none`, stands for all tables. */
const primaryEntity = (value: StoredValue | undefined) => (typeof value === 'string' && value !== '' && value !== 'none' ? value : undefined);

const names = (list: StoredValue | undefined): string[] =>
  String(list ?? '').split(',').map((name) => name.trim().toLowerCase()).filter(Boolean);
