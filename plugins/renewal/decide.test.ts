import { decide } from './decide';
import type { Member, RenewalFacts } from './model';
import { asked, days, mapping, member, noOutlook, now, policy, request, situation } from './testing/facts';

const decided = (...of: Parameters<typeof situation>) => decide(situation(...of), policy);
const ending = (inDays: number, changes: Partial<RenewalFacts> = {}) => request({ expiryDate: days(inDays), ...changes });

describe('the outlook of a request in force', () => {
  it('is that it renews, where Microsoft extends it', () => {
    expect(decided(request({ autoRenew: true })).view).toMatchObject({ outlook: 'renews', waitingOn: 'nobody', checkOn: days(266) });
  });

  it('is that it ends, where that is wanted', () => {
    expect(decided(ending(3, { letEnd: true }))).toMatchObject({ view: { outlook: 'ends', checkOn: days(4) }, replacement: undefined });
  });

  it('is that the customer is asked so many days before the end', () => {
    expect(decided(request()).view).toMatchObject({ outlook: 'later', checkOn: days(265 - 60) });
    const provider = request().provider!;
    expect(decided(request({ provider: { ...provider, renewalDays: 100 } })).view.checkOn).toBe(days(165));
  });

  it('asks no earlier than after half of a short duration', () => {
    expect(decided(ending(25, { durationDays: 30 })).view).toMatchObject({ outlook: 'later', checkOn: days(10) });
  });

  it('is checked tomorrow where nobody knows when it ends', () => {
    expect(decided(request({ expiryDate: null })).view).toMatchObject({ outlook: 'later', checkOn: days(1) });
  });

  it('is at risk where the customer is ending it', () => {
    expect(decided(request({ microsoftStatus: 'terminating' })).view).toMatchObject({ outlook: 'atRisk', waitingOn: 'staff' });
  });

  it.each(['draft', 'submitting', 'approvalPending', 'activating'] as const)('is none while it is %s', (status) => {
    expect(decided(request({ status, microsoftStatus: null, startDate: null, expiryDate: null })).view).toEqual(noOutlook);
  });
});

