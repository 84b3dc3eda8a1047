import fc from 'fast-check';
import { guid } from '../request-lifecycle/testing/facts';
import { findSuperseded, supersedes, type Candidate } from './superseded';
import { elsewhere } from './testing/facts';

const candidate = (number: number, more: Parameters<typeof elsewhere>[1] = {}, requestId: string | null = null): Candidate => ({ relationship: elsewhere(number, more), requestId });

/** Few roles, ends and customers, so that many are alike. */
const any = fc.record({
  roles: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')), end: fc.constantFrom(1000, 2000, undefined), autoExtend: fc.boolean(), customer: fc.constantFrom(1, 2),
  status: fc.constantFrom('active', 'active', 'active', 'expiring', 'approvalPending'), request: fc.boolean(), activatedOn: fc.constantFrom(1, 2),
});
const candidates = fc.array(any, { maxLength: 7 }).map((all) => all.map(({ roles, end, autoExtend, customer, status, request, activatedOn }, index) =>
  candidate(index, { roleIds: roles, endsOn: end, autoExtend, customerTenantId: guid(customer), status, activatedOn }, request ? guid(index) : null)));

describe('a needless relationship', () => {
  it('is one whose roles another one with the customer has, that lives as long', () => {
    const [small, large] = [candidate(1, { roleIds: ['a'], endsOn: 1000 }), candidate(2, { roleIds: ['a', 'b'], endsOn: 1000 })];
    expect(findSuperseded([small, large])).toEqual([{ old: small, by: large }]);
  });

  it.each<[string, Candidate]>([
    ['ends before', candidate(2, { roleIds: ['a', 'b'], endsOn: 999 })],
    ['is another customer’s', candidate(2, { roleIds: ['a', 'b'], customerTenantId: guid(1) })],
    ['has one role less', candidate(2, { roleIds: ['b'] })],
    ['is not in force yet', candidate(2, { roleIds: ['a', 'b'], status: 'approvalPending' })],
    ['is about to be over', candidate(2, { roleIds: ['a', 'b'], status: 'expiring', autoExtend: true })],
  ])('is none where the other one %s', (_, other) => expect(findSuperseded([candidate(1, { roleIds: ['a'], endsOn: 1000 }), other])).toEqual([]));

  it('is not the one that Microsoft extends, for one that it does not', () => {
    const forever = candidate(1, { roleIds: ['a'], autoExtend: true, endsOn: 1000 });
    expect(findSuperseded([forever, candidate(2, { roleIds: ['a', 'b'], endsOn: 9000 })])).toEqual([]);
  });

  it('is the one without a request of two that are worth the same, else the older one', () => {
    const [one, other] = [candidate(1, { endsOn: 1000 }), candidate(2, { endsOn: 1000 }, guid(1))];
    expect(findSuperseded([one, other])).toEqual([{ old: one, by: other }]);
    const [older, younger] = [candidate(1, { endsOn: 1000, activatedOn: 1 }), candidate(2, { endsOn: 1000, activatedOn: 2 })];
    expect(findSuperseded([younger, older])).toEqual([{ old: older, by: younger }]);
  });

  it('never leaves a customer without a role, however many are ended in whatever order: one that stays has each of them, as long', () => {
    fc.assert(fc.property(candidates, (all) => {
      const ended = new Set(findSuperseded(all).map(({ old }) => old));
      const stay = all.filter((one) => !ended.has(one));
      for (const { relationship } of ended) {
        const heirs = stay.filter(({ relationship: other }) => other.customerTenantId === relationship.customerTenantId && other.status === 'active' && relationship.roleIds.every((id) => other.roleIds.includes(id)));
        expect(heirs.some(({ relationship: heir }) => heir.autoExtend || (!relationship.autoExtend && (heir.endsOn ?? -1) >= (relationship.endsOn ?? -1)))).toBe(true);
      }
    }));
  });

  it('is the same whatever the order, and of two only one', () => {
    fc.assert(fc.property(candidates, (all) => {
      const pairs = (some: readonly Candidate[]) => findSuperseded(some).map(({ old, by }) => `${old.relationship.id} ${by.relationship.id}`).sort();
      expect(pairs([...all].reverse())).toEqual(pairs(all));
      for (const one of all) for (const other of all) expect(supersedes(one, other) && supersedes(other, one)).toBe(false);
    }));
  });
});
