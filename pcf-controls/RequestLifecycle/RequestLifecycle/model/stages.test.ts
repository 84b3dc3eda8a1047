import fc from 'fast-check';
import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import { stages, stagesOf, type StageState } from './stages';
import type { Status } from './types';

const known = Object.keys(requestStatus) as Status[];
const aRequest = fc.record({ status: fc.constantFrom<Status>(...known, 'unknown'), startedOn: fc.option(fc.nat(), { nil: undefined }) });

describe('the way of a request', () => {
  it('has one place where it stands, whatever its state; none only where the state is not known', () => {
    fc.assert(
      fc.property(aRequest, (request) => {
        const current = Object.values(stagesOf(request).states).filter((state) => state === 'current');
        expect(current).toHaveLength(request.status === 'unknown' ? 0 : 1);
      }),
    );
  });

  it('lies behind it up to there, and before it from there on', () => {
    fc.assert(
      fc.property(aRequest, (request) => {
        const inOrder = stages.map((stage) => stagesOf(request).states[stage]);
        const at = inOrder.indexOf('current');
        expect(inOrder.slice(0, Math.max(at, 0)).every((state) => state === 'done' || state === 'skipped')).toBe(true);
        expect(inOrder.slice(at + 1).every((state) => state === 'upcoming')).toBe(true);
      }),
    );
  });

  it.each<[Status, number | undefined, string | undefined, StageState]>([
    ['expired', 1, 'expired', 'done'],
    ['expired', undefined, 'lapsed', 'skipped'],
    ['terminated', 1, 'terminated', 'done'],
    ['terminated', undefined, 'notApproved', 'skipped'],
    ['terminating', 1, 'terminating', 'done'],
  ])('ends as it went: %s, in force since %s', (status, startedOn, ending, active) => {
    const way = stagesOf({ status, startedOn });
    expect([way.ending, way.states.active]).toEqual([ending, active]);
  });
});
