import { ServiceError, type ServiceFailure } from '../transport/service-error';
import { maxBatch, sendBatch, type BatchItem, type BatchOutcome } from './batch';
import { createCollector } from './collect';
import type { GraphConnection } from './connection';
import type { ChangeOutcome, GraphGateway } from './gateway';
import { pagesOf } from './pages';
import { readTogether } from './read-together';
import type { Assignment, AssignmentChange, Relationship } from './types';
import { accessDetails, assignmentBody, assignmentOf, MalformedAnswer, pageOf, relationshipBody, relationshipOf } from './wire';

const root = '/tenantRelationships/delegatedAdminRelationships';
const relationshipPath = (id: string) => `${root}/${encodeURIComponent(id)}`;
const assignmentsPath = (id: string) => `${relationshipPath(id)}/accessAssignments`;

/** Largest page that Graph gives of relationships and assignments. */
const pageSize = 300;

/** The gateway over Microsoft's client. Paths and rules: Graph v1.0 documentation "delegatedAdminRelationship". */
export function createGraphGateway(connection: GraphConnection): GraphGateway {
  const { call } = connection;
  const together = createCollector(connection);

  /** Graph starts an action and answers at once; the status of the relationship follows. */
  const request = (id: string, action: 'lockForApproval' | 'terminate' | 'approve' | 'reject') =>
    call(false, async (api) => void (await api(`${relationshipPath(id)}/requests`).post({ action })));

  return {
    findRelationship: (id) => ifThere(() => together.get(relationshipPath(id), relationshipOf)),
    async findByName(displayName, customerTenantId) {
      const filter = customerTenantId ? `$filter=${encodeURIComponent(`customer/tenantId eq '${customerTenantId.replaceAll("'", "''")}'`)}&` : '';
      for await (const page of pagesOf(connection, `${root}?${filter}$top=${pageSize}`, readable)) {
        const found = page.flat().find((relationship) => relationship.displayName.toLowerCase() === displayName.toLowerCase());
        if (found) return found;
      }
      return undefined;
    },
    createRelationship: (spec) => call(false, async (api) => relationshipOf(await api(root).post(relationshipBody(spec)))),
    updateRelationship: (id, etag, changes) =>
      call(true, async (api) => {
        const body: unknown = await api(relationshipPath(id)).header('If-Match', etag).patch(relationshipBody(changes));
        return typeof body === 'object' && body !== null && 'id' in body ? relationshipOf(body) : undefined;
      }),
    deleteRelationship: (id, etag) => call(true, async (api) => void (await api(relationshipPath(id)).header('If-Match', etag).delete())),
    lockForApproval: (id) => request(id, 'lockForApproval'),
    terminate: (id) => request(id, 'terminate'),
    decideAsReseller: request,
    async listAssignments(id) {
      const { all, next } = await together.get(`${assignmentsPath(id)}?$top=${pageSize}`, assignmentsOnPage);
      if (next !== undefined) for await (const page of pagesOf(connection, connection.pathOf(next), assignmentOf)) all.push(...page);
      return all;
    },
    async assignmentsOf(ids) {
      const outcomes = await readTogether(connection, ids.map((id) => `${assignmentsPath(id)}?$top=${pageSize}`));
      const found = new Map<string, readonly Assignment[] | ServiceFailure>();
      for (const [index, id] of ids.entries()) found.set(id, await assignmentsIn(outcomes[index]!, connection));
      return found;
    },
    async changeAssignments(id, changes) {
      const outcomes: ChangeOutcome[] = [];
      for (let start = 0; start < changes.length; start += maxBatch) {
        outcomes.push(...(await changeTogether(connection, id, changes.slice(start, start + maxBatch))));
      }
      return outcomes;
    },
    // Without $select, which would leave out what says of a relationship that an indirect provider made it.
    async *relationshipPages(status) {
      const filter = status === undefined ? '' : `$filter=${encodeURIComponent(`status eq '${status}'`)}&`;
      for await (const page of pagesOf(connection, `${root}?${filter}$top=${pageSize}`, readable)) yield page.flat();
    },
    async missingGroups(groupIds) {
      const missing: string[] = [];
      for (let start = 0; start < groupIds.length; start += maxBatch) {
        const some = groupIds.slice(start, start + maxBatch);
        const outcomes = await sendBatch(connection, some.map((group) => ({ method: 'GET', url: `/groups/${encodeURIComponent(group)}?$select=id` })));
        outcomes.forEach((outcome, index) => {
          if (outcome.ok) return;
          if (outcome.failure.status !== 404) throw new ServiceError(outcome.failure);
          missing.push(some[index]!);
        });
      }
      return missing;
    },
  };
}

/** One relationship that cannot be read keeps nobody from the others. Whoever follows it asks for it alone, and is told why. */
function readable(item: unknown): Relationship[] {
  try {
    return [relationshipOf(item)];
  } catch (error) {
    if (error instanceof MalformedAnswer) return [];
    throw error;
  }
}

function assignmentsOnPage(json: unknown): { readonly all: Assignment[]; readonly next: string | undefined } {
  const { items, next } = pageOf(json);
  return { all: items.map(assignmentOf), next };
}

/** What a batch answered about one relationship, and the pages after it. */
async function assignmentsIn(outcome: BatchOutcome, connection: GraphConnection): Promise<readonly Assignment[] | ServiceFailure> {
  if (!outcome.ok) return outcome.failure;
  try {
    const { all, next } = assignmentsOnPage(outcome.body);
    if (next !== undefined) for await (const page of pagesOf(connection, connection.pathOf(next), assignmentOf)) all.push(...page);
    return all;
  } catch (error) {
    if (error instanceof ServiceError) return error.failure;
    if (error instanceof MalformedAnswer) return { service: 'graph', status: 0, code: 'malformedAnswer', message: error.message, outcomeUnknown: false };
    throw error;
  }
}

/** Twenty changes at most. What befalls the call as a whole befalls each. */
async function changeTogether(connection: GraphConnection, id: string, changes: readonly AssignmentChange[]): Promise<ChangeOutcome[]> {
  try {
    const outcomes = await sendBatch(connection, changes.map((change) => itemOf(id, change)));
    return outcomes.map((outcome, index) => {
      if (!outcome.ok) return outcome;
      return changes[index]?.do === 'create' ? { ok: true, assignment: assignmentOf(outcome.body) } : { ok: true };
    });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return changes.map(() => ({ ok: false, failure: error.failure }));
  }
}

function itemOf(id: string, change: AssignmentChange): BatchItem {
  const path = assignmentsPath(id);
  switch (change.do) {
    case 'create':
      return { method: 'POST', url: path, body: assignmentBody(change.groupId, change.roleIds) };
    case 'update':
      return { method: 'PATCH', url: `${path}/${change.id}`, ifMatch: change.etag, body: { accessDetails: accessDetails(change.roleIds) } };
    case 'remove':
      return { method: 'DELETE', url: `${path}/${change.id}`, ifMatch: change.etag };
  }
}

/** Graph answers 404, and 400 to an id that it does not know (microsoft-graph-docs issue 21550). */
async function ifThere<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ServiceError && [400, 404, 410].includes(error.failure.status)) return undefined;
    throw error;
  }
}
