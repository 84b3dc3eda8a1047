import type { GraphGateway } from '../../gateways/graph/gateway';
import type { Assignment, AssignmentChange, Relationship, RelationshipSpec } from '../../gateways/graph/types';
import { serviceError, type ServiceFailure } from '../../gateways/transport/service-error';

const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const dayMs = 24 * 3600 * 1000;

export const failure = (status: number, more: Partial<ServiceFailure> = {}): ServiceFailure => ({
  service: 'graph', status, code: `code${status}`, message: 'No.', outcomeUnknown: false, ...more,
});

/** What befalls the next calls: nothing, failing before anything happened, or after. */
export type Fault = 'none' | { readonly before: number } | 'after';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Microsoft's side of GDAP in memory: just as much as tells right handlers from wrong ones. */
export class FakeMicrosoft implements GraphGateway {
  readonly relationships: Mutable<Relationship>[] = [];
  readonly assignments = new Map<string, Mutable<Assignment>[]>();
  readonly calls: string[] = [];
  readonly deletedGroups = new Set<string>();
  faults: Fault[] = [];
  allowWithdrawal = false;
  /** Whether Global Administrator stays in relationships: refused, or accepted and never done. */
  refusesToShrink = false;
  forgetsToShrink = false;
  private readonly shrinking = new Set<string>();
  private version = 0;
  private number = 0;

  constructor(readonly clock: { now: number }) {}

  /** Lets Microsoft and time move on: what was asked for is done. */
  settle(): void {
    for (const relationship of this.relationships) {
      if (this.shrinking.delete(relationship.id) && !this.forgetsToShrink) this.set(relationship, { roleIds: relationship.roleIds.filter((role) => role !== globalAdministrator) });
      const before = relationship.status;
      if (before === 'approved') this.set(relationship, { status: 'activating' });
      else if (before === 'activating') this.set(relationship, { status: 'active', activatedOn: this.clock.now, endsOn: this.clock.now + relationship.durationDays * dayMs });
      else if (before === 'terminationRequested') this.set(relationship, { status: 'terminating' });
      else if (before === 'terminating') this.set(relationship, { status: 'terminated' });
      const ended = relationship.status === 'terminated' || relationship.status === 'expired';
      for (const assignment of this.assignments.get(relationship.id) ?? []) {
        if (assignment.status === 'pending' && !ended) assignment.status = 'active';
        if (assignment.status === 'deleting' || ended) assignment.status = 'deleted';
      }
    }
  }

  /** The customer approves, or anybody sets a status from outside. */
  move(id: string, status: string): void {
    this.set(this.byId(id), { status });
  }

  /** Assignments that give roles, or are about to. */
  live(id: string): Assignment[] {
    return (this.assignments.get(id) ?? []).filter(({ status }) => status === 'active' || status === 'pending');
  }

  findRelationship = (id: string) => this.call('read', true, () => copy(this.relationships.find((one) => one.id === id)));
  findByName = (name: string, tenant?: string) =>
    this.call('find', true, () => copy(this.relationships.find((one) => one.displayName === name && (!tenant || one.customerTenantId === tenant))));

  createRelationship = (spec: RelationshipSpec) =>
    this.call('create', false, () => {
      if (this.relationships.some(({ displayName }) => displayName === spec.displayName)) throw serviceError(failure(409));
      if (spec.autoExtend && spec.roleIds.includes(globalAdministrator)) throw serviceError(failure(400));
      const made: Mutable<Relationship> = {
        ...spec, id: `relationship-${(this.number += 1)}`, etag: this.tag(), status: 'created', modifiedOn: this.clock.now, reseller: undefined, activatedOn: undefined, endsOn: undefined,
      };
      this.relationships.push(made);
      return copy(made)!;
    });

  updateRelationship = (id: string, etag: string, changes: Partial<RelationshipSpec>) =>
    this.call('update', true, () => {
      const relationship = this.byId(id, etag);
      if (relationship.status === 'active' && changes.roleIds) {
        if (this.refusesToShrink || changes.roleIds.length === 0 || changes.roleIds.includes(globalAdministrator)) throw serviceError(failure(400));
        if (this.shrinking.has(id)) throw serviceError(failure(409));
        this.shrinking.add(id);
        return undefined;
      }
      if (changes.autoExtend && relationship.roleIds.includes(globalAdministrator)) throw serviceError(failure(400));
      if (relationship.status !== 'created' && !(relationship.status === 'active' && Object.keys(changes).every((name) => name === 'autoExtend'))) throw serviceError(failure(400));
      this.set(relationship, changes);
      return copy(relationship);
    });

  deleteRelationship = (id: string, etag: string) =>
    this.call('delete', true, () => {
      const relationship = this.byId(id, etag);
      if (relationship.status !== 'created') throw serviceError(failure(409));
      this.relationships.splice(this.relationships.indexOf(relationship), 1);
    });

