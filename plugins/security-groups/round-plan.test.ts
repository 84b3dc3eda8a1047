import fc from 'fast-check';
import type { DirectoryGroup } from '../gateways/graph/directory-gateway';
import type { GroupRow } from './model';
import { planRound, type Found, type RoundInput, type RoundPlan } from './round-plan';

const group = (id: string, displayName: string, more: Partial<DirectoryGroup> = {}): DirectoryGroup => ({ id, displayName, description: undefined, isRoleAssignable: false, ...more });
const row = (groupId: string | null, name: string, more: Partial<GroupRow> = {}): GroupRow => ({
  id: `row ${groupId ?? name}`, etag: 'W/"1"', groupId, name, description: null, isRoleAssignable: false, presence: groupId ? 'present' : 'wanted', message: null, creationAskedOn: null, isActive: true, ...more,
});
const all = (...groups: readonly DirectoryGroup[]): Found => ({ list: 'all', isComplete: true, groups: new Map(groups.map((one) => [one.id, one])), removed: new Set() });
const changes = (groups: readonly DirectoryGroup[], removed: readonly string[] = []): Found => ({ list: 'changes', isComplete: true, groups: new Map(groups.map((one) => [one.id, one])), removed: new Set(removed) });
const plan = (found: Found, rows: readonly GroupRow[], more: Partial<RoundInput> = {}) => planRound({ found, rows, prefix: null, ...more });
const changed = ({ updates }: RoundPlan) => updates.map(({ row: { id }, changes: what }) => [id, what]);

describe('a round through all groups', () => {
  it('makes rows of those that have none and whose names begin with the prefix, whatever their case', () => {
    const { creates, news } = plan(all(group('1', 'gdap Desk'), group('2', 'Sales')), [], { prefix: 'GDAP ' });
    expect(creates.map(({ name }) => name)).toEqual(['gdap Desk']);
    expect(news).toEqual([{ kind: 'found', groupId: '1', name: 'gdap Desk' }]);
  });

  it('keeps groups of one name apart', () => {
    expect(plan(all(group('1', 'Twin', { description: 'One' }), group('2', 'Twin', { description: 'Other' })), []).creates.map(({ groupId, description }) => [groupId, description])).toEqual([['1', 'One'], ['2', 'Other']]);
  });

  it('marks those that are not named any more, and takes the mark back', () => {
    const gone = plan(all(group('2', 'Other')), [row('1', 'Desk'), row('2', 'Other')]);
    expect(changed(gone)).toEqual([['row 1', { presence: 'deleted', message: expect.stringContaining('Desk does not exist at Microsoft any more') }]]);
    expect(gone.news).toMatchObject([{ kind: 'deleted', groupId: '1' }]);
    const back = plan(all(group('1', 'Desk')), [row('1', 'Desk', { presence: 'deleted', message: 'Gone.' })]);
    expect([changed(back), back.news]).toEqual([[['row 1', { presence: 'present', message: null }]], [expect.objectContaining({ kind: 'restored' })]]);
  });

  it('marks nothing where the list broke off, but keeps what came', () => {
    const { updates, creates } = plan({ ...all(group('3', 'New')), isComplete: false }, [row('1', 'Desk')]);
    expect([updates, creates.length]).toEqual([[], 1]);
  });

  it('does not believe that all groups are gone', () => {
    expect(plan(all(), [row('1', 'Desk')])).toMatchObject({ updates: [], isSuspicious: true });
    expect(plan(all(), [])).toMatchObject({ isSuspicious: false });
  });

  it('leaves a group to the row that waits for one of its name', () => {
    expect(plan(all(group('1', 'DESK')), [row(null, 'Desk')])).toMatchObject({ creates: [], updates: [] });
  });

  it('follows a row whose group lost the prefix', () => {
    expect(changed(plan(all(group('1', 'Desk')), [row('1', 'GDAP Desk')], { prefix: 'GDAP' }))).toEqual([['row 1', { name: 'Desk' }]]);
  });
});

