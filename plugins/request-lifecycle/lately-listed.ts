import type { GraphGateway } from '../gateways/graph/gateway';
import type { Assignment, Relationship } from '../gateways/graph/types';
import { serviceError } from '../gateways/transport/service-error';
import { maxBatch } from '../gateways/graph/batch';

/** What a list told of a request's relationship: a look that begins soon after need not ask again. */
export interface Listed {
  readonly relationship: Relationship;
  /** Its assignments, read together with those of others that are to be looked at soon. @throws ServiceError */
  assignments(graph: Pick<GraphGateway, 'assignmentsOf'>): Promise<readonly Assignment[]>;
}

/**
 * Relationships that were listed lately, and that the requests' rows differ from. Nothing is lost with it: who finds
 * nothing here asks Microsoft. Moments are the environment's, milliseconds since 1970.
 */
export interface LatelyListed {
  /**
   * @param etag version of the row that the list was compared with: read before the list was
   * @param signIn those with the same one can be read in one call
   */
  put(requestId: string, etag: string, signIn: string, relationship: Relationship, now: number): void;
  /** Gives what is known, once. @param etag version of the row now: whoever has written it since may know more than the list did */
  take(requestId: string, etag: string, now: number): Listed | undefined;
  forget(requestId: string): void;
}

/** How long what was listed counts as what Microsoft has. */
const keepMs = 120_000;
/** How long assignments do that were read along with others'. */
const keepAssignmentsMs = 30_000;

interface Entry {
  readonly etag: string;
  readonly signIn: string;
  readonly relationship: Relationship;
  readonly listedOn: number;
  ahead?: { readonly on: number; readonly assignments: Promise<readonly Assignment[]> };
}

const withAssignments = new Set(['active', 'expiring']);
const isFresh = (on: number, now: number, forMs: number): boolean => now >= on && now - on <= forMs;

export function createLatelyListed(): LatelyListed {
  const entries = new Map<string, Entry>();

  /** Reads those of one, and of the next ones that will be asked for. */
  function readAhead(own: Entry, graph: Pick<GraphGateway, 'assignmentsOf'>, now: number): Promise<readonly Assignment[]> {
    const batch = [own];
    for (const entry of entries.values()) {
      if (batch.length >= maxBatch) break;
      if (entry.signIn !== own.signIn || !withAssignments.has(entry.relationship.status) || !isFresh(entry.listedOn, now, keepMs)) continue;
      if (!entry.ahead || !isFresh(entry.ahead.on, now, keepAssignmentsMs)) batch.push(entry);
    }
    const answer = graph.assignmentsOf(batch.map(({ relationship }) => relationship.id));
    for (const entry of batch) {
      const assignments = answer.then((all) => {
        const found = all.get(entry.relationship.id);
        if (found === undefined) throw serviceError({ service: 'graph', status: 0, code: 'noAnswer', message: 'Assignments were not returned.', outcomeUnknown: false });
        if ('service' in found) throw serviceError(found);
        return found;
      });
      // Whoever asks for it is told; perhaps nobody does.
      assignments.catch(() => undefined);
      entry.ahead = { on: now, assignments };
    }
    return own.ahead!.assignments;
  }

  return {
    put(requestId, etag, signIn, relationship, now) {
      for (const [id, { listedOn }] of entries) {
        if (isFresh(listedOn, now, keepMs)) break;
        entries.delete(id);
      }
      entries.delete(requestId);
      entries.set(requestId, { etag, signIn, relationship, listedOn: now });
    },
    take(requestId, etag, now) {
      const entry = entries.get(requestId);
      entries.delete(requestId);
      if (!entry || entry.etag !== etag || !isFresh(entry.listedOn, now, keepMs)) return undefined;
      return {
        relationship: entry.relationship,
        assignments: (graph) => (entry.ahead && isFresh(entry.ahead.on, now, keepAssignmentsMs) ? entry.ahead.assignments : readAhead(entry, graph, now)),
      };
    },
    forget: (requestId) => void entries.delete(requestId),
  };
}
