import type { OperationRequest, OperationResponse } from '../batch';
import type { Caller, Environment } from '../environment';
import { badPayload, DataverseError, invalidArgument } from '../errors';
import type { Precondition, Rows } from '../records';
import type { Users } from '../security/users';
import type { Preferences } from './preferences';

/** One request of the Web API and what answering it needs. */
export interface Exchange {
  readonly environment: Environment;
  readonly rows: Rows;
  readonly users: Users;
  readonly caller: Caller;
  readonly request: OperationRequest;
  readonly query: URLSearchParams;
  /** Ends with `/`: `http://127.0.0.1:4180/api/data/v9.2/`. */
  readonly serviceRoot: string;
  readonly preferences: Preferences;
}

const JSON_TYPE = 'application/json; odata.metadata=minimal';

/** An answer with a JSON body. */
export function json({ preferences }: Pick<Exchange, 'preferences'>, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): OperationResponse {
  return answer(status, JSON.stringify(body), {
    'content-type': JSON_TYPE,
    ...(preferences.applied ? { 'preference-applied': preferences.applied } : {}),
    ...headers,
  });
}

/** An answer without a body. */
export const empty = (status: number, headers: Readonly<Record<string, string>> = {}): OperationResponse => answer(status, '', headers);

/** An error in the form of the Web API. */
export const failure = (error: DataverseError): OperationResponse =>
  answer(error.status, JSON.stringify(error), { 'content-type': JSON_TYPE });

export function answer(status: number, body: string, headers: Readonly<Record<string, string>>): OperationResponse {
  return { status, body, headers: new Map([['odata-version', '4.0'], ...Object.entries(headers)]) };
}

/**
 * The JSON object in a request.
 * @param entitySet for the error
 * @throws DataverseError 400 when it is no JSON object
 */
export function bodyOf({ request }: Exchange, entitySet: string): Record<string, unknown> {
  let body: unknown;
  try {
    body = JSON.parse(request.body);
  } catch (error) {
    throw badPayload(entitySet, `The request body is not valid JSON: ${(error as Error).message.slice(0, 200)}`);
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw badPayload(entitySet, 'The request body is not a JSON object.');
  return body as Record<string, unknown>;
}

/** `If-Match` and `If-None-Match` of a change. The text `null` counts as absent, as the platform has it. */
export function preconditionOf({ request }: Exchange): Precondition {
  const match = header(request, 'if-match');
  const noneMatch = header(request, 'if-none-match');
  return {
    ...(match === undefined ? {} : { ifMatch: match === '*' ? ('*' as const) : versionIn(match) }),
    ...(noneMatch === '*' ? { ifNoneMatch: '*' as const } : {}),
  };
}

/** A header's value; undefined when it is absent or the text `null`. */
export function header({ headers }: OperationRequest, name: string): string | undefined {
  const value = headers.get(name)?.trim();
  return value === undefined || value === '' || value === 'null' ? undefined : value;
}

function versionIn(etag: string): number {
  const version = /^W\/"(\d+)"$/.exec(etag)?.[1];
  if (version === undefined) throw invalidArgument(`The ETag '${etag.slice(0, 100)}' is not valid: it reads W/"<version>".`);
  return Number(version);
}
