import type { Caller } from '../../login/tokens';

/** One call of Graph as its handlers see it. */
export interface GraphCall {
  readonly method: string;
  /** Values of the `{name}` parts of the route. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** The JSON body; undefined when there is none. */
  readonly body: unknown;
  readonly caller: Caller;
  /** What comes before the path in links, without a slash at the end. */
  readonly base: string;
  /** The path as called, for `@odata.nextLink`. */
  readonly path: string;
  /** Milliseconds since 1970, sandbox time. */
  readonly now: number;
  /** `Prefer: include-unknown-enum-members`. */
  readonly showsUnknownMembers: boolean;
}

/** What a handler answers. Without a body there is no Content-Type either. */
export interface GraphAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export type GraphHandler = (call: GraphCall) => GraphAnswer;

/** A value of the route; routes and handlers are written together, so a missing one is a programming error. */
export function param(call: GraphCall, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new Error(`The route has no {${name}}.`);
  return value;
}

/** Whether a Prefer header asks for enumeration members after `unknownFutureValue`. */
export const prefersUnknownMembers = (headers: Headers) =>
  (headers.get('prefer') ?? '').split(',').some((preference) => preference.trim().toLowerCase() === 'include-unknown-enum-members');
