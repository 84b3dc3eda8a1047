import { badBatch, batchNotReadable } from '../errors';
import { parseRequest, type OperationRequest } from './message';
import { boundaryOf, parseMultipart, type MimePart } from './multipart';

/** What a batch asks for, in its order. */
export type BatchItem =
  | { readonly kind: 'request'; readonly request: OperationRequest; readonly contentId: string | undefined }
  | { readonly kind: 'changeSet'; readonly members: readonly ChangeSetMember[] };

export interface ChangeSetMember {
  readonly contentId: string;
  readonly request: OperationRequest;
}

/**
 * Reads a batch as a whole, so that one that is malformed anywhere does nothing. Pure.
 * @param contentType of the outer request
 * @param maxRequests more requests than these are refused
 * @throws DataverseError 400 saying what is wrong
 */
export function readBatch(contentType: string | undefined, body: string, maxRequests: number): BatchItem[] {
  const boundary = boundaryOf(contentType);
  if (!boundary) throw badBatch("A batch needs the content type 'multipart/mixed' with a boundary.");
  if (!body.endsWith('\r\n')) throw batchNotReadable('Its last line must end with CRLF.');
  const items = parseMultipart(body, boundary).map(readItem);
  const count = items.reduce((sum, item) => sum + (item.kind === 'request' ? 1 : item.members.length), 0);
  if (count > maxRequests) throw badBatch(`A batch can contain up to ${maxRequests} requests, and this one has ${count}.`);
  return items;
}

function readItem(part: MimePart): BatchItem {
  const contentType = part.headers.get('content-type');
  if (!/^\s*multipart\//i.test(contentType ?? '')) return { kind: 'request', request: readRequest(part), contentId: part.headers.get('content-id') };
  const boundary = boundaryOf(contentType);
  if (!boundary) throw badBatch("A change set needs the content type 'multipart/mixed' with a boundary.");
  const members = parseMultipart(part.content, boundary).map(readMember);
  if (new Set(members.map(({ contentId }) => contentId)).size < members.length) throw badBatch('A Content-ID occurs twice in one change set.');
  return { kind: 'changeSet', members };
}

function readMember(part: MimePart): ChangeSetMember {
  const contentId = part.headers.get('content-id');
  const request = readRequest(part);
  if (request.method === 'GET') throw badBatch('A change set must not contain a GET request.');
  if (!contentId) throw badBatch('A request of a change set lacks its Content-ID header.');
  return { contentId, request };
}

function readRequest(part: MimePart): OperationRequest {
  const contentType = part.headers.get('content-type') ?? '';
  if (!/^\s*application\/http\s*(;|$)/i.test(contentType)) throw badBatch(`A part of the batch has the content type '${contentType.slice(0, 100)}' instead of 'application/http'.`);
  const request = parseRequest(part.content);
  if (/(^|\/)(\$|%24)batch\/?($|\?)/i.test(request.url)) throw badBatch('A batch must not contain another batch.');
  return request;
}
