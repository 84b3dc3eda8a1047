import fc from 'fast-check';
import { aRequest } from '../testing/samples';
import { countdown } from './countdown';

const DAY = 86_400_000;
const now = Date.UTC(2026, 10, 22);

describe('the countdown', () => {
  it('runs to the end of the approval while the customer has not approved', () => {
    expect(countdown(aRequest({ status: 'approvalPending', approvalDueOn: now + 20.5 * DAY }), now)).toEqual({ kind: 'approval', on: now + 20.5 * DAY, days: 20, isSoon: false });
  });

  it('runs to the expiry of what is in force, and is no worry where it renews itself', () => {
    expect(countdown(aRequest({ status: 'active', expiresOn: now + 3 * DAY, autoRenew: false }), now)).toMatchObject({ kind: 'expiry', days: 3, isSoon: true });
    expect(countdown(aRequest({ status: 'active', expiresOn: now + 3 * DAY, autoRenew: true }), now)).toMatchObject({ kind: 'renewal', isSoon: false });
  });

  it('says nothing before and after', () => {
    for (const status of ['draft', 'submitting', 'expired', 'terminated'] as const) expect(countdown(aRequest({ status, approvalDueOn: now, expiresOn: now }), now)).toBeUndefined();
  });

  it('never gains days as time passes', () => {
    fc.assert(
      fc.property(fc.nat({ max: 800 * DAY }), fc.nat({ max: 800 * DAY }), (left, passed) => {
        const request = aRequest({ status: 'active', expiresOn: now + left, autoRenew: false });
        expect(countdown(request, now + passed)!.days).toBeLessThanOrEqual(countdown(request, now)!.days);
      }),
    );
  });
});
