import { globalAdministratorRoleId } from '@gdap-manager/entities';
import type { GraphAssignment, GraphRelationship, PartnerGraph } from '../lib/graph-client';
import type { Life } from './judge';

/** What is noted of a relationship while it is watched. */
interface Note {
  readonly customer: string;
  relationship: GraphRelationship;
  pairs: Life['pairs'];
  isComplete: boolean;
  endedOn?: number;
  endedBy?: Life['endedBy'];
}

export interface Observer {
  /** Looks at what Microsoft has now. */
  look(): Promise<void>;
  /** A customer did it. */
  note(relationshipId: string, deed: 'approve' | 'terminate', on: number): void;
  /** When the latest relationship in force of a customer's tenant ends. */
  endOf(tenantId: string): number | undefined;
  /** Ids of the relationships in force of a customer's tenant. */
  inForceOf(tenantId: string): string[];
  /** Everything that was seen, with what became of the assignments in the end. */
  lives(): Promise<Life[]>;
}

/**
 * Watches the relationships at Microsoft from outside, as the partner. Each that came into force is remembered with
 * the moments that Microsoft names: of assignments and of ends, so that it does not matter how rarely it looks.
 * @param endingMs from the request to end a relationship to `terminated`
 */
export function createObserver(graph: PartnerGraph, endingMs: number): Observer {
  const notes = new Map<string, Note>();
  const approvals = new Map<string, number>();
  const removals = new Map<string, number>();

  async function look(): Promise<void> {
    const active = new Map((await graph.relationships("status eq 'active'")).map((relationship) => [relationship.id, relationship]));
    for (const [id, relationship] of active) {
      const note: Note = notes.get(id) ?? { customer: relationship.customer?.tenantId ?? '', relationship, pairs: new Map(), isComplete: false };
      notes.set(id, note);
      note.relationship = relationship;
      if (!note.isComplete) await readPairs(id, note);
    }
    for (const [id, note] of notes) {
      if (active.has(id) || note.endedOn !== undefined) continue;
      const relationship = await graph.relationship(id);
      note.relationship = relationship;
      if (relationship.status === 'expiring' || relationship.status === 'expired') Object.assign(note, { endedOn: momentOf(relationship.endDateTime), endedBy: 'time' });
      else {
        const removedOn = removals.get(id);
        // Not later than it was: what is counted as time with access must have been.
        const endedOn = removedOn ?? momentOf(relationship.lastModifiedDateTime)! - (relationship.status === 'terminated' ? endingMs : 0);
        Object.assign(note, { endedOn, endedBy: removedOn === undefined ? 'us' : 'customer' });
      }
      await readPairs(id, note);
    }
  }

  async function readPairs(id: string, note: Note): Promise<void> {
    const assignments = await graph.assignments(id);
    note.pairs = pairsOf(assignments, note.pairs);
    note.isComplete = assignments.length > 0 && assignments.every(({ status }) => status !== 'pending');
  }

  const living = (tenantId: string) => [...notes].filter(([, { customer, endedOn }]) => customer === tenantId && endedOn === undefined);
  return {
    look,
    note: (id, deed, on) => void (deed === 'approve' ? approvals : removals).set(id, on),
    endOf: (tenantId) => {
      const ends = living(tenantId).flatMap(([, { relationship }]) => momentOf(relationship.endDateTime) ?? []);
      return ends.length > 0 ? Math.max(...ends) : undefined;
    },
    inForceOf: (tenantId) => living(tenantId).map(([id]) => id),
    async lives() {
      for (const [id, note] of notes) if (note.endedOn === undefined) await readPairs(id, note);
      return [...notes].map(([id, { customer, relationship, pairs, endedOn, endedBy }]) => ({
        id, customer, approvedOn: approvals.get(id), endsOn: momentOf(relationship.endDateTime), endedOn, endedBy, pairs,
      }));
    },
  };
}

/** The pairs of group and role of a relationship; Global Administrator is taken away on purpose. */
function pairsOf(assignments: readonly GraphAssignment[], before: Life['pairs']): Life['pairs'] {
  const pairs = new Map(before);
  for (const { status, lastModifiedDateTime, accessContainer, accessDetails } of assignments) {
    const on = momentOf(lastModifiedDateTime)!;
    for (const { roleDefinitionId } of accessDetails.unifiedRoles) {
      if (roleDefinitionId === globalAdministratorRoleId) continue;
      const pair = `${accessContainer.accessContainerId} ${roleDefinitionId}`;
      const known = pairs.get(pair);
      if (status === 'active') pairs.set(pair, { from: known?.from ?? on, until: undefined });
      else if ((status === 'deleting' || status === 'deleted') && known) pairs.set(pair, { ...known, until: known.until ?? on });
    }
  }
  return pairs;
}

const momentOf = (text: string | null): number | undefined => (text === null ? undefined : Date.parse(text));
