import fc from 'fast-check';
import { addOperation } from '../operations/life';
import { addRequest } from '../requests/life';
import { DAY_MS } from './duration';
import { approve, lock, requestTermination } from './life';
import { GLOBAL_ADMINISTRATOR, type RelationshipState, type RelationshipStatus } from './model';
import { nextDue, settle } from './settle';
import { anyState, assignment, READER, settings, START, stateOf } from './test-state';

const settled = (state: RelationshipState, now: number) => settle(state, now, settings);
const LATER = START + 3000 * DAY_MS;

describe('settling a relationship', () => {
  const offsets = fc.array(fc.integer({ min: 0, max: 3000 * DAY_MS }), { minLength: 1, maxLength: 12 });

  it('gives the same for one jump as for many small steps', () => {
    fc.assert(
      fc.property(anyState, offsets, (state, steps) => {
        const moments = steps.map((offset) => START + offset).sort((one, other) => one - other);
        const stepwise = moments.reduce(settled, state);
        expect(stepwise).toEqual(settled(state, moments.at(-1) as number));
      }),
    );
  });

  it('leaves nothing due behind, and so changes nothing the second time', () => {
    fc.assert(
      fc.property(anyState, fc.integer({ min: 0, max: 3000 * DAY_MS }), (state, offset) => {
        const now = START + offset;
        const once = settled(state, now);
        expect(nextDue(once) ?? Infinity).toBeGreaterThan(now);
        expect(settled(once, now)).toBe(once);
      }),
    );
  });

  it('never leads back: what has ended stays ended, and versions only grow', () => {
    const order: Record<RelationshipStatus, number> = {
      created: 0,
      approvalPending: 1,
      approved: 2,
      activating: 3,
      active: 4,
      expiring: 5,
      terminationRequested: 5,
      terminating: 6,
      expired: 7,
      terminated: 7,
    };
    fc.assert(
      fc.property(anyState, fc.integer({ min: 0, max: 3000 * DAY_MS }), (state, offset) => {
        const after = settled(state, START + offset);
        expect(order[after.relationship.status]).toBeGreaterThanOrEqual(order[state.relationship.status]);
        expect(after.relationship.version).toBeGreaterThanOrEqual(state.relationship.version);
        expect(after.relationship.modifiedAt).toBeLessThanOrEqual(Math.max(START + offset, state.relationship.modifiedAt));
      }),
    );
  });

  it('does nothing before the first due moment', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const due = nextDue(state);
        expect(settled(state, due === undefined ? LATER : due - 1)).toBe(state);
      }),
    );
  });
});

