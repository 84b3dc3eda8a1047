import { Duration } from 'luxon';
import type { Assignment, Relationship, RelationshipSpec, RelationshipSummary } from './types';

type Json = Readonly<Record<string, unknown>>;

/** An answer that does not have the shape that Microsoft documents. */
export class MalformedAnswer extends Error {
  constructor(what: string) {
    super(`Microsoft's answer has no readable ${what}.`);
    this.name = 'MalformedAnswer';
  }
}

/** Reads a relationship. @throws MalformedAnswer */
export const relationshipOf = (json: unknown): Relationship => ({ ...summaryOf(json), roleIds: roleIdsOf(objectOf(json).accessDetails) });

/** All but the roles. @throws MalformedAnswer */
function summaryOf(json: unknown): RelationshipSummary {
  const row = objectOf(json);
  const customer = row.customer === null || row.customer === undefined ? {} : objectOf(row.customer);
  return {
    id: textOf(row.id, 'id'),
    etag: typeof row['@odata.etag'] === 'string' ? row['@odata.etag'] : '',
    displayName: textOf(row.displayName, 'displayName'),
    status: textOf(row.status, 'status'),
    durationDays: daysOf(row.duration),
    autoExtend: typeof row.autoExtendDuration === 'string' && daysOf(row.autoExtendDuration) > 0,
    customerTenantId: typeof customer.tenantId === 'string' ? customer.tenantId.toLowerCase() : undefined,
    ...(typeof customer.displayName === 'string' && customer.displayName.trim() !== '' ? { customerName: customer.displayName.trim() } : {}),
    modifiedOn: momentOf(row.lastModifiedDateTime),
    reseller: typeof row.indirectProviderTenantId === 'string' ? { indirectProviderTenantId: row.indirectProviderTenantId.toLowerCase(), isPartnerConsentPending: row.isPartnerConsentPending === true } : undefined,
    activatedOn: momentOf(row.activatedDateTime),
    endsOn: momentOf(row.endDateTime),
  };
}

/** Reads an assignment. @throws MalformedAnswer */
export function assignmentOf(json: unknown): Assignment {
  const row = objectOf(json);
  return {
    id: textOf(row.id, 'id'),
    etag: typeof row['@odata.etag'] === 'string' ? row['@odata.etag'] : '',
    groupId: textOf(objectOf(row.accessContainer).accessContainerId, 'accessContainerId').toLowerCase(),
    roleIds: roleIdsOf(row.accessDetails),
    status: textOf(row.status, 'status'),
  };
}

/** The body that asks for a relationship, or changes those properties of it that are given. */
export const relationshipBody = (spec: Partial<RelationshipSpec>): Json => ({
  ...(spec.displayName === undefined ? {} : { displayName: spec.displayName }),
  ...(spec.durationDays === undefined ? {} : { duration: `P${spec.durationDays}D` }),
  ...(spec.customerTenantId === undefined ? {} : { customer: { tenantId: spec.customerTenantId } }),
  ...(spec.roleIds === undefined ? {} : { accessDetails: accessDetails(spec.roleIds) }),
  ...(spec.autoExtend === undefined ? {} : { autoExtendDuration: spec.autoExtend ? 'P180D' : 'PT0S' }),
});

/** The body that gives a group its roles. */
export const assignmentBody = (groupId: string, roleIds: readonly string[]): Json => ({
  accessContainer: { accessContainerId: groupId, accessContainerType: 'securityGroup' },
  accessDetails: accessDetails(roleIds),
});

export const accessDetails = (roleIds: readonly string[]): Json => ({
  unifiedRoles: roleIds.map((roleDefinitionId) => ({ roleDefinitionId })),
});

/** The items and the address of the next page. @throws MalformedAnswer */
export function pageOf(json: unknown): { readonly items: readonly unknown[]; readonly next: string | undefined } {
  const page = objectOf(json);
  if (!Array.isArray(page.value)) throw new MalformedAnswer('list');
  const next = page['@odata.nextLink'];
  return { items: page.value, next: typeof next === 'string' ? next : undefined };
}

export function objectOf(json: unknown): Json {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new MalformedAnswer('object');
  return json as Json;
}

function roleIdsOf(details: unknown): string[] {
  const roles = objectOf(details).unifiedRoles;
  if (!Array.isArray(roles)) throw new MalformedAnswer('unifiedRoles');
  return roles.map((role) => textOf(objectOf(role).roleDefinitionId, 'roleDefinitionId').toLowerCase());
}

function textOf(value: unknown, name: string): string {
  if (typeof value !== 'string' || value === '') throw new MalformedAnswer(name);
  return value;
}

/** Days of an ISO 8601 duration; a year counts 365, for `P2Y` is Microsoft's other name for 730 days. */
function daysOf(duration: unknown): number {
  const { years, months, weeks, days, hours, minutes, seconds, isValid } = Duration.fromISO(String(duration));
  if (!isValid) throw new MalformedAnswer('duration');
  return Math.round(years * 365 + months * 30 + weeks * 7 + days + (hours * 3600 + minutes * 60 + seconds) / 86_400);
}

/** Microsoft's examples have null and, once, an empty text where there is no moment yet. */
function momentOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  const moment = Date.parse(value);
  if (Number.isNaN(moment)) throw new MalformedAnswer('moment');
  return Math.floor(moment / 1000) * 1000;
}