describe('a replacement', () => {
  it('is asked for when the time has come, and even where it has passed', () => {
    for (const left of [60, 20, 1, -1]) expect(decided(ending(left))).toMatchObject({ replacement: 1, view: { outlook: 'replacing', waitingOn: 'microsoft', replacements: 1 } });
  });

  it('is not asked for twice', () => {
    const one = asked('new', 'old');
    expect(decided(ending(50), [one])).toMatchObject({ replacement: undefined, view: { outlook: 'replacing', waitingOn: 'customer', checkOn: days(36) } });
    expect(decided(ending(50), [asked('draft', 'old', { status: 'draft' })])).toMatchObject({ replacement: undefined, view: { outlook: 'replacing', waitingOn: 'staff' } });
  });

  it('that the customer has not approved puts the access at risk when little time is left', () => {
    const verdict = decided(ending(14), [asked('new', 'old')]);
    expect(verdict.view).toMatchObject({ outlook: 'atRisk', waitingOn: 'customer' });
    expect(verdict.events).toMatchObject([{ name: 'Will lose access', waitingOn: 'customer' }]);
    expect(decide(situation(ending(14, { view: verdict.view }), [asked('new', 'old')]), policy).events).toEqual([]);
    const told = (changes: Partial<Member>) => decide(situation(ending(14, { view: verdict.view }), [asked('new', 'old', changes)]), policy);
    expect(told({ status: 'activating' })).toMatchObject({ view: { outlook: 'atRisk', waitingOn: 'microsoft' }, events: [] });
    expect(told({ status: 'draft' })).toMatchObject({ view: { outlook: 'atRisk', waitingOn: 'staff' }, events: [{ name: 'Will lose access', waitingOn: 'staff' }] });
  });

  it('waits for staff while the customer cannot be asked by e-mail', () => {
    const { view, events } = decided(ending(14), [asked('new', 'old', { notInvited: 'Choose a contact.' })]);
    expect(view).toMatchObject({ outlook: 'atRisk', waitingOn: 'staff', reason: expect.stringContaining('could not be asked by e-mail. Choose a contact.') });
    expect(events).toMatchObject([{ name: 'Will lose access', waitingOn: 'staff' }]);
  });

  it('that lapsed is asked for again, as often as is good', () => {
    const lapsed = (number: number) => asked(`lapsed ${number}`, 'old', { status: 'expired', uniqueKey: `replacement old ${number}`, createdOn: days(-number) });
    expect(decided(ending(30, { view: { ...noOutlook, replacements: 1 } }), [lapsed(1)]).replacement).toBe(2);
    expect(decided(ending(30, { view: { ...noOutlook, replacements: 3 } }), [lapsed(1), lapsed(2), lapsed(3)])).toMatchObject({ replacement: undefined, view: { outlook: 'atRisk', waitingOn: 'staff' } });
  });

  it('that was refused is not asked for again, until staff want it', () => {
    const refused = asked('refused', 'old', { status: 'terminated', uniqueKey: 'replacement old 1' });
    const view = { ...noOutlook, replacements: 1 };
    expect(decided(ending(30, { view }), [refused])).toMatchObject({ replacement: undefined, view: { outlook: 'atRisk', waitingOn: 'staff' } });
    expect(decided(ending(30, { view: { ...view, wantedOn: now } }), [refused])).toMatchObject({ replacement: 2, view: { outlook: 'replacing', wantedOn: null } });
  });

  it('that somebody deleted is not asked for again', () => {
    expect(decided(ending(30, { view: { ...noOutlook, replacements: 1 } }))).toMatchObject({ replacement: undefined, view: { outlook: 'atRisk', waitingOn: 'staff' } });
  });

  it('is asked for early where staff want it, and not where one is under way', () => {
    const wanted = { view: { ...noOutlook, wantedOn: now } };
    expect(decided(request(wanted))).toMatchObject({ replacement: 1, view: { wantedOn: null } });
    expect(decided(request(wanted), [asked('new', 'old')])).toMatchObject({ replacement: undefined, view: { wantedOn: null }, events: [{ name: 'Not asked again' }] });
  });

  it.each<[string, Partial<RenewalFacts>]>([
    ['the account is inactive', { customer: { id: 'account', name: 'Contoso', isActive: false } }],
    ['there is no customer', { customer: undefined }],
    ['the provider is not connected', { provider: { ...request().provider!, clientId: null } }],
  ])('is put off where %s, and staff are told', (_why, changes) => {
    expect(decided(ending(30, changes))).toMatchObject({ replacement: undefined, view: { outlook: 'atRisk', waitingOn: 'staff', checkOn: days(1) } });
  });

  it('is not asked for where none of the roles can be asked for', () => {
    const gone = mapping('old', 'a1');
    expect(decided(ending(30), [], [{ ...gone, role: { ...gone.role!, standing: 'missing' } }])).toMatchObject({ replacement: undefined, view: { outlook: 'atRisk' } });
  });

  it('is for the indirect provider to ask for, where it made the request', () => {
    expect(decided(ending(90, { origin: 'indirectProvider' })).view).toMatchObject({ outlook: 'later', checkOn: days(30) });
    expect(decided(ending(30, { partnerConsent: 'approved' }))).toMatchObject({ replacement: undefined, view: { outlook: 'atRisk', waitingOn: 'indirectProvider' } });
  });

  it('waits while Global Administrator is being taken out, unless little time is left', () => {
    expect(decided(ending(30, { removesGlobalAdministrator: true }))).toMatchObject({ replacement: undefined, view: { outlook: 'later', waitingOn: 'microsoft', checkOn: days(16) } });
    expect(decided(ending(13, { removesGlobalAdministrator: true })).replacement).toBe(1);
  });

  it('that Microsoft refused is for staff to put right', () => {
    const refused = asked('new', 'old', { status: 'draft', uniqueKey: 'replacement old 1', lastError: 'No role is asked for.' });
    expect(decided(ending(50, { view: { ...noOutlook, replacements: 1 } }), [refused]).view).toMatchObject({ outlook: 'atRisk', waitingOn: 'staff' });
  });

  it('is asked for although it expired, where nobody could look at it in time', () => {
    const expired = { status: 'expired', microsoftStatus: 'expired', expiryDate: days(-3) } as const;
    expect(decided(request({ ...expired, view: { ...noOutlook, outlook: 'later' } }))).toMatchObject({ replacement: 1, view: { outlook: 'replacing' } });
    expect(decided(request(expired))).toMatchObject({ replacement: undefined, view: noOutlook });
  });
});

