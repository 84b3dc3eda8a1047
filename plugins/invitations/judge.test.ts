import fc from 'fast-check';
import { defaultPolicy } from '../policy';
import { judge } from './judge';
import type { RequestFacts } from './model';
import { day, now, provider, request } from './testing/world';

const verdict = (more: Partial<RequestFacts>, at = now, ahead = 0) => judge(request('r', more), at, defaultPolicy, ahead);
const sent = { sent: 1, state: 'sent', mailId: 'm', invitedOn: now, firstInvitedOn: now, nextReminderOn: now + 7 * day } as const;

describe('what is to be done about the messages of a request', () => {
  it('is an invitation as soon as the customer can approve, where the provider wants it', () => {
    expect(verdict({})).toMatchObject({ kind: 'due', message: 'invitation' });
    expect(verdict({ isReplacement: true, provider: provider({ sends: 'replacements' }) })).toMatchObject({ kind: 'due', message: 'replacement' });
    for (const more of [{ provider: provider({ sends: 'never' }) }, { provider: provider({ sends: 'replacements' }) }, { isAdopted: true }, { provider: undefined }] as const) expect(verdict(more)).toEqual({ kind: 'rest' });
  });

  it.each([{ status: 'submitting' }, { status: 'active' }, { status: 'terminated' }, { link: null }, { consent: 'pending' }, { consent: 'rejected' }, { approvalDueOn: now }] as const)('is nothing while the customer cannot approve, and what was planned is forgotten: %j', (more) => {
    expect(verdict({ ...more, wantedOn: now })).toEqual({ kind: 'rest' });
    expect(verdict({ ...sent, ...more })).toEqual({ kind: 'clear' });
    expect(verdict({ ...more, state: 'attention' })).toEqual({ kind: 'clear' });
  });

  it('is what staff wish, once, also where their clock is ahead of ours by minutes', () => {
    const never = { provider: provider({ sends: 'never' }) };
    expect(verdict({ ...never, wantedOn: now + 240_000 })).toEqual({ kind: 'due', message: 'invitation', since: now + 240_000 });
    expect(verdict({ ...never, wantedOn: now + day })).toEqual({ kind: 'later', on: now + day });
    expect(verdict({ ...never, wantedOn: now + day, nextReminderOn: now + day })).toEqual({ kind: 'rest' });
    expect(verdict({ ...sent, wantedOn: now + 1000 })).toMatchObject({ kind: 'due', message: 'reminder' });
    expect(verdict({ ...sent, wantedOn: now })).toEqual({ kind: 'rest' });
  });

  it('is a reminder when its time has come, unless nobody is to be reminded any more', () => {
    expect(verdict(sent)).toEqual({ kind: 'rest' });
    expect(verdict(sent, now + 7 * day)).toEqual({ kind: 'due', message: 'reminder', since: undefined });
    expect(verdict(sent, now + 7 * day - 3_600_000, 12 * 3600)).toMatchObject({ message: 'reminder' });
    expect(verdict({ ...sent, nextReminderOn: null }, now + 30 * day)).toEqual({ kind: 'rest' });
    expect(verdict({ ...sent, provider: provider({ reminderDays: null }) }, now + 7 * day)).toEqual({ kind: 'clear' });
  });

  it('is to see what became of an e-mail that is under way, but not in the moment in which it was begun', () => {
    const sending = { ...sent, state: 'sending' } as const;
    expect(verdict(sending)).toEqual({ kind: 'rest' });
    expect(verdict(sending, now + 60_000)).toEqual({ kind: 'settle', mailId: 'm' });
    expect(verdict({ ...sending, nextReminderOn: now })).toEqual({ kind: 'settle', mailId: 'm' });
  });

  it('is to try again at each look what staff may have put right', () => {
    const failed = { state: 'attention', mailId: null, nextReminderOn: now + day } as const;
    expect(verdict(failed)).toMatchObject({ kind: 'due', message: 'invitation' });
    expect(verdict({ ...failed, sent: 2, invitedOn: now - day })).toMatchObject({ kind: 'due', message: 'reminder' });
    expect(verdict({ ...failed, sent: 2, invitedOn: now - day, nextReminderOn: null })).toEqual({ kind: 'rest' });
    expect(verdict({ ...failed, provider: provider({ sends: 'never' }) })).toEqual({ kind: 'clear' });
    expect(verdict({ ...failed, provider: provider({ sends: 'never' }), wantedOn: now, invitedOn: now })).toMatchObject({ kind: 'due', message: 'invitation' });
  });

  it('is never to send while an e-mail is under way, or when the customer cannot approve', () => {
    const moment = fc.option(fc.integer({ min: now - 100 * day, max: now + 100 * day }));
    const rows = fc.record({
      status: fc.constantFrom('draft', 'submitting', 'approvalPending', 'active', 'expired'), link: fc.constantFrom(null, 'https://x'), consent: fc.constantFrom('notNeeded', 'pending', 'approved'),
      approvalDueOn: moment, wantedOn: moment, invitedOn: moment, firstInvitedOn: moment, nextReminderOn: moment, modifiedOn: moment, sent: fc.nat(3),
      state: fc.constantFrom('notSent', 'sending', 'sent', 'attention'), mailId: fc.constantFrom(null, 'm'), isReplacement: fc.boolean(), isAdopted: fc.boolean(),
      provider: fc.constantFrom(provider(), provider({ sends: 'never' }), provider({ sends: 'replacements', reminderDays: 'soon' })),
    });
    fc.assert(fc.property(rows, (row) => {
      const { kind } = verdict(row as Partial<RequestFacts>);
      if (row.state === 'sending' && row.mailId !== null) expect(['rest', 'settle']).toContain(kind);
      else if (row.status !== 'approvalPending' || row.link === null || row.consent === 'pending' || (row.approvalDueOn ?? Infinity) <= now) expect(['rest', 'clear']).toContain(kind);
    }), { numRuns: 2000 });
  });
});
