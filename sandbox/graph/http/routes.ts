import { methodNotAllowed, notSupported } from '../errors';
import type { GraphHandler } from './call';

/** One thing that Graph can be asked. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** `/groups/{groupId}`, `/servicePrincipals(appId='{appId}')`; literal parts are compared without regard to case. */
  readonly pattern: string;
  /** Permissions of which the caller needs one: application or delegated, as it calls. */
  readonly permissions: readonly string[];
  readonly handler: GraphHandler;
}

export interface MatchedRoute {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * The route of a call.
 * @throws GraphError 405 for another method of a known path, 501 for a path that the sandbox does not have
 */
export function matchRoute(routes: readonly Route[], method: string, path: string): MatchedRoute {
  let otherMethod = false;
  for (const route of routes) {
    const params = matchPattern(route.pattern, path);
    if (params === undefined) continue;
    if (route.method === method) return { route, params };
    otherMethod = true;
  }
  throw otherMethod ? methodNotAllowed(method, path) : notSupported(`${method} ${path}`);
}

function matchPattern(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.replace(/\/$/, '').split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const segment = decoded(given[index] ?? '');
    const [, before = '', name, behind = ''] = /^(.*)\{(\w+)\}(.*)$/.exec(part) ?? [];
    if (name === undefined) {
      if (part.toLowerCase() !== segment.toLowerCase()) return undefined;
      continue;
    }
    const value = between(segment.toLowerCase(), before.toLowerCase(), behind.toLowerCase());
    if (value === undefined) return undefined;
    params[name] = value;
  }
  return params;
}

/** What stands between two texts, where it is something: alternate keys stand in brackets. */
function between(text: string, before: string, behind: string): string | undefined {
  const value = text.slice(before.length, text.length - behind.length);
  return value !== '' && text === before + value + behind ? value : undefined;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
