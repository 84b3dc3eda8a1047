import fc from 'fast-check';
import { changeSet } from './change-set';
import { decide } from './decide';
import { outlookOfAdopted } from './outlook-of-adopted';
import { days, member, now, policy, request, situation } from './testing/facts';

const adopted = (changes: Parameters<typeof request>[0] = {}) => request({ origin: 'adopted', template: undefined, startDate: days(-100), expiryDate: days(265), ...changes }, member('new', { createdOn: now }));

describe('the outlook of a request that is being adopted', () => {
  it('is known at once where nobody has to be asked or told', () => {
    expect(outlookOfAdopted(adopted(), now, policy)).toMatchObject({ outlook: 'later', checkOn: days(205) });
    expect(outlookOfAdopted(adopted({ autoRenew: true }), now, policy)).toMatchObject({ outlook: 'renews', checkOn: days(266) });
  });

  it('needs a look where the customer is to be asked by now, or staff are to be told', () => {
    expect(outlookOfAdopted(adopted({ expiryDate: days(30) }), now, policy)).toBeUndefined();
    expect(outlookOfAdopted(adopted({ expiryDate: days(30), origin: 'indirectProvider' }), now, policy)).toBeUndefined();
  });

  it('is what a look would say: that writes nothing more', () => {
    const facts = fc.record({
      autoRenew: fc.boolean(), expiryDate: fc.option(fc.integer({ min: -30, max: 730 }).map(days)), startDate: fc.option(fc.integer({ min: -730, max: 0 }).map(days)), durationDays: fc.integer({ min: 1, max: 730 }),
      origin: fc.constantFrom('adopted', 'indirectProvider'), partnerConsent: fc.constantFrom('notNeeded', 'approved'),
    });
    fc.assert(fc.property(facts, (changes) => {
      const outlook = outlookOfAdopted(adopted(changes), now, policy);
      if (!outlook) return;
      const seen = situation(adopted({ ...changes, view: outlook }));
      expect(changeSet(seen, decide(seen, policy), { trackingId: 't', isOwnerless: false })).toEqual([]);
    }));
  });
});
