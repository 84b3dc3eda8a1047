import type { DataverseSettings } from '../../settings';
import type { Caller, Environment, RowChange, StoredRow } from '../environment';
import { DataverseError } from '../errors';
import type { Table } from '../metadata/catalog';
import { importSolution } from '../solutions/import-solution';
import { testSolution } from '../solutions/test-solution';
import { newEnvironment } from '../solutions/testing';
import { wellKnown } from '../storage/well-known';
import { unlimitedAccess } from '../security/access';
import { createRows, readPayload, readStored, type Rows } from './index';

/** The system administrator, from outside. */
export const caller: Caller = {
  userId: wellKnown.administrator, businessUnitId: wellKnown.rootBusinessUnit, organizationId: wellKnown.organization,
  correlationId: '11111111-1111-4111-8111-111111111111', requestId: '22222222-2222-4222-8222-222222222222', depth: 1,
  access: unlimitedAccess({ userId: wellKnown.administrator, businessUnitId: wellKnown.rootBusinessUnit, businessUnits: [wellKnown.rootBusinessUnit] }),
};

/** An environment with the test solution, its rows, and what its listener heard. */
export interface Stage {
  readonly environment: Environment;
  readonly rows: Rows;
  readonly heard: RowChange[];
  table(name: string): Table;
  /** Creates a row from a body as the Web API takes it. */
  create(table: string, body?: Record<string, unknown>): string;
  update(table: string, id: string, body: Record<string, unknown>): void;
  read(table: string, id: string): StoredRow | undefined;
}

export function openStage(settings: Partial<DataverseSettings> = {}): Stage {
  const environment = newEnvironment(settings);
  importSolution(environment, testSolution());
  const heard: RowChange[] = [];
  const rows = createRows(environment, { changed: (change) => void heard.push(change) });
  const table = (name: string): Table => {
    const found = environment.catalog().table(name);
    if (!found) throw new Error(`There is no table '${name}'.`);
    return found;
  };
  return {
    environment, rows, heard, table,
    create: (name, body = {}) => rows.create(table(name), readPayload(environment, table(name), body, 'create'), caller),
    update: (name, id, body) => rows.update(table(name), id, readPayload(environment, table(name), body, 'update'), caller),
    read: (name, id) => readStored(environment, table(name), id),
  };
}

/** Why something is refused; fails when it is not. */
export function refusal(work: () => unknown): { status: number; code: string; message: string } {
  try {
    work();
  } catch (error) {
    if (error instanceof DataverseError) return { status: error.status, code: error.code, message: error.message };
    throw error;
  }
  throw new Error('It was not refused.');
}
