import { aHappening, aRequest } from '../testing/samples';
import { nextMove } from './next-move';
import type { Mover, Outlook } from './types';

describe('who must move', () => {
  it.each([
    ['draft', 'nobody', 'staff'],
    ['submitting', 'nobody', 'microsoft'],
    ['submitting', 'staff', 'microsoft'],
    ['approvalPending', 'customer', 'customer'],
    ['activating', 'microsoft', 'microsoft'],
    ['active', 'nobody', 'nobody'],
    ['active', 'staff', 'staff'],
    ['expired', 'staff', 'nobody'],
  ] as const)('%s, waiting on %s: %s', (status, waitingOn, mover) => {
    expect(nextMove(aRequest({ status, waitingOn }), []).mover).toBe(mover);
  });

  it('since the first of the newest entries that wait for the same one', () => {
    const happenings = [
      aHappening({ occurredOn: 40, waitingOn: 'customer' }),
      aHappening({ occurredOn: 30, waitingOn: undefined }),
      aHappening({ occurredOn: 20, waitingOn: 'customer' }),
      aHappening({ occurredOn: 10, waitingOn: 'microsoft' }),
    ];
    expect(nextMove(aRequest({ status: 'approvalPending', waitingOn: 'customer' }), happenings).since).toBe(20);
  });

  it('since when the row says, whatever happened meanwhile', () => {
    const request = aRequest({ status: 'approvalPending', waitingOn: 'customer', waitingSince: 5 });
    expect(nextMove(request, [aHappening({ occurredOn: 40, waitingOn: 'staff' })]).since).toBe(5);
    expect(nextMove({ ...request, status: 'draft', modifiedOn: 7 }, []).since).toBe(7);
  });

  it('since the last change where the timeline does not tell', () => {
    expect(nextMove(aRequest({ status: 'draft', modifiedOn: 7 }), []).since).toBe(7);
  });
});

describe('what to do', () => {
  it.each([
    [{ status: 'draft' }, 'Next_Draft'],
    [{ status: 'draft', lastError: 'No tenant.' }, 'Next_DraftRefused'],
    [{ status: 'submitting', waitingOn: 'staff', lastError: 'No consent.' }, 'Next_StaffError'],
    [{ status: 'approvalPending' }, 'Next_Approval'],
    [{ status: 'active' }, 'Next_Active'],
    [{ status: 'unknown' }, 'Next_Unknown'],
  ] as const)('%j: %s', (request, text) => {
    expect(nextMove(aRequest(request), []).text).toBe(text);
  });

  it('says that the customer could not be written to, and that our staff must see to it', () => {
    const { invitation } = aRequest({});
    const heldUp = aRequest({ status: 'approvalPending', waitingOn: 'staff', approvalDueOn: 5, invitation: { ...invitation, sent: 1, state: 'attention' } });
    expect(nextMove(heldUp, [])).toMatchObject({ mover: 'staff', text: 'Next_NotInvitedUntil', until: 5 });
    expect(nextMove({ ...heldUp, approvalDueOn: undefined }, []).text).toBe('Next_NotInvited');
  });

  it('follows the outlook of what is in force: whoever must act so that it goes on, and no second replacement', () => {
    const inForce = (kind: Outlook['kind'], waitingOn: Mover) => nextMove(aRequest({ status: 'active', autoRenew: false, expiresOn: 6, outlook: { kind, reason: '', waitingOn } }), []);
    expect(inForce('replacing', 'customer')).toMatchObject({ mover: 'customer', text: 'Next_ActiveAct', until: 6 });
    expect(inForce('atRisk', 'staff')).toMatchObject({ mover: 'staff', text: 'Next_ActiveAct', until: 6 });
    for (const kind of ['later', 'replaced', 'ends'] as const) expect(inForce(kind, 'nobody')).toMatchObject({ mover: 'nobody', text: 'Next_ActiveUntil', until: 6 });
  });

  it('names the day by which something happens', () => {
    expect(nextMove(aRequest({ status: 'approvalPending', approvalDueOn: 5 }), [])).toMatchObject({ text: 'Next_ApprovalUntil', until: 5 });
    expect(nextMove(aRequest({ status: 'active', expiresOn: 6, autoRenew: true }), [])).toMatchObject({ text: 'Next_ActiveRenews', until: 6 });
    expect(nextMove(aRequest({ status: 'active', expiresOn: 6, autoRenew: false }), [])).toMatchObject({ text: 'Next_ActiveEnds', until: 6 });
  });
});
