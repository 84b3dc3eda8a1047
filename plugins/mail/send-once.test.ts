import { OutcomeUnknownError, ServiceError } from '../gateways/transport/service-error';
import { mailRow, MailStatus } from './mail';
import { sendOnce, type MailGateway } from './send-once';

const failure = (status: number, message = 'No.') => ({ service: 'dataverse', status, code: '0x80040203', message, outcomeUnknown: false }) as const;

/** Dataverse with one e-mail. @param answer what SendEmail does after it has, or has not, taken effect */
function dataverseWith(statuscode: number | undefined, { takesEffect = true, answer }: { takesEffect?: boolean; answer?: () => Error } = {}) {
  const state = { statuscode, sends: 0 };
  const gateway = {
    retrieve: async () => (state.statuscode === undefined ? undefined : { statuscode: state.statuscode, senton: state.statuscode === MailStatus.sent ? '2026-11-22T10:00:00Z' : null, torecipients: 'kim@adatum.example;' }),
    async perform(set: string, key: string, action: string, parameters: object) {
      expect([set, key, action, parameters]).toEqual(['emails', 'm', 'Microsoft.Dynamics.CRM.SendEmail', { IssueSend: true }]);
      if (state.statuscode !== MailStatus.draft) throw new ServiceError(failure(400, 'Email must be in Draft status to send'));
      state.sends += 1;
      if (takesEffect) state.statuscode = MailStatus.pendingSend;
      if (answer) throw answer();
    },
  } as unknown as MailGateway;
  return { gateway, state };
}

describe('sending an e-mail once', () => {
  it('hands a draft over, and does nothing to what is none', async () => {
    const { gateway, state } = dataverseWith(MailStatus.draft);
    expect(await sendOnce(gateway, 'm')).toEqual({ kind: 'sending' });
    expect(await sendOnce(gateway, 'm')).toEqual({ kind: 'sending' });
    expect(state.sends).toBe(1);
  });

  it.each([
    [MailStatus.sent, { kind: 'sent', on: Date.UTC(2026, 10, 22, 10), to: 'kim@adatum.example' }], [MailStatus.sending, { kind: 'sending' }], [MailStatus.canceled, { kind: 'gone' }], [undefined, { kind: 'gone' }],
    [MailStatus.failed, { kind: 'failed', message: expect.stringMatching(/mailbox of the sender/) as string }],
  ] as const)('says where it stands: %s', async (status, outcome) => {
    expect(await sendOnce(dataverseWith(status).gateway, 'm')).toEqual(outcome);
  });

  it('finds by reading what came of an answer that was lost', async () => {
    const lost = () => new OutcomeUnknownError(failure(0));
    const happened = dataverseWith(MailStatus.draft, { answer: lost });
    expect(await sendOnce(happened.gateway, 'm')).toEqual({ kind: 'sending' });
    expect(await sendOnce(happened.gateway, 'm')).toEqual({ kind: 'sending' });
    expect(happened.state.sends).toBe(1);
    const not = dataverseWith(MailStatus.draft, { takesEffect: false, answer: lost });
    expect(await sendOnce(not.gateway, 'm')).toEqual({ kind: 'sending', isDraft: true });
  });

  it.each([
    [403, "Principal user is missing prvSendAsUser privilege", /has to allow it/], [400, 'systemuser with Id = 1 does not have an email address', /An administrator has to enter it on the user/],
    [400, 'contact with Id = 1 does not have an email address', /Enter one, or choose another contact/], [400, 'contact with Id = 1 does not allow emails (donotemail)', /does not want e-mail/],
    [400, 'The email must have a sender', /Choose a user as the sender/], [403, 'missing prvWriteActivity', /the role GDAP Service/], [400, 'Something new', /Dataverse refused to send the e-mail. Microsoft says: Something new/],
  ] as const)('says what staff must do where it is refused: %s %s', async (status, message, told) => {
    const { gateway } = dataverseWith(MailStatus.draft, { takesEffect: false, answer: () => new ServiceError(failure(status, message)) });
    expect(await sendOnce(gateway, 'm')).toMatchObject({ kind: 'failed', message: expect.stringMatching(told) as string, failure: { status } });
  });
});

describe('the row of an e-mail', () => {
  it('names who sends it, who gets it, and what it is about', () => {
    const mail = { id: 'm', senderId: 'u', to: [{ contactId: 'c' }, { accountId: 'a' }, { userId: 'v' }], subject: 'Hello', html: '<br>', regarding: { requestId: 'r' } } as const;
    expect(mailRow(mail)).toEqual({
      activityid: 'm', subject: 'Hello', description: '<br>', directioncode: true, 'ownerid@odata.bind': '/systemusers(u)', 'regardingobjectid_gdap_request_email@odata.bind': '/gdap_requests(r)',
      email_activity_parties: [
        { 'partyid_systemuser@odata.bind': '/systemusers(u)', participationtypemask: 1 }, { 'partyid_contact@odata.bind': '/contacts(c)', participationtypemask: 2 },
        { 'partyid_account@odata.bind': '/accounts(a)', participationtypemask: 2 }, { 'partyid_systemuser@odata.bind': '/systemusers(v)', participationtypemask: 2 },
      ],
    });
    expect(mailRow({ ...mail, regarding: { accountId: 'a' } })).toHaveProperty(['regardingobjectid_account_email@odata.bind'], '/accounts(a)');
  });
});