describe('a request whose place is taken', () => {
  const heir = member('new', { replacesId: 'old', createdOn: days(-50), startDate: days(-1), expiryDate: days(364) });
  const both = (state: 'active' | 'pending' | 'error' = 'active') => [mapping('old', 'a1'), mapping('new', 'a1', { state })];

  it('is ended at once, and both timelines say so', () => {
    const verdict = decided(ending(30), [heir], both());
    expect(verdict).toMatchObject({ endFor: [{ id: 'new' }], view: { outlook: 'replaced', checkOn: null }, events: [{ name: 'Replaced' }], eventsElsewhere: [{ requestId: 'new' }] });
  });

  it.each([['pending', 'microsoft'], ['error', 'staff']] as const)('stays while an assignment of the other is %s', (state, waitingOn) => {
    expect(decided(ending(30), [heir], both(state))).toMatchObject({ endFor: [], view: { outlook: 'replacing', waitingOn } });
    expect(decided(ending(3), [heir], both(state))).toMatchObject({ endFor: [], view: { outlook: 'atRisk', waitingOn } });
  });

  it.each(['pending', 'error'] as const)('is looked at again soon while an assignment of the other is %s, whatever its own state: nobody is told of these', (state) => {
    for (const one of [ending(30), request({ autoRenew: true }), request({}, asked('old', null))]) {
      const { checkOn } = decided(one, [heir], both(state)).view;
      expect(checkOn).toBeGreaterThan(now);
      expect(checkOn).toBeLessThanOrEqual(now + 3600_000);
    }
  });

  it('is ended where the customer approves it too late', () => {
    const late = request({ startDate: now, expiryDate: days(365) });
    expect(decided(late, [heir], both())).toMatchObject({ endFor: [{ id: 'new' }], events: [{ name: 'Approved too late' }] });
    expect(decided(request({}, asked('old', null)), [heir], both())).toMatchObject({ endFor: [{ id: 'new' }], events: [{ name: 'Not needed any more' }] });
  });

  it('that has expired says since when there was no access, and by whom its place was taken', () => {
    const expired = request({ status: 'expired', expiryDate: days(-5) });
    expect(decided(expired, [asked('new', 'old')]).view).toMatchObject({ outlook: 'replacing', waitingOn: 'customer', reason: expect.stringContaining('2026-11-17') as unknown });
    expect(decided(expired, [heir], both())).toMatchObject({ endFor: [], view: { outlook: 'replaced' } });
    const late = request({ replacesId: 'old', startDate: now, createdOn: days(-50) }, member('new'));
    const eventsOf = (etag: string) => decided({ ...late, etag }, [{ ...member('old'), status: 'expired', expiryDate: days(-5) }], [mapping('new', 'a1')]).events;
    expect(eventsOf('1')).toMatchObject([{ name: 'Access was missing' }]);
    // Where somebody sets its status back by hand it is told again, by an entry of its own: one that is there already would be refused for ever.
    expect(eventsOf('2')[0]?.key).not.toBe(eventsOf('1')[0]?.key);
  });
});
