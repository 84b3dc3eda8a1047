import { decide } from './decide';
import { changeSet } from './change-set';
import type { MappingFacts, Member } from './model';
import { earlierOnes, successorOf } from './successor';
import { asked, days, mapping, member, policy, request, situation } from './testing/facts';

/** In force through an indirect provider, and over in a month. */
const old = member('old', { isFromIndirect: true, startDate: days(-335), expiryDate: days(30) });
const ending = request({ origin: 'indirectProvider' }, old);
const again = (changes: Partial<Member> = {}) => asked('new', null, { isFromIndirect: true, ...changes });
const same = [mapping('old', 'a1'), mapping('old', 'b2'), mapping('new', 'a1', { state: 'pending' }), mapping('new', 'b2', { state: 'pending' })];
const found = (others: readonly Member[], mappings: readonly MappingFacts[] = same) => successorOf(situation(ending, others, mappings));
const decided = (others: readonly Member[], mappings: readonly MappingFacts[] = same) => decide(situation(ending, others, mappings), policy);

describe('a request that an indirect provider makes in place of one that ends', () => {
  it('is known by the same roles for the same groups', () => {
    expect(found([again()])).toMatchObject({ member: { id: 'new' }, isSure: true });
  });

  it('is not sure while its roles are given to nobody, or to other groups', () => {
    expect(found([again()], [mapping('old', 'a1'), mapping('new', 'a')])).toMatchObject({ isSure: false });
    expect(found([again()], [mapping('old', 'a1'), mapping('new', 'a2')])).toMatchObject({ isSure: false });
  });

  it.each([
    ['lacks a role', again(), [mapping('old', 'a1'), mapping('old', 'b1'), mapping('new', 'a1')]],
    ['takes the place of another', again({ replacesId: 'other' }), same],
    ['is our own', again({ isFromIndirect: false }), same],
    ['is a draft', again({ status: 'draft' }), same],
    ['has ended', again({ status: 'expired' }), same],
    ['was in force before', member('new', { isFromIndirect: true, startDate: days(-400), expiryDate: days(300) }), same],
    ['ends earlier', member('new', { isFromIndirect: true, startDate: days(-1), expiryDate: days(20) }), same],
  ] as const)('is none that %s', (_, one, mappings) => {
    expect(found([one], mappings)).toBeUndefined();
  });

  it('is none where there are two: nobody can tell which', () => {
    expect(found([again(), asked('third', null, { isFromIndirect: true })], [...same, mapping('third', 'a1'), mapping('third', 'b2')])).toBeUndefined();
  });

  it('is what has the one that ends looked at again', () => {
    expect(earlierOnes(again(), [old, again()])).toEqual([]);
    const family = [old, again()];
    expect(earlierOnes(family[1]!, family).map(({ id }) => id)).toEqual(['old']);
  });
});

describe('the outlook of what an indirect provider renews', () => {
  it('is that a replacement is under way, which is written on it', () => {
    const decision = decided([again()]);
    expect(decision).toMatchObject({ replacement: undefined, view: { outlook: 'replacing', waitingOn: 'customer' }, successor: { id: 'new' } });
    const changes = changeSet(situation(ending, [again()], same), decision, { trackingId: 't', isOwnerless: false });
    expect(changes).toContainEqual({ do: 'update', set: 'gdap_requests', key: 'new', etag: 'new 1', changes: { 'gdap_ReplacesId@odata.bind': '/gdap_requests(old)' } });
    expect(decision.endFor).toEqual([]);
  });

  it('says what staff have to do where it is not sure, and links nothing', () => {
    expect(decided([again()], [mapping('old', 'a1'), mapping('new', 'a')])).toMatchObject({
      successor: undefined, view: { outlook: 'atRisk', waitingOn: 'staff', reason: expect.stringContaining('give them there to the same groups') as string },
    });
  });

  it('stays what it is for as long as somebody wants it asked for again, however often it is looked at', () => {
    const wanted = request({ origin: 'indirectProvider', view: { ...ending.view, wantedOn: days(0) } }, { ...old, expiryDate: days(200) });
    for (const later of [[], [again()]]) {
      const { view } = decide(situation(wanted, later, [mapping('old', 'a1'), mapping('new', 'a')]), policy);
      expect(view).toMatchObject({ outlook: 'atRisk', wantedOn: days(0) });
      expect(decide(situation({ ...wanted, view }, later, [mapping('old', 'a1'), mapping('new', 'a')]), policy).view).toEqual(view);
    }
    expect(decide(situation(wanted, [again()], same), policy).view).toMatchObject({ outlook: 'replacing', wantedOn: null });
  });

  it('is as before while it has long to go', () => {
    const far = request({ origin: 'indirectProvider' }, { ...old, expiryDate: days(200) });
    expect(decide(situation(far, [again()], same), policy)).toMatchObject({ successor: undefined, view: { outlook: 'later' } });
  });
});
