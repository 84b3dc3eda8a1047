import type { Environment, StoredRow, StoredValue } from '../environment';
import { importSolution } from '../solutions/import-solution';
import { testSolution } from '../solutions/test-solution';
import { newEnvironment } from '../solutions/testing';
import { unlimitedAccess } from '../security/access';
import { wellKnown } from '../storage/well-known';
import { quoted } from '../storage/database';
import { parseQueryOptions } from '../odata/query-options';
import { compileList, type ListQuery, sortColumn } from './compile';
import { printCursor } from './cursor';
import { type CompileContext, createCompileContext } from './source';

/** An environment with the test solution's tables. */
export function ticketEnvironment(): Environment {
  const environment = newEnvironment();
  importSolution(environment, testSolution());
  return environment;
}

/** Puts a row into a table as it is: what the row services would have made of it is not looked at here. */
export function put({ database }: Environment, table: string, row: StoredRow): void {
  const names = Object.keys(row).map(quoted).join(', ');
  const places = Object.keys(row).map(() => '?').join(', ');
  database.prepare(`INSERT INTO ${quoted(table)} (${names}) VALUES (${places})`).run(...(Object.values(row) as StoredValue[]));
}

/** A GUID that ends in a number. */
export const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const contextFor = (environment: Environment, negationIncludesNull = true): CompileContext => createCompileContext({
  catalog: environment.catalog(),
  now: environment.clock.now(),
  caller: { userId: wellKnown.administrator, businessUnitId: wellKnown.rootBusinessUnit, access: unlimitedAccess({ userId: wellKnown.administrator, businessUnitId: wellKnown.rootBusinessUnit, businessUnits: [wellKnown.rootBusinessUnit] }) },
  negationIncludesNull,
});

/** The names of the rows that a query string finds in a table, in order. */
export function find(environment: Environment, table: string, query: string, more: Partial<ListQuery> = {}, negationIncludesNull = true): StoredValue[] {
  return findRows(environment, table, query, more, negationIncludesNull).map((row) => row[nameOf(environment, table)] ?? null);
}

export function findRows(environment: Environment, table: string, query: string, more: Partial<ListQuery> = {}, negationIncludesNull = true): StoredRow[] {
  const metadata = environment.catalog().table(table);
  if (!metadata) throw new Error(`There is no table '${table}'.`);
  const { filter, orderBy, skipToken } = parseQueryOptions(new URLSearchParams(query));
  const columns = new Set([nameOf(environment, table)]);
  const { sql, parameters } = compileList(contextFor(environment, negationIncludesNull), { table: metadata, columns, filter, orderBy, skipToken, ...more });
  return environment.database.prepare(sql).all(...parameters) as StoredRow[];
}

/** Reads a list page by page, each page with the token that the one before it would give. */
export function findPaged(environment: Environment, table: string, query: string, size: number): StoredValue[] {
  const names: StoredValue[] = [];
  for (let token = ''; ;) {
    const page = findRows(environment, table, `${query}${token}`, { limit: size });
    names.push(...page.map((row) => row[nameOf(environment, table)] ?? null));
    const last = page.at(-1);
    if (!last || page.length < size) return names;
    const after: StoredValue[] = [];
    for (let index = 0; sortColumn(index) in last; index += 1) after.push(last[sortColumn(index)] ?? null);
    token = `&$skiptoken=${encodeURIComponent(printCursor({ page: 2, after }))}`;
  }
}

const nameOf = (environment: Environment, table: string) => environment.catalog().table(table)?.primaryNameAttribute as string;
