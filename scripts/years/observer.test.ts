import type { Happening } from '../lib/sandbox-controls';
import { createObserver } from './observer';

const assignment = { id: 'a', groupId: 'g', roles: ['r'] };
const relationship = (id: string) => Promise.resolve({ id, displayName: 'Managed services', status: 'active', customer: { tenantId: 'c' }, lastModifiedDateTime: '', endDateTime: '1970-01-01T00:00:01.000Z', autoExtendDuration: null });

/** An observer of what has happened so far, in order. */
function observing(...happened: readonly (Omit<Happening, 'number' | 'relationshipId'>)[]) {
  const all = happened.map((one, at) => ({ ...one, number: at + 1, relationshipId: 'x' }));
  return createObserver({ relationship }, { history: (after) => Promise.resolve(all.filter(({ number }) => number > after)) });
}
const lived = [{ at: 1, status: 'approved' }, { at: 2, status: 'active' }, { at: 3, status: 'pending', assignment }, { at: 5, status: 'active', assignment }] as const;

describe('what is seen of a relationship', () => {
  it('is all of it, also where it began and ended between two looks', async () => {
    const observer = observing(...lived, { at: 8, status: 'terminationRequested' }, { at: 9, status: 'deleting', assignment }, { at: 9, status: 'terminating' });
    await observer.look();
    expect(observer.lives()).toEqual([{ id: 'x', customer: 'c', approvedOn: 1, endedOn: 8, endedBy: 'us', pairs: new Map([['g r', [{ from: 5, until: 8 }]]]) }]);
    expect(observer.inForceOf('c')).toEqual([]);
  });

  it('is when an assignment was missing in between, role by role', async () => {
    const both = { ...assignment, roles: ['r', 's'] };
    const observer = observing(...lived, { at: 6, status: 'active', assignment: both }, { at: 7, status: 'deleting', assignment: both }, { at: 8, status: 'active', assignment: { ...assignment, id: 'b' } });
    await observer.look();
    await observer.look();
    expect(observer.lives()[0]).toMatchObject({ endedOn: undefined, pairs: new Map([['g r', [{ from: 5, until: 7 }, { from: 8, until: undefined }]], ['g s', [{ from: 6, until: 7 }]]]) });
    expect([observer.inForceOf('c'), observer.endOf('c')]).toEqual([['x'], 1000]);
  });

  it.each([
    ['its time', 'expiring', false, 'time'],
    ['the customer', 'terminationRequested', true, 'customer'],
    ['us', 'terminationRequested', false, 'us'],
  ])('is that it was ended by %s', async (_who, status, isRemoved, endedBy) => {
    const observer = observing(...lived, { at: 8, status });
    if (isRemoved) observer.noteRemoval('x');
    await observer.look();
    expect(observer.lives()[0]).toMatchObject({ endedOn: 8, endedBy });
  });

  it('is nothing of what nobody approved', async () => {
    const observer = observing({ at: 1, status: 'approvalPending' });
    await observer.look();
    expect(observer.lives()).toEqual([]);
  });
});
