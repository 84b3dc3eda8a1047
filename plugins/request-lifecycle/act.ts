import type { GraphGateway } from '../gateways/graph/gateway';
import { ConcurrencyError, ServiceError } from '../gateways/transport/service-error';
import type { Outcome } from './fold';
import type { Observation, Step } from './model';
import type { Listed } from './lately-listed';
import type { LifecycleStore } from './store';

/** What steps need from outside. */
export interface ActContext {
  readonly graph: () => Promise<GraphGateway>;
  readonly store: LifecycleStore;
  /** Real milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** What a list told of the relationship just before. */
  readonly listed: Listed | undefined;
}

/** Carries one step out. @returns what came of it @throws ConcurrencyError where the row was changed meanwhile; errors of our own */
export async function act(step: Step, { request, now, seen }: Observation, context: ActContext): Promise<Outcome> {
  try {
    const told = await fromList(step, seen, context);
    if (told) return told;
    if (step.kind === 'remember') return { ok: true, etag: await context.store.saveRequest(request.id, request.etag, { memory: step.memory }, now) };
    return await atMicrosoft(step, await context.graph(), context.sleep);
  } catch (error) {
    if (error instanceof ServiceError && !(error instanceof ConcurrencyError)) return { ok: false, failure: error.failure };
    throw error;
  }
}

/** What a list has told need not be asked for, as long as this look has changed nothing. */
async function fromList(step: Step, { log }: Observation['seen'], { listed, graph }: ActContext): Promise<Outcome | undefined> {
  if (!listed || log.some(({ kind }) => !reads.has(kind))) return undefined;
  const { relationship } = listed;
  const isIt = step.kind === 'read' ? step.id === relationship.id : step.kind === 'find' && step.displayName.toLowerCase() === relationship.displayName.toLowerCase();
  if (isIt && log.length === 0) return found(relationship);
  const isFirst = step.kind === 'readAssignments' && step.id === relationship.id && log.every(({ kind }) => kind !== step.kind);
  return isFirst ? { ok: true, assignments: await listed.assignments(await graph()) } : undefined;
}

const reads: ReadonlySet<Step['kind']> = new Set(['read', 'find', 'reread', 'readAssignments', 'checkGroups']);

async function atMicrosoft(step: Exclude<Step, { kind: 'remember' }>, graph: GraphGateway, sleep: ActContext['sleep']): Promise<Outcome> {
  switch (step.kind) {
    case 'read':
      return found(await graph.findRelationship(step.id));
    case 'reread':
      if (step.afterMs > 0) await sleep(step.afterMs);
      return found(await graph.findRelationship(step.id));
    case 'find':
      return found(await graph.findByName(step.displayName, step.customerTenantId));
    case 'create':
      return found(await graph.createRelationship(step.spec));
    case 'update':
      return found(await graph.updateRelationship(step.id, step.etag, step.changes));
    case 'shrink':
      return found(await graph.updateRelationship(step.id, step.etag, { roleIds: step.roleIds }));
    case 'delete':
      await graph.deleteRelationship(step.id, step.etag);
      return { ok: true };
    case 'lock':
      await graph.lockForApproval(step.id);
      return { ok: true };
    case 'terminate':
      await graph.terminate(step.id);
      return { ok: true };
    case 'decide':
      await graph.decideAsReseller(step.id, step.decision);
      return { ok: true };
    case 'readAssignments':
      return { ok: true, assignments: await graph.listAssignments(step.id) };
    case 'assign':
      return { ok: true, changes: await graph.changeAssignments(step.id, step.changes) };
    case 'checkGroups':
      return { ok: true, missing: await graph.missingGroups(step.groupIds) };
  }
}

const found = (relationship: Awaited<ReturnType<GraphGateway['findRelationship']>>): Outcome =>
  ({ ok: true, ...(relationship ? { relationship } : {}) });
