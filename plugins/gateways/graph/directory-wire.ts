import type { CustomerListing, DirectoryGroup, RoleTemplate } from './directory-gateway';
import { MalformedAnswer, objectOf, pageOf } from './wire';

/** A page of a list of changes. */
export interface Changes<T> {
  readonly items: readonly T[];
  /** Ids, lower case. */
  readonly removed: readonly string[];
  readonly nextPage: string | undefined;
  readonly nextRound: string | undefined;
}

/** Reads a page of `delta`. @param read of an item that is still there @throws MalformedAnswer */
export function changesOf<T>(json: unknown, read: (item: unknown) => T): Changes<T> {
  const { items, next } = pageOf(json);
  const isRemoved = (item: unknown) => objectOf(item)['@removed'] !== undefined;
  const nextRound = objectOf(json)['@odata.deltaLink'];
  if (next === undefined && typeof nextRound !== 'string') throw new MalformedAnswer('link to the next round');
  return {
    items: items.filter((item) => !isRemoved(item)).map(read),
    removed: items.filter(isRemoved).map(idOf),
    nextPage: next,
    nextRound: typeof nextRound === 'string' ? nextRound : undefined,
  };
}

/** Reads a `contract`. @throws MalformedAnswer */
export function contractOf(json: unknown): CustomerListing {
  const { customerId, displayName, defaultDomainName } = objectOf(json);
  return { tenantId: needed(customerId, 'customerId').toLowerCase(), displayName: textOf(displayName), defaultDomain: textOf(defaultDomainName)?.toLowerCase() };
}

/** Reads a `delegatedAdminCustomer`. @throws MalformedAnswer */
export function customerOf(json: unknown): CustomerListing {
  const { tenantId, id, displayName } = objectOf(json);
  return { tenantId: needed(tenantId ?? id, 'tenantId').toLowerCase(), displayName: textOf(displayName), defaultDomain: undefined };
}

/** Reads a `group`. @throws MalformedAnswer */
export function groupOf(json: unknown): DirectoryGroup {
  const { displayName, description, isAssignableToRole } = objectOf(json);
  return { id: idOf(json), displayName: textOf(displayName) ?? '', description: textOf(description), isRoleAssignable: isAssignableToRole === true };
}

/** A group, and whether it is a security group: a page of changes may leave out what has not changed, so only an explicit `false` says that it is none. */
export const securityGroupOf = (json: unknown): { readonly group: DirectoryGroup; readonly isSecurity: boolean } => ({
  group: groupOf(json),
  isSecurity: objectOf(json).securityEnabled !== false,
});

/** Reads a `directoryRoleTemplate`. @throws MalformedAnswer */
export function roleTemplateOf(json: unknown): RoleTemplate {
  const { displayName, description } = objectOf(json);
  return { id: idOf(json), displayName: needed(displayName, 'displayName'), description: textOf(description) };
}

const idOf = (json: unknown): string => needed(objectOf(json).id, 'id').toLowerCase();
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined);

function needed(value: unknown, name: string): string {
  const text = textOf(value);
  if (text === undefined) throw new MalformedAnswer(name);
  return text;
}