describe('the life of a relationship', () => {
  it('is locked by a request that is first created, then pending, then succeeded', () => {
    const asked = addRequest(stateOf(), 'r', 'lockForApproval', START, settings);
    const half = settled(asked, START + settings.requestMs / 2);
    const whole = settled(asked, START + settings.requestMs);
    expect([asked, half, whole].map(({ requests }) => requests[0]?.status)).toEqual(['created', 'pending', 'succeeded']);
    expect([asked, half, whole].map(({ relationship }) => relationship.status)).toEqual(['created', 'created', 'approvalPending']);
  });

  it('fails a request whose state has changed in between', () => {
    const asked = addRequest(stateOf({ status: 'active' }), 'r', 'terminate', START, settings);
    const ended = requestTermination(asked, START + 1, settings);
    expect(settled(ended, START + settings.requestMs).requests[0]?.status).toBe('failed');
  });

  it('lapses when it is not approved within 90 days', () => {
    const locked = lock(stateOf(), START, settings);
    expect(settled(locked, START + 90 * DAY_MS - 1).relationship.status).toBe('approvalPending');
    expect(settled(locked, START + 90 * DAY_MS).relationship.status).toBe('expired');
  });

  it('becomes approved, activating and active, and ends its duration after the activation', () => {
    const approved = approve(lock(stateOf(), START, settings), { tenantId: 'c', displayName: 'C' }, START, settings);
    const activating = START + settings.provisioningStartsMs;
    const active = activating + settings.provisioningMs;
    expect(settled(approved, activating).relationship.status).toBe('activating');
    expect(settled(approved, active).relationship).toMatchObject({ status: 'active', activatedAt: active, endAt: active + 730 * DAY_MS });
  });

  it('is extended by 180 days again and again while auto-extension is on', () => {
    const active = stateOf({ status: 'active', autoExtendDuration: 'P180D', endAt: START, dueAt: START });
    expect(settled(active, START - 1).relationship.endAt).toBe(START);
    expect(settled(active, START).relationship.endAt).toBe(START + 180 * DAY_MS);
    const jumped = settled(active, START + 3 * 180 * DAY_MS).relationship;
    expect(jumped).toMatchObject({ status: 'active', endAt: START + 4 * 180 * DAY_MS, version: active.relationship.version + 4 });
  });

  it('expires at its end without auto-extension, takes its assignments along, and is gone a year later', () => {
    const active = stateOf({ status: 'active', endAt: START, dueAt: START }, { assignments: [assignment()] });
    expect(settled(active, START)).toMatchObject({ relationship: { status: 'expiring' }, assignments: [{ status: 'deleting' }] });
    const expired = settled(active, START + settings.expiryMs);
    expect(expired).toMatchObject({ relationship: { status: 'expired' }, assignments: [{ status: 'deleted' }], removed: false });
    expect(settled(active, START + settings.expiryMs + 365 * DAY_MS).removed).toBe(true);
  });

  it('is terminated in two steps and then ends at that moment', () => {
    const ending = requestTermination(
      stateOf({ status: 'active', endAt: LATER, dueAt: LATER }, { assignments: [assignment()] }),
      START,
      settings,
    );
    const [terminating, terminated] = [START + settings.terminationMs, START + 2 * settings.terminationMs];
    expect(settled(ending, terminating)).toMatchObject({ relationship: { status: 'terminating' }, assignments: [{ status: 'deleting' }] });
    expect(settled(ending, terminated).relationship).toMatchObject({ status: 'terminated', endAt: terminated, dueAt: null });
  });
});

describe('long-running operations', () => {
  const active = stateOf(
    { status: 'active', roles: [READER, GLOBAL_ADMINISTRATOR] },
    {
      assignments: [
        assignment({ id: 'both', roles: [READER, GLOBAL_ADMINISTRATOR] }),
        assignment({ id: 'only', roles: [GLOBAL_ADMINISTRATOR] }),
      ],
    },
  );

  it('give an assignment its new roles at their end', () => {
    const changing = addOperation(
      active,
      'o',
      { type: 'delegatedAdminAccessAssignmentUpdate', assignmentId: 'both', roles: [READER] },
      START,
      settings,
    );
    expect(settled(changing, START + settings.operationMs / 2)).toMatchObject({
      operations: [{ status: 'running' }],
      assignments: [{ version: 1 }, {}],
    });
    expect(settled(changing, START + settings.operationMs)).toMatchObject({
      operations: [{ status: 'succeeded' }],
      assignments: [{ roles: [READER], version: 2 }, { version: 1 }],
    });
  });

  it('fail when the assignment is no longer active', () => {
    const gone = { ...active, assignments: [assignment({ id: 'both', status: 'deleted' })] };
    const changing = addOperation(
      gone,
      'o',
      { type: 'delegatedAdminAccessAssignmentUpdate', assignmentId: 'both', roles: [READER] },
      START,
      settings,
    );
    expect(settled(changing, START + settings.operationMs).operations[0]?.status).toBe('failed');
  });

  it('remove Global Administrator from the relationship and from its assignments', () => {
    const removing = addOperation(
      active,
      'o',
      { type: 'delegatedAdminRelationshipUpdate', removedRole: GLOBAL_ADMINISTRATOR },
      START,
      settings,
    );
    expect(settled(removing, START + settings.operationMs)).toMatchObject({
      relationship: { roles: [READER] },
      assignments: [
        { id: 'both', status: 'active', roles: [READER] },
        { id: 'only', status: 'deleting' },
      ],
    });
  });
});
