import type { Environment } from '../environment';
import { DataverseError, resourceNotFound } from '../errors';
import type { OperationRequest, OperationResponse } from './message';
import { printResponse } from './message';
import { printMultipart, type MimePart } from './multipart';
import { readBatch, type BatchItem, type ChangeSetMember } from './read-batch';
import { resolveReferences } from './references';

/**
 * Answers one request of the Web API, synchronously, so that several can share one transaction. Errors are answers
 * with status 400 or above; nothing is thrown. The URL is absolute.
 */
export type Operate = (request: OperationRequest) => OperationResponse;

/** An outer `$batch` request. */
export interface BatchRequest extends OperationRequest {
  /** The service's root, ending with `/`: `http://127.0.0.1:4180/api/data/v9.2/`. Relative URLs stand below it. */
  readonly serviceRoot: string;
}

/** Outer headers that hold for each request that has none of its own: who asks, and on whose behalf. */
const INHERITED = ['authorization', 'callerobjectid', 'mscrmcallerid'];

const continueOnError = (prefer: string | undefined) => /(^|,)\s*odata\.continue-on-error\s*(=\s*true\s*)?(,|$)/i.test(prefer ?? '');

/**
 * Runs a batch (Microsoft Learn "Execute batch operations using the Web API"): in order, a change set as a whole or
 * not at all. Without `Prefer: odata.continue-on-error` it ends at the first failure, whose status is the outer one;
 * with it, everything is tried and the outer status is 200.
 * @throws DataverseError 400 when the batch itself cannot be read; nothing was done then
 */
export function executeBatch(environment: Environment, operate: Operate, batch: BatchRequest): OperationResponse {
  const { settings } = environment;
  const items = readBatch(batch.headers.get('content-type'), batch.body, settings.maxBatchRequests);
  const goesOn = continueOnError(batch.headers.get('prefer'));
  const parts: MimePart[] = [];
  let failed: number | undefined;
  for (const item of items) {
    const { part, status } = runItem(environment, operate, batch, item);
    parts.push(part);
    if (status < 400 || goesOn) continue;
    failed = status;
    break;
  }
  const boundary = `batchresponse_${environment.newId()}`;
  return {
    status: failed ?? 200,
    headers: new Map([
      ['content-type', `multipart/mixed; boundary=${boundary}`],
      ['odata-version', '4.0'],
      ...(goesOn ? [['preference-applied', 'odata.continue-on-error'] as const] : []),
    ]),
    body: printMultipart(parts, boundary),
  };
}

/** What one item of the batch answers, and the status by which it counts. */
interface ItemResult {
  readonly part: MimePart;
  readonly status: number;
}

function runItem(environment: Environment, operate: Operate, batch: BatchRequest, item: BatchItem): ItemResult {
  if (item.kind === 'changeSet') return runChangeSet(environment, operate, batch, item.members);
  const response = operateOn(operate, batch, item.request, new Map());
  return { part: httpPart(response, item.contentId), status: response.status };
}

/** Thrown to undo a change set. */
class ChangeSetFailed extends Error {
  constructor(readonly response: OperationResponse, readonly contentId: string) {
    super(`The request ${contentId} of a change set failed.`);
  }
}

function runChangeSet(environment: Environment, operate: Operate, batch: BatchRequest, members: readonly ChangeSetMember[]): ItemResult {
  const multipart = (parts: readonly MimePart[]): MimePart => {
    const boundary = `changesetresponse_${environment.newId()}`;
    return { headers: new Map([['Content-Type', `multipart/mixed; boundary=${boundary}`]]), content: printMultipart(parts, boundary) };
  };
  try {
    return { part: multipart(environment.transaction(() => runMembers(environment, operate, batch, members))), status: 200 };
  } catch (error) {
    if (!(error instanceof ChangeSetFailed)) throw error;
    const part = httpPart(error.response, error.contentId);
    return { part: environment.settings.failedChangeSet === 'multipart' ? multipart([part]) : part, status: error.response.status };
  }
}

function runMembers(environment: Environment, operate: Operate, batch: BatchRequest, members: readonly ChangeSetMember[]): MimePart[] {
  const rows = new Map<string, string>();
  return members.map(({ contentId, request }) => {
    const response = operateOn(operate, batch, request, rows);
    if (response.status >= 400) throw new ChangeSetFailed(response, contentId);
    rows.set(contentId, rowOf(environment, resolveReferences(request, rows).url, response));
    return httpPart(response, contentId);
  });
}

function operateOn(operate: Operate, batch: BatchRequest, request: OperationRequest, rows: ReadonlyMap<string, string>): OperationResponse {
  try {
    const resolved = resolveReferences(request, rows);
    const inherited = INHERITED.flatMap((name) => (batch.headers.has(name) ? [[name, batch.headers.get(name) as string] as const] : []));
    return operate({ ...resolved, url: absoluteUrl(resolved.url, batch.serviceRoot), headers: new Map([...inherited, ...resolved.headers]) });
  } catch (error) {
    if (!(error instanceof DataverseError)) throw error;
    return { status: error.status, headers: new Map([['Content-Type', 'application/json; odata.metadata=minimal'], ['OData-Version', '4.0']]), body: JSON.stringify(error) };
  }
}

/** @throws DataverseError 404 for what does not stand below the service's root */
function absoluteUrl(url: string, serviceRoot: string): string {
  const root = new URL(serviceRoot);
  const absolute = URL.canParse(url, serviceRoot) ? new URL(url, root) : undefined;
  if (!absolute?.pathname.startsWith(root.pathname)) throw resourceNotFound(url.slice(0, 100));
  return absolute.href;
}

/**
 * The row that a later request means by this one's Content-ID: as the answer names it; for a new row that was
 * answered in full, by its key; else what the request itself was about.
 */
function rowOf(environment: Environment, url: string, { headers, status, body }: OperationResponse): string {
  const named = headers.get('odata-entityid') ?? headers.get('location');
  if (named) return named;
  const path = url.replace(/\?.*$/s, '');
  const table = environment.catalog().tableBySet(path.replace(/^.*\//, ''));
  if (status !== 201 || !table) return path;
  const id = (JSON.parse(body) as Record<string, unknown>)[table.primaryIdAttribute];
  return `${path}(${String(id)})`;
}

function httpPart(response: OperationResponse, contentId: string | undefined): MimePart {
  return {
    headers: new Map([['Content-Type', 'application/http'], ['Content-Transfer-Encoding', 'binary'], ...(contentId ? [['Content-ID', contentId] as const] : [])]),
    content: printResponse(response),
  };
}
