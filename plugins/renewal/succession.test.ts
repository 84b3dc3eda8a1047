import { successionOf } from './succession';
import type { MappingFacts, Member } from './model';
import { asked, days, mapping, member, now } from './testing/facts';

const old = member('old', { expiryDate: days(30) });
const heir = (changes: Partial<Member> = {}) => member('new', { replacesId: 'old', createdOn: days(-50), startDate: days(-1), expiryDate: days(364), ...changes });
const takers = (one: Member, others: readonly Member[], mappings: readonly MappingFacts[]) => successionOf(one, [one, ...others], mappings).takenBy.map(({ id }) => id);
const holds = (one: Member, others: readonly Member[], mappings: readonly MappingFacts[]) => successionOf(one, [one, ...others], mappings).holds.map(({ kind }) => kind);

describe('the place of a request', () => {
  const both = [mapping('old', 'a1'), mapping('old', 'b2'), mapping('new', 'a1'), mapping('new', 'b2')];

  it('is taken when all that it gives is in force through what replaces it', () => {
    expect(takers(old, [heir()], both)).toEqual(['new']);
  });

  it.each<[string, Partial<Member>]>([
    ['is not approved', { status: 'approvalPending', startDate: null }],
    ['is being ended', { status: 'terminating' }],
    ['has ended', { status: 'terminated' }],
    ['is being ended by others', { microsoftStatus: 'terminationRequested' }],
    ['is expiring', { microsoftStatus: 'expiring' }],
  ])('is not taken by what %s', (_why, changes) => {
    expect(takers(old, [heir(changes)], both)).toEqual([]);
  });

  it('is not taken by what ends earlier, unless it came into force after it', () => {
    expect(holds(old, [heir({ expiryDate: days(29) })], both)).toEqual(['shorter']);
    expect(takers({ ...old, startDate: now }, [heir({ expiryDate: days(29) })], both)).toEqual(['new']);
    expect(takers(old, [heir({ expiryDate: days(29), autoRenew: true })], both)).toEqual(['new']);
  });

  it('is not taken by what gives nobody anything', () => {
    expect(holds(old, [heir()], [mapping('old', 'a1'), mapping('new', 'a')])).toEqual(['empty']);
  });

  it('is taken by what leaves something out on purpose, but not by what was made before it was given', () => {
    expect(takers(old, [heir()], [mapping('old', 'a1'), mapping('old', 'b2'), mapping('new', 'a1')])).toEqual(['new']);
    expect(holds(old, [heir()], [mapping('old', 'a1'), mapping('old', 'b2', { createdOn: days(-2) }), mapping('new', 'a1')])).toEqual(['lacks']);
  });

  it('is taken by two together, and not before both are in force', () => {
    const other = heir({ id: 'other', createdOn: days(-49) });
    const split = [mapping('old', 'a1'), mapping('old', 'b2'), mapping('new', 'a1'), mapping('other', 'b2')];
    expect(takers(old, [heir(), other], split)).toEqual(['new', 'other']);
    expect(takers(old, [heir(), { ...other, status: 'approvalPending', startDate: null }], split)).toEqual([]);
  });

  it('is not taken while groups have roles by it that no mapping names, and would lose them', () => {
    const given = (...roles: string[]) => ({ elsewhere: roles.map((roleId) => ({ groupId: 'object 7', roleId })) });
    const withIds = both.map((one) => ({ ...one, group: { ...one.group!, groupId: 'object 7' } }));
    expect(holds({ ...old, ...given('x') }, [heir()], both)).toEqual(['elsewhere']);
    expect(takers({ ...old, ...given('x') }, [heir(given('x'))], both)).toEqual(['new']);
    expect(takers({ ...old, ...given('a') }, [heir()], withIds)).toEqual(['new']);
    expect(holds({ ...old, ...given('a') }, [heir()], both)).toEqual(['elsewhere']);
    const root = member('root', { status: 'terminated' });
    const one = heir({ id: 'one', replacesId: 'root' });
    const other = heir({ id: 'other', replacesId: 'root', expiryDate: days(365) });
    expect(takers({ ...one, ...given('x') }, [root, other], [mapping('one', 'a1'), mapping('other', 'a1')])).toEqual([]);
  });

  it('does not wait for a group that is gone', () => {
    const gone = mapping('old', 'b2', { createdOn: days(-2) });
    expect(takers(old, [heir()], [mapping('old', 'a1'), { ...gone, group: { ...gone.group!, isGone: true } }, mapping('new', 'a1')])).toEqual(['new']);
  });

  it('is not taken in a circle', () => {
    const one = { ...old, replacesId: 'new' };
    expect(takers(one, [heir()], both)).toEqual([]);
    expect(takers(heir(), [one], both)).toEqual([]);
  });

  it('is taken through others, whatever became of these', () => {
    const middle = heir({ id: 'middle', status: 'terminated' });
    expect(takers(old, [middle, heir({ replacesId: 'middle' })], both)).toEqual(['new']);
  });

  it('is taken by the one of two that lasts longer, never by both from each other', () => {
    const root = member('root', { status: 'terminated' });
    const one = heir({ id: 'one', replacesId: 'root' });
    const other = heir({ id: 'other', replacesId: 'root', expiryDate: days(365) });
    const same = [mapping('one', 'a1'), mapping('other', 'a1')];
    expect(takers(one, [root, other], same)).toEqual(['other']);
    expect(takers(other, [root, one], same)).toEqual([]);
    expect(takers(one, [root, other], [mapping('one', 'a1'), mapping('one', 'b2'), mapping('other', 'a1')])).toEqual([]);
  });

  it('that we asked for by ourselves need not be approved any more where another took it', () => {
    const root = member('root', { status: 'terminated', expiryDate: days(20) });
    const ours = asked('ours', 'root', { uniqueKey: 'replacement root 1' });
    const theirs = heir({ id: 'theirs', replacesId: 'root' });
    const same = [mapping('ours', 'a1', { state: 'none' }), mapping('theirs', 'a1')];
    expect(takers(ours, [root, theirs], same)).toEqual(['theirs']);
    expect(takers({ ...ours, uniqueKey: null }, [root, theirs], same)).toEqual([]);
    expect(takers(ours, [{ ...root, status: 'active' }, theirs], same)).toEqual([]);
  });
});
