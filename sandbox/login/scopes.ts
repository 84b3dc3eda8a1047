import { parameterMissing, resourceNotFound, scopeInvalid, scopeUnknown } from './errors';
import { canonicalResource, GRAPH, scopesOf } from './permissions';

/** Scopes that are about signing in, not about a resource. */
const openIdScopes = ['openid', 'profile', 'email', 'offline_access'] as const;
export type OpenIdScope = (typeof openIdScopes)[number];

/** What a request asks for on one resource. */
export interface ResourceScopes {
  readonly resource: string;
  /** Names of permissions without the resource: `User.Read`. */
  readonly names: readonly string[];
  /** `{resource}/.default`: all that was consented to, or all that the application is registered for. */
  readonly everything: boolean;
}

/** A `scope` parameter, taken apart. */
export interface RequestedScopes {
  readonly openId: readonly OpenIdScope[];
  readonly resources: readonly ResourceScopes[];
  /** As asked, for the answer. */
  readonly text: string;
}

/** Who asks, for the texts of errors. */
export interface ScopeContext {
  readonly clientId: string;
  readonly tenantName: string;
  /** Resource identifiers that exist. */
  readonly resources: readonly string[];
}

/**
 * Reads a `scope` parameter: `openid`, permissions of Graph by their names, of any resource as `{resource}/{name}`. Pure.
 * @throws LoginError
 */
export function readScopes(text: string | null, { clientId, tenantName, resources }: ScopeContext): RequestedScopes {
  const words = (text ?? '').split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) throw parameterMissing('scope');
  const openId = openIdScopes.filter((scope) => words.includes(scope));
  const asked = new Map<string, { names: Set<string>; everything: boolean }>();
  for (const word of words) {
    if ((openIdScopes as readonly string[]).includes(word)) continue;
    const { resource, name } = splitScope(word);
    if (!resources.includes(resource)) throw resourceNotFound(resource, tenantName);
    const key = canonicalResource(resource);
    const of = asked.get(key) ?? { names: new Set<string>(), everything: false };
    if (name === '.default') of.everything = true;
    else of.names.add(knownName(key, name, clientId));
    asked.set(key, of);
  }
  const found = [...asked].map(([resource, { names, everything }]) => ({ resource, names: [...names], everything }));
  for (const { names, everything } of found) if (everything && names.length > 0) throw scopeInvalid(words.join(' '));
  return { openId, resources: found, text: words.join(' ') };
}

function splitScope(word: string): { resource: string; name: string } {
  if (!word.includes('/')) return { resource: GRAPH, name: word };
  // A resource whose own name ends with a slash has two of them here.
  const at = word.lastIndexOf('/');
  return { resource: word.slice(0, at).replace(/\/$/, ''), name: word.slice(at + 1) };
}

/** Permissions are compared without regard to case, and answered as they are written. */
function knownName(resource: string, name: string, clientId: string): string {
  const known = Object.keys(scopesOf(resource)).find((each) => each.toLowerCase() === name.toLowerCase());
  if (known === undefined) throw scopeUnknown(clientId, name, resource);
  return known;
}
