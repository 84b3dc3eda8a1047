import type { SandboxDatabase } from '../../kernel/database';
import type { GraphSettings } from '../../settings';
import { createHistory } from './history';
import type { Relationship, RelationshipState } from './model';
import { nextDue, settle } from './settle';

/** The relationships of all partner tenants, with what lives inside them. */
export interface RelationshipStore {
  /** A relationship of one partner tenant. */
  find(tenantId: string, id: string): RelationshipState | undefined;
  /** The partner tenant and state of any relationship: for the customer's side. */
  findAnywhere(id: string): RelationshipState | undefined;
  /** Relationships that customers are named in or have approved; those of one customer, where it is given. Newest first. */
  ofCustomers(customerId?: string): Relationship[];
  /** Whether another relationship of the partner has the name. */
  isNameTaken(tenantId: string, displayName: string, exceptId?: string): boolean;
  insert(tenantId: string, state: RelationshipState): void;
  /** Writes what differs between two states of one relationship. */
  update(before: RelationshipState, after: RelationshipState): void;
  remove(id: string): void;
  /** Relationships of a partner tenant with an assignment for a group. */
  withGroup(tenantId: string, groupId: string): RelationshipState[];
  /** Lets everything happen that is due until now, in all relationships. */
  settleAll(now: number): void;
}

const parts = ['request', 'operation', 'assignment'] as const;
type Part = (typeof parts)[number];
interface PartItem {
  readonly id: string;
  readonly status: string;
  readonly groupId?: string;
}

export function createRelationshipStore(database: SandboxDatabase, settings: GraphSettings): RelationshipStore {
  const history = createHistory(database);
  const collate = settings.namesIgnoreCase ? 'COLLATE NOCASE' : 'COLLATE BINARY';

  function load(document: string | undefined): RelationshipState | undefined {
    if (document === undefined) return undefined;
    const relationship = JSON.parse(document) as Relationship;
    const items = <Item>(part: Part) =>
      database
        .all<{ document: string }>(`SELECT document FROM ${part} WHERE relationship_id = ? ORDER BY seq`, relationship.id)
        .map((row) => JSON.parse(row.document) as Item);
    return { relationship, requests: items('request'), operations: items('operation'), assignments: items('assignment'), removed: false };
  }

  function updateParts(part: Part, relationshipId: string, before: readonly PartItem[], after: readonly PartItem[]): void {
    const known = new Map(before.map((item) => [item.id, item]));
    for (const item of after) {
      const document = JSON.stringify(item);
      if (!known.has(item.id))
        database.run(
          `INSERT INTO ${part} (id, relationship_id, status, group_id, document) VALUES (?, ?, ?, ?, ?)`,
          item.id,
          relationshipId,
          item.status,
          item.groupId ?? null,
          document,
        );
      else if (known.get(item.id) !== item)
        database.run(`UPDATE ${part} SET status = ?, document = ? WHERE id = ?`, item.status, document, item.id);
    }
  }

  const store: RelationshipStore = {
    find: (tenantId, id) =>
      load(database.get<{ document: string }>('SELECT document FROM relationship WHERE id = ? AND tenant_id = ?', id, tenantId)?.document),
    findAnywhere: (id) => load(database.get<{ document: string }>('SELECT document FROM relationship WHERE id = ?', id)?.document),

    ofCustomers(customerId) {
      const [of, values] = customerId === undefined ? ['IS NOT NULL', []] : ['= ?', [customerId]];
      const rows = database.all<{ document: string }>(`SELECT document FROM relationship WHERE customer_id ${of} ORDER BY seq DESC`, ...values);
      return rows.map(({ document }) => JSON.parse(document) as Relationship);
    },

    isNameTaken(tenantId, displayName, exceptId = '') {
      const live = settings.endedNamesStayTaken ? '' : "AND status NOT IN ('terminated', 'expired')";
      return (
        database.get(
          `SELECT 1 AS taken FROM relationship WHERE tenant_id = ? AND display_name = ? ${collate} AND id <> ? ${live} LIMIT 1`,
          tenantId,
          displayName,
          exceptId,
        ) !== undefined
      );
    },

    insert(tenantId, state) {
      const { id, displayName, status, customer, createdAt } = state.relationship;
      history.add(id, [{ at: createdAt, status }]);
      database.run(
        'INSERT INTO relationship (id, tenant_id, display_name, status, customer_id, customer_name, due_at, document) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        id,
        tenantId,
        displayName,
        status,
        customer?.tenantId ?? null,
        customer?.displayName ?? null,
        nextDue(state) ?? null,
        JSON.stringify(state.relationship),
      );
    },

    update(before, after) {
      const { id, displayName, status, customer } = after.relationship;
      if (after.removed) return store.remove(id);
      database.transaction(() => {
        history.add(id, after.happened ?? []);
        database.run(
          'UPDATE relationship SET display_name = ?, status = ?, customer_id = ?, customer_name = ?, due_at = ?, document = ? WHERE id = ?',
          displayName,
          status,
          customer?.tenantId ?? null,
          customer?.displayName ?? null,
          nextDue(after) ?? null,
          JSON.stringify(after.relationship),
          id,
        );
        updateParts('request', id, before.requests, after.requests);
        updateParts('operation', id, before.operations, after.operations);
        updateParts('assignment', id, before.assignments, after.assignments);
      });
    },

    remove(id) {
      database.transaction(() => {
        for (const part of parts) database.run(`DELETE FROM ${part} WHERE relationship_id = ?`, id);
        database.run('DELETE FROM relationship WHERE id = ?', id);
      });
    },

    withGroup: (tenantId, groupId) =>
      database
        .all<{ document: string }>(
          'SELECT document FROM relationship WHERE tenant_id = ? AND id IN (SELECT relationship_id FROM assignment WHERE group_id = ?)',
          tenantId,
          groupId,
        )
        .flatMap(({ document }) => load(document) ?? []),

    settleAll(now) {
      const due = database.all<{ document: string }>('SELECT document FROM relationship WHERE due_at <= ?', now);
      if (due.length === 0) return;
      database.transaction(() => {
        for (const state of due.flatMap(({ document }) => load(document) ?? [])) store.update(state, settle(state, now, settings));
      });
    },
  };
  return store;
}
