import { openDatabase } from '../../kernel/database';
import { addAssignment } from '../assignments/life';
import { defineTables } from '../storage';
import { DAY_MS } from './duration';
import { createHistory } from './history';
import { approve, lock, requestTermination } from './life';
import type { RelationshipState } from './model';
import { settle } from './settle';
import { createRelationshipStore } from './store';
import { PARTNER, READER, settings as usual, START, stateOf } from './test-state';

const settings = { ...usual, provisioningStartsMs: 1000, provisioningMs: 2000, assignmentMs: 3000, assignmentRemovalMs: 1500, terminationMs: 1000 };
const customer = { tenantId: 'c', displayName: null };

describe('the history of relationships', () => {
  const open = () => {
    const database = openDatabase(':memory:');
    defineTables(database);
    const store = createRelationshipStore(database, settings);
    const { relationship: { id } } = stateOf();
    store.insert(PARTNER, stateOf());
    const step = (work: (state: RelationshipState) => RelationshipState) => {
      const before = store.findAnywhere(id)!;
      store.update(before, work(before));
    };
    return { store, step, history: createHistory(database), id };
  };
  const told = (entries: ReturnType<ReturnType<typeof createHistory>['after']>) => entries.map(({ at, status, assignment }) => [at - START, assignment?.groupId ?? '', status]);
  it('tells each state with its own moment, however much happened at once', () => {
    const { step, history } = open();
    step((state) => approve(lock(state, START + 1, settings), customer, START + 2, settings));
    step((state) => settle(state, START + 3002, settings));
    step((state) => addAssignment(state, { id: 'a', groupId: 'g', roles: [READER] }, START + 10_000, settings));
    step((state) => requestTermination(settle(state, START + 20_000, settings), START + 20_000, settings));
    step((state) => settle(state, START + DAY_MS, settings));
    expect(told(history.after(0))).toEqual([
      [0, '', 'created'], [1, '', 'approvalPending'], [2, '', 'approved'], [1002, '', 'activating'], [3002, '', 'active'],
      [10_000, 'g', 'pending'], [13_000, 'g', 'active'],
      [20_000, '', 'terminationRequested'], [21_000, 'g', 'deleting'], [21_000, '', 'terminating'], [22_000, '', 'terminated'], [22_500, 'g', 'deleted'],
    ]);
  });

  it('goes on from where somebody has read it, and survives the relationship', () => {
    const { store, step, history, id } = open();
    step((state) => lock(state, START + 1, settings));
    const [first] = history.after(0);
    expect(told(history.after(first!.number))).toEqual([[1, '', 'approvalPending']]);
    store.remove(id);
    expect(history.after(0)).toHaveLength(2);
  });
});
