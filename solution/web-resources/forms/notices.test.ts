import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import { Outlook, PartnerConsent } from '@gdap-manager/entities/gdap-request/table';
import { WaitingOn } from '@gdap-manager/entities/waiting-on';
import * as fc from 'fast-check';
import { installXrm } from '../testing/xrm';
import { noticesFor } from './notices';
import type { StoredRequest } from './stored';

const now = Date.parse('2026-11-22T00:00:00Z');
const inDays = (days: number) => new Date(now + days * 86_400_000).toISOString();
const row = (more: Partial<StoredRequest>): StoredRequest => ({
  version: '1', status: requestStatus.active.value, waitingOn: undefined, lastError: undefined, nextCheckOn: undefined, expiryDate: undefined,
  approvalDueDate: undefined, autoRenew: false, outlook: Outlook.none, consent: PartnerConsent.notNeeded, ...more,
});
const idsFor = (more: Partial<StoredRequest>) => noticesFor(row(more), now, (moment) => moment.slice(0, 10)).map(({ id }) => id);

beforeEach(() => void installXrm());

describe('what stands above the form', () => {
  it('warns of the end from thirty days before', () => {
    expect([31, 30, 1].map((days) => idsFor({ expiryDate: inDays(days) }))).toEqual([[], ['gdap.expiry'], ['gdap.expiry']]);
  });

  it('does not warn of an end that Microsoft moves by itself', () => {
    expect(idsFor({ expiryDate: inDays(10), autoRenew: true })).toEqual([]);
  });

  it('asks for no replacement where there is one, and warns of no end that is wanted or will be asked about', () => {
    expect(noticesFor(row({ expiryDate: inDays(10), outlook: Outlook.replacing }), now, () => 'Monday')[0]!.text).toMatch(/^It ends in 10 days, on Monday. A replacement is under way/);
    expect(noticesFor(row({ expiryDate: inDays(10), outlook: Outlook.atRisk }), now, () => 'Monday')[0]!.text).toMatch(/lost unless somebody acts/);
    expect([Outlook.later, Outlook.replaced, Outlook.ends, Outlook.renews].map((outlook) => idsFor({ expiryDate: inDays(10), outlook }))).toEqual([[], [], [], []]);
  });

  it('counts the days in words', () => {
    expect(noticesFor(row({ expiryDate: inDays(1) }), now, () => 'Monday')[0]!.text).toMatch(/^It ends in 1 day, on Monday,/);
    expect(noticesFor(row({ expiryDate: inDays(2) }), now, () => 'Monday')[0]!.text).toMatch(/^It ends in 2 days, on Monday,/);
  });

  it('says until when the customer can approve', () => {
    const status = requestStatus.approvalPending.value;
    expect([15, 14].map((days) => idsFor({ status, approvalDueDate: inDays(days) }))).toEqual([[], ['gdap.approval']]);
  });

  it('alarms only where our staff must act', () => {
    const levels = [WaitingOn.staff, WaitingOn.microsoft].map((waitingOn) => noticesFor(row({ lastError: 'No.', waitingOn }), now, String)[0]!.level);
    expect(levels).toEqual(['ERROR', 'WARNING']);
  });

  it('says when it is tried again', () => {
    const [notice] = noticesFor(row({ status: requestStatus.submitting.value, lastError: 'No.', nextCheckOn: inDays(1), waitingOn: WaitingOn.microsoft }), now, (moment) => moment.slice(0, 10));
    expect(notice!.text).toBe('No. Microsoft must act. It is tried again on 2026-11-23.');
  });

  it('never says the same thing twice', () => {
    const moment = fc.option(fc.integer({ min: -400, max: 400 }).map(inDays), { nil: undefined });
    const any = fc.record({
      status: fc.constantFrom(...Object.values(requestStatus).map(({ value }) => value)), waitingOn: fc.option(fc.constantFrom(...Object.values(WaitingOn)), { nil: undefined }),
      lastError: fc.option(fc.string({ minLength: 1 }), { nil: undefined }), expiryDate: moment, approvalDueDate: moment, nextCheckOn: moment, autoRenew: fc.boolean(), outlook: fc.constantFrom(...Object.values(Outlook)),
    });
    fc.assert(fc.property(any, (more) => {
      const ids = idsFor(more);
      expect(new Set(ids).size).toBe(ids.length);
    }));
  });
});
