/** delegatedAdminAccessAssignmentStatus of the CSDL. */
export const assignmentStatuses = ['pending', 'active', 'deleting', 'deleted', 'error'] as const;
export type AssignmentStatus = (typeof assignmentStatuses)[number];

/** A delegatedAdminAccessAssignment: roles of a relationship given to a security group of the partner. */
export interface AccessAssignment {
  readonly id: string;
  /** The access container. */
  readonly groupId: string;
  readonly roles: readonly string[];
  readonly status: AssignmentStatus;
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly dueAt: number | null;
  readonly version: number;
}
