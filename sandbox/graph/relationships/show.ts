import { etagOf } from '../http/etag';
import { graphMoment } from '../http/moment';
import type { Collection, QueryableProperty } from '../query/collection';
import type { GraphSettings } from '../../settings';
import { relationshipStatuses, type Relationship } from './model';

/** A relationship as Graph shows it. */
export function showRelationship(relationship: Relationship) {
  return {
    // Only what is of a derived type says so (OData JSON, "minimal metadata").
    ...(relationship.reseller && { '@odata.type': '#microsoft.graph.resellerDelegatedAdminRelationship' }),
    '@odata.etag': etagOf(relationship),
    id: relationship.id,
    displayName: relationship.displayName,
    duration: relationship.duration,
    customer: relationship.customer,
    accessDetails: showRoles(relationship.roles),
    status: relationship.status,
    autoExtendDuration: relationship.autoExtendDuration,
    createdDateTime: graphMoment(relationship.createdAt),
    lastModifiedDateTime: graphMoment(relationship.modifiedAt),
    activatedDateTime: graphMoment(relationship.activatedAt),
    endDateTime: graphMoment(relationship.endAt),
    ...relationship.reseller,
  };
}

/** delegatedAdminAccessDetails. */
export const showRoles = (roles: readonly string[]) => ({ unifiedRoles: roles.map((roleDefinitionId) => ({ roleDefinitionId })) });

/** The list of relationships: what may be filtered and ordered is what working code uses, and `moreRelationshipFilters`. */
export function relationshipCollection({ moreRelationshipFilters, namesIgnoreCase, selectKeepsDerived }: GraphSettings): Collection {
  const filterable = new Map<string, QueryableProperty>([
    ['status', { column: 'status', type: 'text', members: [...relationshipStatuses, 'unknownFutureValue'] }],
    ['customer/tenantId', { column: 'customer_id', type: 'guid' }],
  ]);
  if (moreRelationshipFilters.includes('displayName')) {
    filterable.set('displayName', {
      column: namesIgnoreCase ? 'display_name COLLATE NOCASE' : 'display_name',
      type: 'text',
      startsWith: true,
    });
  }
  return {
    type: 'delegatedAdminRelationship',
    from: 'relationship',
    properties: [
      'id',
      'displayName',
      'duration',
      'customer',
      'accessDetails',
      'status',
      'autoExtendDuration',
      'createdDateTime',
      'lastModifiedDateTime',
      'activatedDateTime',
      'endDateTime',
    ],
    ...(selectKeepsDerived && { alwaysShown: ['indirectProviderTenantId', 'isPartnerConsentPending'] }),
    filterable,
    orderable: new Map([['status', 'status']]),
    defaultPageSize: 300,
    maxPageSize: 300,
  };
}
