import { invalidDirectoryRequest } from '../errors';
import { readObject, type JsonObject } from '../http/body';
import type { Group } from './store';

const TYPE = 'group';
const writable = ['displayName', 'description', 'mailNickname', 'mailEnabled', 'securityEnabled', 'groupTypes', 'isAssignableToRole'];
const readOnly = ['id', 'createdDateTime', 'deletedDateTime'];

/** Reads the body of POST /groups (Graph: create group). @throws GraphError 400 */
export function readNewGroup(body: unknown): Omit<Group, 'id' | 'createdAt'> {
  const object = readObject(body, TYPE, writable, readOnly);
  const groupTypes = object['groupTypes'] ?? [];
  if (!Array.isArray(groupTypes) || !groupTypes.every((type) => type === 'Unified')) throw invalid('groupTypes');
  const group = {
    displayName: readName(object, 'displayName', 256),
    description: readDescription(object),
    mailNickname: readName(object, 'mailNickname', 64),
    mailEnabled: readFlag(object, 'mailEnabled'),
    securityEnabled: readFlag(object, 'securityEnabled'),
    groupTypes: groupTypes as string[],
    isAssignableToRole: object['isAssignableToRole'] === undefined ? null : readFlag(object, 'isAssignableToRole'),
  };
  if (/[@()\\[\]";:<>, ]/.test(group.mailNickname)) throw invalid('mailNickname');
  if (group.mailEnabled !== groupTypes.length > 0) {
    throw invalidDirectoryRequest(
      'The service does not currently support writes of mail-enabled groups. Please ensure that the mail-enablement property is unset and the security-enablement property is set.',
    );
  }
  if (!group.mailEnabled && !group.securityEnabled) throw invalid('securityEnabled');
  return group;
}

/** Reads the body of PATCH: name and description. @throws GraphError 400 */
export function readGroupChange(body: unknown): Partial<Pick<Group, 'displayName' | 'description'>> {
  const object = readObject(body, TYPE, ['displayName', 'description'], [...readOnly, ...writable]);
  return {
    ...('displayName' in object && { displayName: readName(object, 'displayName', 256) }),
    ...('description' in object && { description: readDescription(object) }),
  };
}

const invalid = (name: string) => invalidDirectoryRequest(`Invalid value specified for property '${name}' of resource 'Group'.`);

function readName(object: JsonObject, name: string, maxLength: number): string {
  const value = object[name];
  if (value === undefined) throw invalidDirectoryRequest(`A value is required for property '${name}' of resource 'Group'.`);
  if (typeof value !== 'string' || value === '' || value.length > maxLength) throw invalid(name);
  return value;
}

function readDescription(object: JsonObject): string | null {
  const value = object['description'] ?? null;
  if (value !== null && (typeof value !== 'string' || value.length > 1024)) throw invalid('description');
  return value;
}

function readFlag(object: JsonObject, name: string): boolean {
  const value = object[name];
  if (value === undefined) throw invalidDirectoryRequest(`A value is required for property '${name}' of resource 'Group'.`);
  if (typeof value !== 'boolean') throw invalid(name);
  return value;
}
