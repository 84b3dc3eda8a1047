import { newEmail, openMailStage, type MailStage } from './test-support';

describe('SendEmail', () => {
  let stage: MailStage;
  beforeEach(async () => void (stage = await openMailStage()));
  afterEach(() => stage.close());

  const send = (id: string, body: object = { IssueSend: true }) => stage.ask('POST', `emails(${id})/Microsoft.Dynamics.CRM.SendEmail`, body);
  const refusal = async (body: object) => {
    const { status, body: answer } = await send(await stage.create('emails', body));
    return { status, message: answer.error?.message as string | undefined };
  };

  it('accepts a draft, and carries it away a moment later', async () => {
    const id = await stage.create('emails', newEmail(stage, { subject: 'Hello', description: '<p>Hi</p>' }));
    const { status, body } = await send(id);
    expect({ status, subject: body.Subject }).toEqual({ status: 200, subject: 'Hello' });
    expect(await stage.email(id)).toMatchObject({ statecode: 1, statuscode: 6, senton: null });
    expect(stage.left).toEqual([]);

    stage.service.sendMail();
    expect(await stage.email(id)).toMatchObject({ statecode: 1, statuscode: 3, senton: '2026-11-22T04:05:44Z', sender: 'admin@contoso.example', torecipients: 'kim@adatum.example;', deliveryattempts: 1 });
    expect(stage.left).toEqual([
      expect.objectContaining({ sender: 'admin@contoso.example', recipients: ['kim@adatum.example'], subject: 'Hello', body: '<p>Hi</p>', activityId: id, regarding: null }),
    ]);
  });

  it('carries a mail away by itself, too', async () => {
    const soon = await openMailStage({ mailDeliveryMs: 1 });
    const id = await soon.create('emails', newEmail(soon));
    await soon.ask('POST', `emails(${id})/Microsoft.Dynamics.CRM.SendEmail`, { IssueSend: true });
    while (soon.left.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await soon.email(id)).toMatchObject({ statuscode: 3 });
    soon.close();
  });

  it('takes the addresses of the moment of sending', async () => {
    const id = await stage.create('emails', newEmail(stage));
    await stage.ask('PATCH', `contacts(${stage.contact})`, { emailaddress1: 'kim@new.example' });
    await send(id);
    await stage.ask('PATCH', `contacts(${stage.contact})`, { emailaddress1: 'kim@later.example' });
    stage.service.sendMail();
    expect(stage.left.map(({ recipients }) => recipients)).toEqual([['kim@new.example']]);
    const { body } = await stage.ask('GET', `emails(${id})?$expand=email_activity_parties($select=addressused,participationtypemask)`);
    const used = body.email_activity_parties.map((party: { addressused: string; participationtypemask: number }) => [party.participationtypemask, party.addressused]);
    expect(Object.fromEntries(used)).toEqual({ 1: 'admin@contoso.example', 2: 'kim@new.example' });
  });

  it('only notes that a mail is sent, where it is not to be issued', async () => {
    const id = await stage.create('emails', newEmail(stage));
    await send(id, { IssueSend: false });
    stage.service.sendMail();
    expect(await stage.email(id)).toMatchObject({ statuscode: 3 });
    expect(stage.left).toEqual([]);
  });

  it('refuses what is no draft any more, so that nothing is sent twice', async () => {
    const id = await stage.create('emails', newEmail(stage));
    await send(id);
    expect(await send(id)).toMatchObject({ status: 400, body: { error: { message: 'Email must be in Draft status to send' } } });
    stage.service.sendMail();
    expect(await send(id)).toMatchObject({ status: 400 });
    stage.service.sendMail();
    expect(stage.left).toHaveLength(1);
  });

  it('refuses mail without one sender', async () => {
    const { email_activity_parties: [sender, to] } = newEmail(stage);
    expect(await refusal({ email_activity_parties: [to] })).toEqual({ status: 400, message: 'The email must have a sender' });
    expect(await refusal({ email_activity_parties: [sender, sender, to] })).toEqual({ status: 400, message: 'The email must have one and only one sender' });
    expect(await refusal({ email_activity_parties: [{ participationtypemask: 1, addressused: 'a@b.example' }, to] })).toEqual({ status: 400, message: 'Sender cannot be unresolved' });
    expect(await refusal({ email_activity_parties: [{ 'partyid_contact@odata.bind': `/contacts(${stage.contact})`, participationtypemask: 1 }, to] })).toMatchObject({ status: 400 });
  });

  it('refuses mail without a recipient, or with one who cannot be written to', async () => {
    const { email_activity_parties: [sender] } = newEmail(stage);
    expect(await refusal({ email_activity_parties: [sender] })).toEqual({ status: 400, message: 'The email must have at least one recipient before it can be sent' });
    expect(await refusal({ email_activity_parties: [sender, { addressused: 'x@y.example', participationtypemask: 2 }] })).toMatchObject({ status: 400, message: 'Invalid ActivityParty' });
    await stage.ask('PATCH', `contacts(${stage.contact})`, { donotemail: true });
    expect(await refusal(newEmail(stage))).toEqual({ status: 400, message: `contact with Id = ${stage.contact} does not allow emails (donotemail)` });
    await stage.ask('PATCH', `contacts(${stage.contact})`, { donotemail: false, emailaddress1: null });
    expect(await refusal(newEmail(stage))).toEqual({ status: 400, message: `contact with Id = ${stage.contact} does not have an email address` });
  });

  it('refuses what is not asked for rightly', async () => {
    const id = await stage.create('emails', newEmail(stage));
    expect((await send(id, {})).body.error.message).toContain("'IssueSend' is missing");
    expect((await send(id, { IssueSend: 'yes' })).status).toBe(400);
    expect((await send(id, { IssueSend: true, Priority: 1 })).status).toBe(400);
    expect((await stage.ask('GET', `emails(${id})/Microsoft.Dynamics.CRM.SendEmail`)).status).toBe(404);
    expect((await stage.ask('POST', `accounts(${id})/Microsoft.Dynamics.CRM.SendEmail`, {})).status).toBe(501);
    expect((await send('00000000-0000-4000-8000-000000000000')).status).toBe(404);
  });

  it('fails where the mailbox of the sender is not set up; the draft can be sent again', async () => {
    const id = await stage.create('emails', newEmail(stage));
    await stage.ask('PATCH', `systemusers(${stage.user})`, { outgoingemaildeliverymethod: 0 });
    await send(id);
    stage.service.sendMail();
    expect(await stage.email(id)).toMatchObject({ statecode: 0, statuscode: 8, senton: null });
    expect(stage.left).toEqual([]);

    await stage.ask('PATCH', `systemusers(${stage.user})`, { outgoingemaildeliverymethod: 2 });
    expect((await send(id)).status).toBe(400);
    await stage.ask('PATCH', `emails(${id})`, { statuscode: 1 });
    await send(id);
    stage.service.sendMail();
    expect(await stage.email(id)).toMatchObject({ statuscode: 3, deliveryattempts: 2 });
    expect(stage.left).toHaveLength(1);
  });

  it('fails where the mail is refused on its way', async () => {
    stage.refuseNext();
    const id = await stage.create('emails', newEmail(stage));
    await send(id);
    stage.service.sendMail();
    expect(await stage.email(id)).toMatchObject({ statecode: 0, statuscode: 8 });
  });

  it('is part of what a failed change set takes back', async () => {
    const id = await stage.create('emails', newEmail(stage));
    const batch = [
      '--b', 'Content-Type: multipart/mixed; boundary=c', '',
      '--c', 'Content-Type: application/http', 'Content-Transfer-Encoding: binary', 'Content-ID: 1', '',
      `POST /api/data/v9.2/emails(${id})/Microsoft.Dynamics.CRM.SendEmail HTTP/1.1`, 'Content-Type: application/json', '', '{"IssueSend":true}',
      '--c', 'Content-Type: application/http', 'Content-Transfer-Encoding: binary', 'Content-ID: 2', '',
      `PATCH /api/data/v9.2/contacts(${stage.contact}) HTTP/1.1`, 'Content-Type: application/json', 'If-Match: W/"1"', '', '{"jobtitle":"x"}',
      '--c--', '--b--', '',
    ].join('\r\n');
    await stage.ask('POST', '$batch', batch, { 'content-type': 'multipart/mixed; boundary=b' });
    stage.service.sendMail();
    expect(await stage.email(id)).toMatchObject({ statuscode: 1 });
    expect(stage.left).toEqual([]);
  });
});

it('a mail that has left and could not be marked keeps its key, so that it is not taken over again', async () => {
  const stage = await openMailStage();
  const id = await stage.create('emails', newEmail(stage));
  await stage.ask('POST', `emails(${id})/Microsoft.Dynamics.CRM.SendEmail`, { IssueSend: true });
  stage.dieNext();
  expect(() => stage.service.sendMail()).toThrow('killed');
  expect(await stage.email(id)).toMatchObject({ statuscode: 6 });
  stage.service.sendMail();
  expect(await stage.email(id)).toMatchObject({ statuscode: 3 });
  expect(stage.left.map(({ key }) => key)).toEqual([`${id}.0`, `${id}.0`]);
  stage.close();
});
