import type { SandboxDatabase } from '../../kernel/database';
import type { GraphSettings } from '../../settings';
import { badRequest, notSupported } from '../errors';
import type { GraphAnswer, GraphCall } from '../http/call';
import { selected, type GraphObject } from '../query/answer-list';
import type { Collection } from '../query/collection';
import { readNames, readSelect } from '../query/options';
import { DAY_MS } from '../relationships/duration';
import type { ChangeLog, TrackedCollection } from './change-log';
import { readPosition, writePosition, type DeltaPosition } from './position';

export interface DeltaAnswer {
  readonly collection: Collection;
  readonly tracked: TrackedCollection;
  /** Table that holds the objects by `id` and `document`. */
  readonly table: string;
  /** `@odata.context` below the base address. */
  readonly context: string;
  show(document: string): GraphObject;
}

interface ChangeRow {
  readonly change: number;
  readonly id: string;
  readonly removed: number;
  readonly document: string | null;
}

/**
 * A page of `delta` (Graph, "Use delta query to track changes"): all objects in the first round, later what has changed
 * since. A page ends in `@odata.nextLink` or, the last one, in `@odata.deltaLink`, never in both. What changes while a
 * round goes on comes at its end, also where an earlier page had it already.
 */
export function answerDelta(call: GraphCall, { database, changes, settings }: DeltaParts, answer: DeltaAnswer): GraphAnswer {
  const { collection, tracked, table, context, show } = answer;
  const start = readStart(call, changes, collection, settings);
  const size = pageSize(call.headers, settings);
  const rows = start.nothingMore
    ? []
    : database.all<ChangeRow>(
        `SELECT c.change, c.object_id AS id, c.removed, o.document FROM directory_change c LEFT JOIN ${table} o ON o.id = c.object_id
         WHERE c.collection = ? AND c.tenant_id = ? AND c.change > ? AND (c.removed = 0 OR c.change > ?) ORDER BY c.change LIMIT ?`,
        tracked,
        call.caller.tid,
        start.position.after,
        start.position.knownSince,
        size + 1,
      );
  const page = rows.slice(0, size);
  const isLast = rows.length <= size;
  const { select, knownSince } = start.position;
  const after = isLast ? changes.latest() : (page.at(-1)?.change ?? start.position.after);
  // On the next round the caller has seen everything up to here, so it hears of every removal.
  const reached: DeltaPosition = { after, select, knownSince: isLast ? after : knownSince, issuedAt: isLast ? call.now : start.position.issuedAt };
  const link = `${call.base}${call.path}?${isLast ? '$deltatoken' : '$skiptoken'}=${writePosition(reached)}`;
  return {
    status: 200,
    body: {
      '@odata.context': `${call.base}/${context}`,
      [isLast ? '@odata.deltaLink' : '@odata.nextLink']: link,
      value: page.map(({ id, removed, document }) =>
        removed === 1 || document === null ? { id, '@removed': { reason: 'deleted' } } : withId(selected(show(document), select, collection), id),
      ),
    },
  };
}

export interface DeltaParts {
  readonly database: SandboxDatabase;
  readonly changes: ChangeLog;
  readonly settings: GraphSettings;
}

/** The id comes along whether it was selected or not: without it nothing could be followed. */
const withId = (object: GraphObject, id: string): GraphObject => ({ id, ...object });

const deltaOptions: ReadonlySet<string> = new Set(['$select', '$skiptoken', '$deltatoken']);

function readStart(
  { query, now }: GraphCall,
  changes: ChangeLog,
  collection: Collection,
  { deltaTokenDays, lostPositionStatus }: GraphSettings,
): { readonly position: DeltaPosition; readonly nothingMore?: boolean } {
  const latest = changes.latest();
  const options = readNames(query, deltaOptions);
  const token = options.get('$skiptoken') ?? options.get('$deltatoken');
  if (token !== undefined && token !== 'latest') {
    if ([...query.keys()].length > 1) throw badRequest('A link of a delta query is to be used as it is: its token holds the options of the first call.');
    return { position: readPosition(token, { now, lifetimeMs: deltaTokenDays * DAY_MS, latest, lostStatus: lostPositionStatus }) };
  }
  // Lists take no notice of a name without `$` that they do not know; here Graph's own would change what a copy holds.
  for (const name of query.keys()) if (!/^\$?(select|deltatoken)$/i.test(name)) throw notSupported(`${name} in a delta query`);
  const position = { after: 0, knownSince: latest, select: readSelect(options.get('$select'), collection), issuedAt: now };
  return { position, nothingMore: token === 'latest' };
}

/** `Prefer: odata.maxpagesize=…` is a wish, and never for more than the service gives. */
function pageSize(headers: Headers, { deltaPageSize }: GraphSettings): number {
  const wanted = Number(/odata\.maxpagesize=(\d{1,6})/i.exec(headers.get('prefer') ?? '')?.[1] ?? deltaPageSize);
  return Math.max(1, Math.min(wanted, deltaPageSize));
}
