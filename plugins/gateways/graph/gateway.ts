import type { ServiceFailure } from '../transport/service-error';
import type { Assignment, AssignmentChange, Relationship, RelationshipSpec } from './types';

/** What became of one change of a set. */
export type ChangeOutcome =
  | { readonly ok: true; /** As Microsoft answered it; only after a create. */ readonly assignment?: Assignment }
  | { readonly ok: false; readonly failure: ServiceFailure };

/**
 * Microsoft Graph's GDAP, as one partner tenant. Every method throws ServiceError; those that create or start
 * something throw OutcomeUnknownError where it may have happened nevertheless.
 */
export interface GraphGateway {
  /** @returns undefined where Microsoft does not know the id */
  findRelationship(id: string): Promise<Relationship | undefined>;
  /** Looks through the partner's relationships, or those with one customer. */
  findByName(displayName: string, customerTenantId?: string): Promise<Relationship | undefined>;
  createRelationship(spec: RelationshipSpec): Promise<Relationship>;
  /** @returns the relationship afterwards, or undefined where Microsoft only accepted the change (202) */
  updateRelationship(id: string, etag: string, changes: Partial<RelationshipSpec>): Promise<Relationship | undefined>;
  /** Only possible before it is locked. */
  deleteRelationship(id: string, etag: string): Promise<void>;
  /** Starts the lock; the status follows later. */
  lockForApproval(id: string): Promise<void>;
  /** Starts the end; the status follows later. */
  terminate(id: string): Promise<void>;
  /** Our consent, or refusal, to a relationship that an indirect provider made for us; the status follows later. */
  decideAsReseller(id: string, decision: 'approve' | 'reject'): Promise<void>;
  /** All of them, deleted ones too. */
  listAssignments(relationshipId: string): Promise<readonly Assignment[]>;
  /**
   * The assignments of many relationships, twenty relationships in a call. What cannot be read of one says why, and keeps
   * nothing of the others.
   */
  assignmentsOf(relationshipIds: readonly string[]): Promise<ReadonlyMap<string, readonly Assignment[] | ServiceFailure>>;
  /** Sends changes of different groups together, up to twenty in one call. @returns an outcome for each, in order */
  changeAssignments(relationshipId: string, changes: readonly AssignmentChange[]): Promise<readonly ChangeOutcome[]>;
  /**
   * All relationships that can be read, a page at a time.
   * @param status only those in this status. Microsoft documents that lists can be filtered, not by what; working code does by `active`
   */
  relationshipPages(status?: string): AsyncIterable<readonly Relationship[]>;
  /** Those of the groups that the partner tenant does not have (any more). */
  missingGroups(groupIds: readonly string[]): Promise<readonly string[]>;
}
