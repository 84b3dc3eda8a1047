import fc from 'fast-check';
import { gdapRequest, RequestStatus, WaitingOn } from '@gdap-manager/entities';
import type { Waiting } from '../timeline/event';
import { finish } from './plan/finish';
import { requestChanges } from './request-changes';
import { requestFacts } from './rows';
import { now, observation, request } from './testing/facts';
import type { RequestRow } from './rows';

describe('changes of a request', () => {
  it('name only the columns that change, and when it was compared', () => {
    expect(requestChanges({ autoRenew: false }, now)).toEqual({ gdap_autorenew: false, gdap_checkedon: '2026-11-22T10:00:00Z' });
  });

  it.each(Object.entries(gdapRequest.status))('move %s together with its state', (name, { value, state }) => {
    expect(requestChanges({ status: name as keyof typeof RequestStatus }, now)).toMatchObject({ statuscode: value, statecode: state === 'active' ? 0 : 1 });
  });

  it('bind lookups', () => {
    expect(requestChanges({ accountId: 'a', providerAccountId: null }, now)).toMatchObject({ 'gdap_AccountId@odata.bind': '/accounts(a)', 'gdap_ProviderAccountId@odata.bind': null });
  });

  it('are what a row is read as afterwards', () => {
    const { id, etag, isInvitationHeld, accountId, providerAccountId, ...view } = { ...request, startDate: now, approvalDueDate: now, lastError: 'x', memory: { groups: ['a'] }, nextCheckOn: null };
    const row = { '@odata.etag': etag, gdap_requestid: id, _gdap_accountid_value: accountId, _gdap_provideraccountid_value: providerAccountId, ...requestChanges(view, now) } as unknown as RequestRow;
    expect(requestFacts(row)).toEqual({ ...view, id, etag, isInvitationHeld, accountId, providerAccountId });
  });

  it('say since when it waits exactly where somebody else must move than before', () => {
    const who = fc.constantFrom(...(Object.keys(WaitingOn) as Waiting[]));
    fc.assert(
      fc.property(who, who, fc.boolean(), (before, after, autoRenew) => {
        const plan = finish(observation({ request: { ...request, waitingOn: before } }), { waitingOn: after, autoRenew });
        const changes = plan.kind === 'finish' ? requestChanges(plan.writes.request, now) : undefined;
        expect(changes?.gdap_waitingsince).toBe(before === after ? undefined : '2026-11-22T10:00:00Z');
      }),
    );
  });
});
