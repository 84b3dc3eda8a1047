import fc from 'fast-check';
import type { DirectoryGroup } from '../gateways/graph/directory-gateway';
import { defaultPolicy } from '../policy';
import { failure } from '../request-lifecycle/testing/microsoft';
import type { GroupRow } from './model';
import { planWanted, type WantedFacts } from './wanted-plan';

const now = Date.parse('2026-11-22T10:00:00Z');
const group = (id: string, displayName = 'Desk'): DirectoryGroup => ({ id, displayName, description: undefined, isRoleAssignable: false });
const row = (more: Partial<GroupRow> = {}): GroupRow => ({
  id: 'row b', etag: 'W/"1"', groupId: null, name: 'Desk', description: 'People', isRoleAssignable: false, presence: 'wanted', message: null, creationAskedOn: null, isActive: true, ...more,
});
const plan = (more: Partial<WantedFacts> = {}) => planWanted({ row: row(), others: [], found: [], now, failures: 0, ...more }, defaultPolicy);

describe('a group that staff want', () => {
  it('is looked for by its name first', () => expect(plan({ found: 'unread' })).toEqual({ do: 'search', name: 'Desk' }));

  it('is made where there is none, and its row says so first', () => {
    expect(plan()).toMatchObject({ do: 'create', name: 'Desk', description: 'People', intent: { creationAskedOn: now, presence: 'wanted' } });
    expect(plan({ created: group('1') })).toMatchObject({ do: 'write', became: 'created', view: { groupId: '1', presence: 'present', message: null, creationAskedOn: null } });
  });

  it('is the one that is there', () => expect(plan({ found: [group('1')] })).toMatchObject({ became: 'adopted', view: { groupId: '1' } }));

  it('was made by us, where we had asked for it', () => expect(plan({ row: row({ creationAskedOn: now - 1000 }), found: [group('1')] })).toMatchObject({ became: 'created' }));

  it('is a person’s choice where there are several', () => expect(plan({ found: [group('1'), group('2')] })).toMatchObject({ view: { presence: 'attention', message: expect.stringMatching(/2 security groups called Desk.*1, 2/) } }));

  it('is not taken from another row', () => expect(plan({ found: [group('1')], others: [row({ id: 'row a', groupId: '1', presence: 'present' })] })).toMatchObject({ view: { presence: 'attention', message: expect.stringContaining('on this list already') } }));

  it('is made for one of two rows that want it', () => {
    expect(plan({ others: [row({ id: 'row a', name: 'DESK' })] })).toMatchObject({ view: { presence: 'attention', message: expect.stringContaining('Another row asks') } });
    expect(plan({ row: row({ id: 'row a' }), others: [row()] })).toMatchObject({ do: 'create' });
  });

  it('is confirmed where somebody entered its id', () => {
    expect(plan({ row: row({ groupId: '2', presence: 'attention' }), found: [group('1'), group('2')] })).toMatchObject({ view: { groupId: '2', presence: 'present' } });
    expect(plan({ row: row({ groupId: '3' }), found: [group('1')] })).toMatchObject({ view: { presence: 'attention', message: expect.stringContaining('with this Group ID') } });
  });

  it('needs a name', () => expect(plan({ row: row({ name: '  ' }), found: 'unread' })).toMatchObject({ view: { presence: 'attention' } }));

  it('is not made where nobody asked for it', () => expect(plan({ row: row({ presence: 'present' }) })).toMatchObject({ view: { presence: 'attention', message: expect.stringContaining('choose To Be Created') } }));
});

describe('trouble at Microsoft', () => {
  const asked = row({ creationAskedOn: now - 1000, message: 'Asked.' });

  it('waits until a group must show that may have been made, and only then asks again', () => {
    expect(plan({ row: asked, created: { failure: failure(504, { outcomeUnknown: true }) } })).toMatchObject({ do: 'write', view: {}, again: defaultPolicy.groupAbsenceSeconds });
    expect(plan({ row: asked })).toMatchObject({ do: 'write', again: defaultPolicy.groupAbsenceSeconds - 1 });
    expect(plan({ row: row({ creationAskedOn: now - defaultPolicy.groupAbsenceSeconds * 1000 }) })).toMatchObject({ do: 'create' });
  });

  it('is told, with Microsoft’s words, and tried again', () => {
    expect(plan({ found: { failure: failure(503) } })).toMatchObject({ view: { message: expect.stringContaining('tried again by itself') }, again: defaultPolicy.firstRetrySeconds });
    expect(plan({ row: asked, created: { failure: failure(403) } })).toMatchObject({ view: { message: expect.stringContaining('Group.ReadWrite.All'), creationAskedOn: null }, again: defaultPolicy.staffRetrySeconds });
    expect(plan({ found: { failure: failure(401, { service: 'entra' }) } })).toMatchObject({ view: { message: expect.stringContaining('cannot sign in') } });
  });

  it('that will not pass waits for a person, in Microsoft’s words', () => {
    const refused = plan({ row: asked, created: { failure: failure(400) } });
    expect(refused).toMatchObject({ view: { presence: 'attention', message: expect.stringContaining('choose To Be Created again') } });
    expect(plan({ row: row({ ...asked, presence: 'attention' }) })).toEqual({ do: 'write', view: {} });
  });
});

it('never asks Microsoft for a group that is there, or that may have been made a moment ago', () => {
  const rows = fc.record({
    groupId: fc.constantFrom(null, '1'), presence: fc.constantFrom('present' as const, 'wanted' as const, 'attention' as const),
    creationAskedOn: fc.option(fc.integer({ min: 0, max: 2 * defaultPolicy.groupAbsenceSeconds }).map((ago) => now - ago * 1000)),
  });
  fc.assert(fc.property(rows, fc.subarray([group('1'), group('2')]), fc.boolean(), (facts, found, isTaken) => {
    const next = plan({ row: row(facts), found, others: isTaken ? [row({ id: 'row a', groupId: '1', presence: 'present' })] : [] });
    if (next.do !== 'create') return;
    expect([found, facts.groupId, facts.presence]).toEqual([[], null, 'wanted']);
    expect(now - (facts.creationAskedOn ?? 0)).toBeGreaterThanOrEqual(defaultPolicy.groupAbsenceSeconds * 1000);
  }));
});