  lockForApproval = (id: string) => this.call('lock', false, () => this.request(id, ['created'], 'approvalPending'));
  terminate = (id: string) =>
    this.call('terminate', false, () => {
      const pending = this.byId(id).status === 'approvalPending';
      this.request(id, this.allowWithdrawal ? ['active', 'approvalPending'] : ['active'], pending ? 'terminated' : 'terminationRequested');
    });

  decideAsReseller = (id: string, decision: 'approve' | 'reject') =>
    this.call('decide', false, () => {
      const { reseller } = this.byId(id);
      if (!reseller?.isPartnerConsentPending) throw serviceError(failure(400));
      this.request(id, ['approvalPending'], decision === 'approve' ? 'approvalPending' : 'terminated');
      this.set(this.byId(id), { reseller: { ...reseller, isPartnerConsentPending: false } });
    });

  listAssignments = (id: string) => this.call('readAssignments', true, () => (this.assignments.get(id) ?? []).map((one) => ({ ...one })));

  assignmentsOf = (ids: readonly string[]) =>
    this.call('readAssignments of many', true, () => new Map(ids.map((id) => [id, (this.assignments.get(id) ?? []).map((one) => ({ ...one }))])));

  changeAssignments = (id: string, changes: readonly AssignmentChange[]) =>
    this.call('assign', false, () =>
      changes.map((change) => {
        const problem = this.change(id, change);
        return problem && 'status' in problem && 'service' in problem ? { ok: false as const, failure: problem } : { ok: true as const, ...(problem ? { assignment: problem as Assignment } : {}) };
      }),
    ).catch((error: { failure?: ServiceFailure }) => {
      if (!error.failure) throw error;
      return changes.map(() => ({ ok: false as const, failure: error.failure! }));
    });

  async *relationshipPages(status?: string) {
    this.calls.push(status === undefined ? 'list' : `list ${status}`);
    yield this.relationships.filter((one) => status === undefined || one.status === status).map((one) => ({ ...one }));
  }

  missingGroups = (ids: readonly string[]) => this.call('checkGroups', true, () => ids.filter((id) => this.deletedGroups.has(id)));

  private change(id: string, change: AssignmentChange): ServiceFailure | Assignment | undefined {
    const relationship = this.byId(id);
    const all = this.assignments.get(id) ?? [];
    this.assignments.set(id, all);
    if (relationship.status !== 'active') return failure(400);
    if (change.do === 'create') {
      if (this.deletedGroups.has(change.groupId)) return failure(400);
      if (!change.roleIds.every((role) => relationship.roleIds.includes(role))) return failure(400);
      if (all.some((one) => one.groupId === change.groupId && one.status !== 'deleted')) return failure(409);
      const made: Mutable<Assignment> = { id: `assignment-${(this.number += 1)}`, etag: this.tag(), groupId: change.groupId, roleIds: change.roleIds, status: 'pending' };
      all.push(made);
      return { ...made };
    }
    const existing = all.find((one) => one.id === change.id);
    if (!existing) return failure(404);
    if (existing.etag !== change.etag) return failure(412);
    if (existing.status !== 'active') return failure(409);
    Object.assign(existing, { etag: this.tag(), ...(change.do === 'update' ? { roleIds: change.roleIds } : { status: 'deleting' }) });
    return undefined;
  }

  private request(id: string, from: readonly string[], to: string): void {
    const relationship = this.byId(id);
    if (!from.includes(relationship.status)) throw serviceError(failure(400));
    this.set(relationship, { status: to });
  }

  private async call<T>(name: string, repeatable: boolean, work: () => T): Promise<T> {
    this.calls.push(name);
    const fault = this.faults.shift() ?? 'none';
    if (typeof fault === 'object') throw serviceError(failure(fault.before, { outcomeUnknown: !repeatable && fault.before >= 500 }));
    const answer = work();
    if (fault === 'after') throw serviceError(failure(504, { outcomeUnknown: !repeatable }));
    return answer;
  }

  private byId(id: string, etag?: string): Mutable<Relationship> {
    const relationship = this.relationships.find((one) => one.id === id);
    if (!relationship) throw serviceError(failure(404));
    if (etag !== undefined && relationship.etag !== etag) throw serviceError(failure(412));
    return relationship;
  }

  private set(relationship: Mutable<Relationship>, changes: Partial<Relationship>): void {
    Object.assign(relationship, changes, { etag: this.tag(), modifiedOn: this.clock.now });
  }

  private tag = () => `W/"${(this.version += 1)}"`;
}

const copy = (relationship: Relationship | undefined): Relationship | undefined => relationship && { ...relationship };
