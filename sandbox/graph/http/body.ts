import { isGuid } from '../../kernel/guid';
import { badRequest, malformedJson, unknownProperty } from '../errors';

/** A JSON object of a request body. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * The body as an object with no other members than these; annotations (`@…`) are passed over.
 * @param readOnly members that exist but cannot be set
 * @throws GraphError 400
 */
export function readObject(body: unknown, type: string, writable: readonly string[], readOnly: readonly string[] = []): JsonObject {
  if (!isObject(body)) throw malformedJson();
  const members = Object.entries(body).filter(([name]) => !name.startsWith('@'));
  for (const [name] of members) {
    if (writable.includes(name)) continue;
    if (readOnly.includes(name)) throw badRequest(`The property '${name}' is read-only and cannot be set.`);
    throw unknownProperty(name, type);
  }
  return Object.fromEntries(members);
}

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text member that must be there. @throws GraphError 400 */
export function readText(object: JsonObject, name: string): string {
  const value = object[name];
  if (value === undefined || value === null) throw badRequest(`The property '${name}' is required.`);
  if (typeof value !== 'string') throw badRequest(`The property '${name}' must be a text.`);
  return value;
}

/** A GUID member, lower case. @throws GraphError 400 */
export function readGuid(object: JsonObject, name: string): string {
  const text = readText(object, name);
  if (!isGuid(text)) throw badRequest(`The property '${name}' must be a GUID.`);
  return text.toLowerCase();
}

/**
 * The role template ids of an `accessDetails`, lower case, each once.
 * @throws GraphError 400 when it has another shape, is empty, or names a role twice
 */
export function readRoles(accessDetails: unknown): string[] {
  const roles: unknown = isObject(accessDetails) ? accessDetails['unifiedRoles'] : undefined;
  if (!Array.isArray(roles)) throw badRequest("The property 'accessDetails' must hold 'unifiedRoles'.");
  if (roles.length === 0) throw badRequest("'unifiedRoles' must name at least one role.");
  const ids = roles.map((role: unknown) => {
    if (!isObject(role)) throw badRequest("Each of 'unifiedRoles' must hold 'roleDefinitionId'.");
    return readGuid(role, 'roleDefinitionId');
  });
  if (new Set(ids).size < ids.length) throw badRequest("'unifiedRoles' names a role twice.");
  return ids;
}

/** Whether two lists hold the same values in any order. */
export const sameSet = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((value) => other.includes(value));
