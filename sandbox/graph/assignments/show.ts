import { etagOf } from '../http/etag';
import { graphMoment } from '../http/moment';
import type { Collection } from '../query/collection';
import { showRoles } from '../relationships/show';
import { assignmentStatuses, type AccessAssignment } from './model';

/** An assignment as Graph shows it. */
export function showAssignment(assignment: AccessAssignment) {
  return {
    '@odata.etag': etagOf(assignment),
    id: assignment.id,
    status: assignment.status,
    createdDateTime: graphMoment(assignment.createdAt),
    lastModifiedDateTime: graphMoment(assignment.modifiedAt),
    accessContainer: { accessContainerId: assignment.groupId, accessContainerType: 'securityGroup' },
    accessDetails: showRoles(assignment.roles),
  };
}

export const assignmentCollection: Collection = {
  type: 'delegatedAdminAccessAssignment',
  from: 'assignment',
  properties: ['id', 'status', 'createdDateTime', 'lastModifiedDateTime', 'accessContainer', 'accessDetails'],
  filterable: new Map([['status', { column: 'status', type: 'text', members: [...assignmentStatuses, 'unknownFutureValue'] }]]),
  orderable: new Map([['status', 'status']]),
  defaultPageSize: 300,
  maxPageSize: 300,
};
