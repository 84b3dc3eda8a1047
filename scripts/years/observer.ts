import type { PartnerGraph } from '../lib/graph-client';
import type { Happening, SandboxControls } from '../lib/sandbox-controls';
import type { Life, Span } from './judge';

/** What is known of a relationship. */
interface Note {
  status: string;
  customer: string | undefined;
  endsOn: number | undefined;
  approvedOn?: number;
  endedOn?: number;
  endedBy?: Life['endedBy'];
  /** Each assignment that is in force, by its id. */
  readonly assignments: Map<string, NonNullable<Happening['assignment']>>;
  readonly pairs: Map<string, Span[]>;
}

export interface Observer {
  /** Looks at what has happened since it looked last. */
  look(): Promise<void>;
  /** A customer has ended it. */
  noteRemoval(relationshipId: string): void;
  /** When the latest relationship in force of a customer's tenant ends. */
  endOf(tenantId: string): number | undefined;
  /** Ids of the relationships in force of a customer's tenant. */
  inForceOf(tenantId: string): string[];
  /** Every relationship that was ever approved, as far as it was looked at. */
  lives(): Life[];
}

/**
 * Watches the relationships at Microsoft from outside. It goes by the history that the sandbox keeps, in which each
 * change of a relationship or assignment has its own moment: however rarely it looks, nothing is so short that it would
 * not be seen, and nothing has to be guessed.
 */
export function createObserver(graph: Pick<PartnerGraph, 'relationship'>, controls: Pick<SandboxControls, 'history'>): Observer {
  const notes = new Map<string, Note>();
  const removals = new Set<string>();
  let last = 0;

  async function look(): Promise<void> {
    for (const happening of await controls.history(last)) {
      last = happening.number;
      const note: Note = notes.get(happening.relationshipId) ?? { status: 'created', customer: undefined, endsOn: undefined, assignments: new Map(), pairs: new Map() };
      notes.set(happening.relationshipId, note);
      write(note, happening);
      if (happening.status !== 'active' || note.customer !== undefined) continue;
      const { customer, endDateTime } = await graph.relationship(happening.relationshipId);
      Object.assign(note, { customer: customer?.tenantId ?? '', endsOn: endDateTime === null ? undefined : Date.parse(endDateTime) });
    }
  }

  function write(note: Note, { relationshipId, at, status, assignment }: Happening): void {
    if (!assignment) {
      note.status = status;
      if (status === 'approved') note.approvedOn = at;
      if (status === 'expiring') Object.assign(note, { endedOn: at, endedBy: 'time' });
      if (status === 'terminationRequested') Object.assign(note, { endedOn: at, endedBy: removals.has(relationshipId) ? 'customer' : 'us' });
    } else if (status === 'active') note.assignments.set(assignment.id, assignment);
    else note.assignments.delete(assignment.id);
    hold(note, at);
  }

  /** What is asked to end counts no more: nobody can rely on when it is really over. */
  function hold({ status, assignments, pairs }: Note, at: number): void {
    const held = new Set(status === 'active' ? [...assignments.values()].flatMap(({ groupId, roles }) => roles.map((role) => `${groupId} ${role}`)) : []);
    for (const [pair, spans] of pairs) {
      const span = spans.at(-1)!;
      if (span.until === undefined && !held.has(pair)) spans.splice(-1, 1, { from: span.from, until: at });
    }
    for (const pair of held) {
      const spans = pairs.get(pair) ?? [];
      pairs.set(pair, spans);
      if (spans.length === 0 || spans.at(-1)!.until !== undefined) spans.push({ from: at, until: undefined });
    }
  }

  const living = (tenantId: string) => [...notes].filter(([, { customer, status }]) => customer === tenantId && status === 'active');
  return {
    look,
    noteRemoval: (id) => void removals.add(id),
    endOf: (tenantId) => {
      const ends = living(tenantId).flatMap(([, { endsOn }]) => endsOn ?? []);
      return ends.length > 0 ? Math.max(...ends) : undefined;
    },
    inForceOf: (tenantId) => living(tenantId).map(([id]) => id),
    lives: () => [...notes].flatMap(([id, { customer, approvedOn, endedOn, endedBy, pairs }]) => (customer === undefined ? [] : [{ id, customer, approvedOn, endedOn, endedBy, pairs }])),
  };
}
