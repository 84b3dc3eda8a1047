/** delegatedAdminRelationshipRequestAction of the CSDL. */
export const requestActions = ['lockForApproval', 'approve', 'terminate', 'reject'] as const;
export type RequestAction = (typeof requestActions)[number];

/** A delegatedAdminRelationshipRequest. */
export interface AccessRequest {
  readonly id: string;
  readonly action: RequestAction;
  readonly status: 'created' | 'pending' | 'succeeded' | 'failed';
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly dueAt: number | null;
}
