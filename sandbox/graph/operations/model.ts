interface Common {
  readonly id: string;
  readonly status: 'notStarted' | 'running' | 'succeeded' | 'failed';
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly dueAt: number | null;
}

/** A delegatedAdminRelationshipOperation: the change that it will make at its end. */
export type Operation =
  | (Common & { readonly type: 'delegatedAdminAccessAssignmentUpdate'; readonly assignmentId: string; readonly roles: readonly string[] })
  | (Common & { readonly type: 'delegatedAdminRelationshipUpdate'; readonly removedRole: string });

/** Whether it has yet to end. */
export const isUnderWay = (operation: Operation) => operation.status === 'notStarted' || operation.status === 'running';