describe('a round through what has changed', () => {
  it('says nothing of what it does not name', () => expect(changed(plan(changes([]), [row('1', 'Desk')]))).toEqual([]));

  it('marks what it says is removed', () => {
    expect(plan(changes([], ['1']), [row('1', 'Desk')]).news).toMatchObject([{ kind: 'deleted' }]);
  });

  it('keeps what it leaves out', () => {
    const whole = row('1', 'Desk', { description: 'People', isRoleAssignable: true });
    expect(changed(plan(changes([group('1', '')]), [whole]))).toEqual([]);
    expect(changed(plan(changes([group('1', 'Help Desk')]), [whole]))).toEqual([['row 1', { name: 'Help Desk' }]]);
  });

  it('makes no row of a group without its name', () => expect(plan(changes([group('1', '')]), []).creates).toEqual([]));
});

describe('another prefix', () => {
  const rows = [row('1', 'GDAP Desk'), row('2', 'Sales'), row('3', 'Used'), row('4', 'GDAP Back', { isActive: false, message: 'Outside.' })];
  const found = all(...rows.map(({ groupId, name }) => group(groupId!, name)));

  it('puts aside what is outside of it and not used, and takes back what is inside', () => {
    expect(changed(plan(found, rows, { prefix: 'GDAP', usedRows: new Set(['row 3']) }))).toEqual([
      ['row 2', { isActive: false, message: expect.stringContaining("does not begin with 'GDAP'") }],
      ['row 4', { isActive: true, message: null }],
    ]);
  });

  it('leaves alone what somebody put aside while the prefix stays', () => expect(changed(plan(found, rows, { prefix: 'GDAP' }))).toEqual([]));
});

describe('whatever Microsoft has', () => {
  const ids = fc.constantFrom('1', '2', '3', '4', '5');
  const names = fc.constantFrom('GDAP A', 'gdap b', 'Sales', '', 'x'.repeat(300), '🙂'.repeat(140));
  const groups = fc.uniqueArray(fc.record({ id: ids, displayName: names, description: fc.option(names, { nil: undefined }), isRoleAssignable: fc.boolean() }), { selector: ({ id }) => id });
  const founds = fc.record({ list: fc.constantFrom('all' as const, 'changes' as const), isComplete: fc.boolean(), groups, removed: fc.array(ids) }).map(
    ({ groups: named, removed, ...rest }): Found => ({ ...rest, groups: new Map(named.map((one) => [one.id, one])), removed: new Set(removed.filter((id) => !named.some((one) => one.id === id))) }),
  );
  const rows = fc.uniqueArray(
    fc.record({ groupId: ids, name: names.filter((name) => name !== '').map((name) => name.slice(0, 256)), presence: fc.constantFrom('present' as const, 'deleted' as const), isActive: fc.boolean() }), { selector: ({ groupId }) => groupId },
  ).map((list) => list.map(({ groupId, name, ...more }) => row(groupId, name, more)));
  const carriedOut = (before: readonly GroupRow[], { creates, updates }: RoundPlan): GroupRow[] => [
    ...before.map((one) => ({ ...one, ...updates.find((update) => update.row.id === one.id)?.changes })),
    ...creates.map((view) => ({ ...view, id: `row ${view.groupId}`, etag: '' })),
  ];

  it('is brought over once: the same again changes nothing, and no group ever has two rows', () => {
    fc.assert(fc.property(founds, rows, fc.constantFrom(null, 'GDAP'), fc.boolean(), (found, before, prefix, isOtherPrefix) => {
      const usedRows = isOtherPrefix ? new Set(['row 1']) : undefined;
      const after = carriedOut(before, planRound({ found, rows: before, prefix, usedRows }));
      expect(new Set(after.map(({ groupId }) => groupId)).size).toBe(after.length);
      const again = planRound({ found, rows: after, prefix, usedRows });
      expect([again.creates, again.updates, again.news]).toEqual([[], [], []]);
    }));
  });

  it('takes no row away, and fits into the columns', () => {
    fc.assert(fc.property(founds, rows, (found, before) => {
      const result = planRound({ found, rows: before, prefix: null });
      for (const { name, message } of carriedOut(before, result)) expect([name.length <= 256, (message ?? '').length <= 2000, name === '']).toEqual([true, true, false]);
      for (const { changes: what } of result.updates) expect(Object.keys(what)).not.toContain('groupId');
    }));
  });
});
