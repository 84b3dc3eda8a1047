import fc from 'fast-check';
import type { Relationship } from '../gateways/graph/types';
import { consent as sentence, ending } from './messages';
import type { RequestFacts } from './model';
import { consentOf } from './plan/consent-state';
import { guid, relationship, relationshipId } from './testing/facts';
import { world } from './testing/world';

const reseller = { indirectProviderTenantId: guid(70), isPartnerConsentPending: true };
const asked: Partial<RequestFacts> = { status: 'approvalPending', partnerConsent: 'pending', microsoftId: relationshipId, accountId: null };

/** A request of which an indirect provider made the relationship. */
function consented(row: Partial<RequestFacts> = {}, there: Partial<Relationship> = {}) {
  const it = world({ ...asked, ...row });
  it.microsoft.relationships.push(relationship({ status: 'approvalPending', displayName: 'Of the distributor', reseller, ...there }));
  return it;
}

describe('what an indirect provider asks on our behalf', () => {
  it('waits for our staff, without a link for the customer', async () => {
    const { look, store, microsoft, events } = consented();
    await look();
    expect(store.request).toMatchObject({ status: 'approvalPending', partnerConsent: 'pending', waitingOn: 'staff', acceptanceLink: null, lastError: sentence.asked() });
    expect(microsoft.calls).toEqual(['read']);
    expect(events()).toEqual([]);
  });

  it('gets the customer of its tenant as soon as that is known', async () => {
    const { look, store } = consented();
    await look();
    expect(store.request.accountId).toBe(guid(7));
  });

  it('is approved once, and then waits for the customer', async () => {
    const { look, store, microsoft, events } = consented({ partnerConsent: 'approve' });
    await look();
    expect(store.request).toMatchObject({ status: 'approvalPending', partnerConsent: 'approved', waitingOn: 'customer', lastError: null, acceptanceLink: expect.stringContaining(relationshipId) });
    await look();
    expect(microsoft.calls.filter((call) => call === 'decide')).toHaveLength(1);
    expect(events()).toEqual(['We approved it']);
  });

  it('waits for the indirect provider once the customer has let it lapse: nobody else can ask again', async () => {
    const { look, store, clock } = consented({ partnerConsent: 'approve' });
    await look();
    clock.now += 91 * 24 * 3600 * 1000;
    await look();
    expect(store.request).toMatchObject({ status: 'approvalPending', waitingOn: 'indirectProvider', lastError: expect.stringMatching(/Ask the indirect provider to ask the customer again/) });
  });

  it('is over when we reject it', async () => {
    const { look, store, microsoft, events } = consented({ partnerConsent: 'reject' });
    await look();
    expect(store.request).toMatchObject({ status: 'terminated', partnerConsent: 'rejected', waitingOn: 'nobody', lastError: null });
    await look();
    expect(microsoft.calls.filter((call) => call === 'decide')).toHaveLength(1);
    expect(events()).toEqual(['Terminated', 'We rejected it']);
  });

  it('is rejected, too, where staff end the request', async () => {
    const { look, store } = consented({ status: 'terminating' });
    await look();
    expect(store.request).toMatchObject({ status: 'terminated', partnerConsent: 'rejected' });
  });

  it('goes on to be in force like any other', async () => {
    const { look, calm, store, microsoft } = consented({ partnerConsent: 'approve' });
    await look();
    microsoft.move(relationshipId, 'approved');
    await calm();
    expect(store.request).toMatchObject({ status: 'active', partnerConsent: 'approved', microsoftId: relationshipId });
    expect(microsoft.calls).not.toContain('create');
  });

  it('may have been approved in Partner Center before', async () => {
    const { look, store, events } = consented({}, { reseller: { ...reseller, isPartnerConsentPending: false } });
    await look();
    expect(store.request).toMatchObject({ partnerConsent: 'approved', waitingOn: 'customer' });
    expect(events()).toEqual(['Approved in Partner Center']);
  });

  it('may have been decided otherwise before: staff are told so', async () => {
    const there = { reseller: { ...reseller, isPartnerConsentPending: false } };
    const rejected = consented({ partnerConsent: 'reject' }, there);
    await rejected.look();
    expect(rejected.store.request.partnerConsent).toBe('approved');
    expect(rejected.events()).toEqual(['Decided otherwise before']);
    const approved = consented({ partnerConsent: 'approve' }, { ...there, status: 'terminated' });
    await approved.look();
    expect(approved.store.request).toMatchObject({ status: 'terminated', partnerConsent: 'rejected' });
    expect(approved.events()).toContain('Decided otherwise before');
  });

  it('may lapse before we have decided', async () => {
    const { look, store } = consented({ partnerConsent: 'approve' }, { status: 'expired' });
    await look();
    expect(store.request).toMatchObject({ status: 'expired', partnerConsent: 'notNeeded', lastError: ending.lapsed() });
  });

  it('may be taken back: it ends, and is never made anew', async () => {
    for (const row of [{}, { partnerConsent: 'approve' as const }, { status: 'submitting' as const }, { microsoftId: null }, { microsoftId: null, status: 'submitting' as const }]) {
      const { calm, store, microsoft } = world({ ...asked, ...row }, undefined, { absenceConfirmSeconds: 60 });
      await calm();
      expect(store.request.status).toBe('terminated');
      expect(microsoft.calls).not.toContain('create');
    }
  });

  it('is decided in spite of an answer that got lost', async () => {
    for (const partnerConsent of ['approve', 'reject'] as const) {
      const { look, store, microsoft } = consented({ partnerConsent });
      microsoft.faults.push('none', 'after');
      await look();
      expect(store.request.partnerConsent).toBe(partnerConsent === 'approve' ? 'approved' : 'rejected');
      expect(microsoft.calls.filter((call) => call === 'decide')).toHaveLength(1);
    }
  });

  it('is tried again later where Microsoft cannot do it now', async () => {
    const { look, clock, store, microsoft } = consented({ partnerConsent: 'approve' });
    microsoft.faults.push('none', { before: 429 });
    await look();
    expect(store.request).toMatchObject({ partnerConsent: 'approve', attempts: 1, waitingOn: 'microsoft', nextCheckOn: expect.any(Number) });
    clock.now = store.request.nextCheckOn ?? 0;
    await look();
    expect(store.request).toMatchObject({ partnerConsent: 'approved', attempts: 0 });
  });

  it('goes back to staff where Microsoft refuses our decision, and its words stay', async () => {
    const { look, clock, store, microsoft, events } = consented({ partnerConsent: 'approve' });
    microsoft.faults.push('none', { before: 400 });
    await look();
    expect(store.request).toMatchObject({ partnerConsent: 'pending', waitingOn: 'staff', lastError: expect.stringMatching(/did not take our decision/) });
    expect(events()).toEqual(['Decision not taken']);
    clock.now += 3_600_000;
    await look();
    expect(store.request.lastError).toMatch(/did not take our decision/);
    expect(microsoft.calls.filter((call) => call === 'decide')).toHaveLength(1);
  });

  it('waits for staff where the application may not decide', async () => {
    const { look, store, microsoft, doubted } = consented({ partnerConsent: 'approve' });
    microsoft.faults.push('none', { before: 403 });
    await look();
    expect(store.request).toMatchObject({ partnerConsent: 'approve', waitingOn: 'staff', attempts: 1 });
    expect(doubted).toHaveLength(1);
  });

  it('is put right where somebody sets what only Microsoft can say', async () => {
    for (const partnerConsent of ['approved', 'rejected', 'notNeeded'] as const) {
      const { look, store } = consented({ partnerConsent });
      await look();
      expect(store.request.partnerConsent).toBe('pending');
    }
  });
});

