import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import { InvitationState, PartnerConsent } from '@gdap-manager/entities/gdap-request/table';
import * as fc from 'fast-check';
import { idOf, installXrm } from '../../testing/xrm';
import { ageOf } from './ages';
import { messagesOf, reasonAgainst } from './messages';
import { asked, company, day, now, person, worldOf } from './testing';

beforeEach(() => void installXrm());

describe('messages', () => {
  it('are one for each customer and partner, by the names of the customers', () => {
    const messages = messagesOf(worldOf([asked(1, { companyId: idOf(101) }), asked(2), asked(3), asked(4, { partnerId: idOf(201) })]));
    expect(messages.map(({ company: { name }, requests }) => [name, requests.map(({ name: one }) => one)])).toEqual([
      ['Customer 100', ['Request 4']], ['Customer 100', ['Request 2', 'Request 3']], ['Customer 101', ['Request 1']],
    ]);
  });

  it('hold each request once: it is asked about, or left out for a reason', () => {
    const anyRequest = fc.record({
      companyId: fc.constantFrom(idOf(100), idOf(101), idOf(102), undefined), status: fc.constantFrom(...Object.values(requestStatus).map(({ value }) => value), 4711),
      link: fc.constantFrom('https://admin.example/x', undefined), consent: fc.constantFrom(...Object.values(PartnerConsent)), approvalDueOn: fc.constantFrom(now - 1, now + day, undefined),
      invitationState: fc.constantFrom(...Object.values(InvitationState)),
    });
    fc.assert(fc.property(fc.array(anyRequest, { maxLength: 12 }), (some) => {
      const requests = some.map((members, index) => asked(index + 1, members));
      const messages = messagesOf(worldOf(requests));
      const held = messages.flatMap(({ requests: open, leftOut }) => [...open, ...leftOut.map(({ request }) => request)].map(({ id }) => id));
      expect(held.sort()).toEqual(requests.map(({ id }) => id).sort());
      for (const { requests: open } of messages) for (const request of open) expect(reasonAgainst(request, now)).toBeUndefined();
    }));
  });

  it.each([
    ['a draft', { status: requestStatus.draft.value, statusLabel: 'Draft' }, /Draft: submit it/],
    ['what is approved', { status: requestStatus.active.value }, /approved it already/],
    ['what waits for our consent', { consent: PartnerConsent.pending }, /our own consent/],
    ['what we rejected', { consent: PartnerConsent.rejected }, /rejected it/],
    ['what has no link', { link: undefined }, /link/],
    ['what has lapsed', { approvalDueOn: now }, /time to approve is over/],
    ['what is being sent', { invitationState: InvitationState.sending }, /being sent already/],
  ])('are not sent for %s', (_what, members, reason) => {
    expect(reasonAgainst(asked(1, members), now)).toMatch(reason);
  });
});

describe('the recipient', () => {
  const recipientOf = (contacts: Parameters<typeof worldOf>[1], request = {}, customer = {}) =>
    messagesOf(worldOf([asked(1, request)], contacts, [company(100, customer)]))[0]?.recipient;

  it('is whom the request keeps, before the primary contact, the only contact and the customer itself', () => {
    const three = [person(1), person(2), person(3)];
    expect(recipientOf(three, { contactId: idOf(2) }, { primaryContactId: idOf(3) })?.name).toBe('Person 2');
    expect(recipientOf(three, {}, { primaryContactId: idOf(3), address: 'office@customer.example' })?.name).toBe('Person 3');
    expect(recipientOf([person(1), person(2, { address: undefined })], {}, { address: 'office@customer.example' })?.name).toBe('Person 1');
    expect(recipientOf(three, {}, { address: 'office@customer.example' })).toMatchObject({ kind: 'account', address: 'office@customer.example' });
    expect(recipientOf(three)).toBeUndefined();
    expect(recipientOf([], {}, { address: 'office@customer.example', refusesMail: true })).toMatchObject({ kind: 'account', against: 'wants no e-mail' });
  });

  it.each([
    ['left', { isActive: false }, 'is inactive'],
    ['works elsewhere', { companyId: idOf(109) }, 'does not belong to Customer 100 any more'],
    ['has no address', { address: undefined }, 'has no e-mail address'],
    ['wants no e-mail', { refusesMail: true }, 'wants no e-mail'],
  ])('who %s is shown, not passed over', (_what, members, against) => {
    expect(recipientOf([person(1, members), person(2)], { contactId: idOf(1) })).toMatchObject({ name: 'Person 1', against });
  });
});

describe('the age of an invitation', () => {
  const ageText = (members: Parameters<typeof asked>[1]) => ageOf(asked(1, members), now, (moment) => new Date(moment).toISOString().slice(0, 10));

  it('says when and how often it was sent, when again, and when it lapses', () => {
    expect(ageText({ sent: 2, invitedOn: now - 12 * day, nextReminderOn: now + 2 * day })).toBe('Last sent 12 days ago. Sent 2 times. Reminded by itself on 2026-11-24. Lapses in 78 days (2027-02-08).');
    expect(ageText({ sent: 1, invitedOn: now - day, approvalDueOn: undefined })).toBe('Last sent yesterday.');
    expect(ageText({ approvalDueOn: now + 1 })).toBe('Not sent yet. Lapses in less than a day (2026-11-22).');
    expect(ageText({ nextReminderOn: now + 2 * day, approvalDueOn: undefined })).toBe('Not sent yet. Tried by itself on 2026-11-24.');
  });

  it('says today of what another clock sent in the future', () => {
    expect(ageText({ sent: 1, invitedOn: now + 60_000, approvalDueOn: now - 1 })).toBe('Last sent today. Lapsed on 2026-11-22.');
  });
});
