type Row = ComponentFramework.WebApi.Entity;

/** Reads every page of a query. */
export async function readAll(webApi: ComponentFramework.WebApi, table: string, options: string): Promise<Row[]> {
  const rows: Row[] = [];
  let next: string | undefined = options;
  while (next !== undefined) {
    const page: RowPage = await readPage(webApi, table, next);
    rows.push(...page.rows);
    next = page.next;
  }
  return rows;
}

export interface RowPage {
  readonly rows: readonly Row[];
  /** Options of the next page. */
  readonly next: string | undefined;
}

/** Reads one page of a query. */
export async function readPage(webApi: ComponentFramework.WebApi, table: string, options: string, pageSize?: number): Promise<RowPage> {
  const { entities, nextLink } = await webApi.retrieveMultipleRecords(table, options, pageSize);
  // Hosts give the whole address of the next page, and take only its options.
  return { rows: entities, next: nextLink ? nextLink.slice(nextLink.indexOf('?')) : undefined };
}

/** A text between quotes in a `$filter` that compares it as a whole. */
export const literal = (text: string): string => encodeURIComponent(text.replace(/'/g, "''"));

/** A text between quotes in a `$filter` that looks for it within others: `'` doubled, and the wildcards of SQL that Dataverse lets through taken literally. */
export const likeLiteral = (text: string): string => literal(text.replace(/[[%_]/g, (wildcard) => `[${wildcard}]`));

/** What went wrong with a call of `context.webAPI`, for the end of a sentence; hosts reject with an object, not always an `Error`. */
export function messageOf(error: unknown): string {
  const message = (error as { message?: unknown } | null | undefined)?.message;
  return typeof message === 'string' && message !== '' ? message : '';
}