it('our own requests need no consent, whatever somebody sets', async () => {
  const { look, store, microsoft } = world({ status: 'approvalPending', partnerConsent: 'approve', microsoftId: relationshipId });
  microsoft.relationships.push(relationship({ status: 'approvalPending' }));
  await look();
  expect(store.request.partnerConsent).toBe('notNeeded');
  expect(microsoft.calls).not.toContain('decide');
});

describe('how our consent stands', () => {
  const consents = fc.constantFrom<RequestFacts['partnerConsent']>('notNeeded', 'pending', 'approve', 'approved', 'reject', 'rejected');
  const statuses = fc.constantFrom('approvalPending', 'approved', 'activating', 'active', 'expired', 'terminated', 'somethingNew');
  const decided = fc.option(fc.record({ decision: fc.constantFrom('approve' as const, 'reject' as const), on: fc.integer() }), { nil: undefined });

  it('stays as it is once it was found out', () => {
    fc.assert(
      fc.property(consents, statuses, fc.boolean(), decided, (partnerConsent, status, isPartnerConsentPending, told) => {
        const there = { status, activatedOn: undefined, reseller: { indirectProviderTenantId: 't', isPartnerConsentPending } };
        const memory = told ? { decided: told } : {};
        const once = consentOf({ partnerConsent, memory }, there);
        expect(consentOf({ partnerConsent: once, memory }, there)).toBe(once);
        // What staff want is wanted only as long as it can be had.
        if (once === 'approve' || once === 'reject') expect([status, isPartnerConsentPending, partnerConsent]).toEqual(['approvalPending', true, once]);
      }),
    );
  });
});
