import { gdapRequest, WaitingOn } from '@gdap-manager/entities';
import type { Change } from '../gateways/dataverse/gateway';
import { attention, clear, finish, lost, takeBack } from './change-set';
import type { RequestHead } from './model';
import { day, now, request } from './testing/world';

const policy = { invitationRetrySeconds: 3600 };
const since = new Date(now).toISOString().replace('.000Z', 'Z');
const heldUp = (more: Partial<RequestHead> = {}) => request('r', { state: 'attention', message: 'No address.', waitingOn: 'staff', ...more });

/** For whom the request waits afterwards, and since when; undefined: as before. */
const waiting = (changes: Change | readonly Change[]) => {
  const [own] = [changes].flat().filter(({ set }) => set === gdapRequest.entitySetName);
  const row = own?.do === 'update' ? own.changes : {};
  return row['gdap_waitingon'] === undefined && row['gdap_waitingsince'] === undefined ? undefined : { on: row['gdap_waitingon'], since: row['gdap_waitingsince'] };
};

describe('for whom a request waits', () => {
  it.each([
    ['nobody can be written to', (row: RequestHead) => attention(row, 'No address.', now, policy)],
    ['the e-mail was refused', (row: RequestHead) => takeBack([row], 'm', 'Mailbox is off.', now, policy)],
    ['the e-mail was deleted', (row: RequestHead) => lost(row, 'Deleted.', now)],
  ])('is our staff, since now, where %s', (_, changes) => {
    expect(waiting(changes(request('r')))).toEqual({ on: WaitingOn.staff, since });
    expect(waiting(changes(heldUp()))).toBeUndefined();
  });

  it.each([
    ['the message has left', (row: RequestHead) => finish([row], 'm', 'it@customer.example', now, 't')],
    ['nobody is to be asked any more', (row: RequestHead) => clear(row, now)],
  ])('is the customer again, since now, where %s', (_, changes) => {
    expect(waiting(changes(heldUp()))).toEqual({ on: WaitingOn.customer, since });
    expect(waiting(changes(request('r')))).toBeUndefined();
  });

  it('stays what it is where something else stands in the way, or the customer cannot approve', () => {
    for (const more of [{ hasError: true }, { status: 'activating' }, { approvalDueOn: now - day }] as const) {
      expect(waiting(attention(request('r', more), 'No address.', now, policy))).toBeUndefined();
      expect(waiting(finish([heldUp(more)], 'm', 'it@customer.example', now, 't'))).toBeUndefined();
    }
  });
});
