import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamicsWebApi } from 'dynamics-web-api';
import { until } from '../../scripts/lib/until';
import { startChild } from './child';
import { startTestSandbox, type TestSandbox } from './support';

const API = '/api/data/v9.2';

interface OutboxMail {
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly activityId: string;
  readonly regarding: { readonly table: string; readonly id: string } | null;
}

/** Somebody who writes, and a customer with somebody to write to. */
async function prepare(client: DynamicsWebApi): Promise<{ user: string; contact: string; account: string }> {
  const { UserId: user } = await client.callFunction<{ UserId: string }>('WhoAmI');
  await client.update({ collection: 'systemusers', key: user, data: { internalemailaddress: 'admin@contoso.example' } });
  const account = (await client.create({ collection: 'accounts', data: { name: 'Adatum' } })) as unknown as string;
  const contact = (await client.create({ collection: 'contacts', data: { firstname: 'Kim', lastname: 'Abercrombie', emailaddress1: 'kim@adatum.example' } })) as unknown as string;
  return { user, contact, account };
}

const email = ({ user, contact, account }: Awaited<ReturnType<typeof prepare>>, more: object = {}) => ({
  subject: 'Please approve',
  description: '<p>Dear Kim &amp; colleagues</p>',
  'regardingobjectid_account_email@odata.bind': `/accounts(${account})`,
  email_activity_parties: [
    { 'partyid_systemuser@odata.bind': `/systemusers(${user})`, participationtypemask: 1 },
    { 'partyid_contact@odata.bind': `/contacts(${contact})`, participationtypemask: 2 },
  ],
  ...more,
});

const clientOf = (url: string) => new DynamicsWebApi({ serverUrl: url, dataApi: { version: '9.2' } });
const send = (client: DynamicsWebApi, key: string) =>
  client.callAction({ collection: 'emails', key, actionName: 'Microsoft.Dynamics.CRM.SendEmail', action: { IssueSend: true } });
const outboxOf = async (url: string) => ((await (await fetch(`${url}/sandbox/outbox`)).json()) as { mails: OutboxMail[] }).mails;

describe('e-mail through the client that people use', () => {
  let sandbox: TestSandbox;
  let client: DynamicsWebApi;
  beforeEach(async () => {
    sandbox = await startTestSandbox();
    client = clientOf(sandbox.url);
  });
  afterEach(() => sandbox.close());

  it('is written, sent, read back, and in the outbox', async () => {
    const people = await prepare(client);
    const id = (await client.create({ collection: 'emails', data: email(people) })) as unknown as string;
    expect(await send(client, id)).toMatchObject({ Subject: 'Please approve' });
    expect(await outboxOf(sandbox.url)).toEqual([
      expect.objectContaining({
        sender: 'admin@contoso.example', recipients: ['kim@adatum.example'], subject: 'Please approve', body: '<p>Dear Kim &amp; colleagues</p>',
        activityId: id, regarding: { table: 'account', id: people.account },
      }),
    ]);
    const row = await client.retrieve({ collection: 'emails', key: id, select: ['statecode', 'statuscode', 'senton', 'torecipients'], expand: [{ property: 'email_activity_parties', select: ['addressused'] }] });
    expect(row).toMatchObject({ statecode: 1, statuscode: 3, torecipients: 'kim@adatum.example;' });
    expect(row.email_activity_parties).toHaveLength(2);
    const timeline = await client.retrieveMultiple({ collection: 'activitypointers', select: ['subject', 'activitytypecode'], filter: `_regardingobjectid_value eq ${people.account}` });
    expect(timeline.value).toEqual([expect.objectContaining({ activityid: id, activitytypecode: 'email' })]);
  });

  it('comes with the mark on another row, or not at all', async () => {
    const people = await prepare(client);
    const activityid = '11111111-2222-4333-8444-555555555555';
    const { '@odata.etag': etag } = await client.retrieve({ collection: 'accounts', key: people.account, select: ['name'] });
    const together = () => {
      client.startBatch();
      void client.create({ collection: 'emails', data: email(people, { activityid }) });
      void client.update({ collection: 'accounts', key: people.account, data: { description: 'Invited' }, ifmatch: etag });
      return client.executeBatch();
    };
    await together();
    expect(await client.retrieve({ collection: 'accounts', key: people.account, select: ['description'] })).toMatchObject({ description: 'Invited' });
    await expect(together()).rejects.toEqual([expect.objectContaining({ status: 412 })]);
    expect((await client.retrieveMultiple({ collection: 'emails', select: ['subject'] })).value).toEqual([expect.objectContaining({ activityid })]);
  });

  it('fails on demand, for one recipient', async () => {
    const people = await prepare(client);
    await sandbox.http('POST', '/sandbox/faults', { service: 'mail', path: '*/kim@adatum.example', status: 550 });
    const id = (await client.create({ collection: 'emails', data: email(people) })) as unknown as string;
    await send(client, id);
    expect(await outboxOf(sandbox.url)).toEqual([]);
    expect((await sandbox.http('GET', `${API}/emails(${id})?$select=statuscode`)).body).toMatchObject({ statuscode: 8 });
  });

  it('has left at the latest when the clock is moved', async () => {
    const people = await prepare(client);
    const id = (await client.create({ collection: 'emails', data: email(people) })) as unknown as string;
    await send(client, id);
    await sandbox.http('POST', '/sandbox/clock', { advance: 'P1D' });
    expect((await sandbox.http('GET', `${API}/emails(${id})?$select=statuscode`)).body).toMatchObject({ statuscode: 3 });
  });
});

describe('mail that was accepted', () => {
  it('leaves once, though the process is killed before, while or after it leaves', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-mail-'));
    const accepted: string[] = [];
    // The default of 200 ms lies between accepting and leaving: these moments are before it, about it, and after it.
    for (const milliseconds of [0, 190, 200, 210, 300]) {
      const { url, process } = await startChild(dataDir);
      const client = clientOf(url);
      const people = await prepare(client);
      for (let index = 0; index < 5; index += 1) {
        const id = (await client.create({ collection: 'emails', data: email(people) })) as unknown as string;
        await send(client, id);
        accepted.push(id);
      }
      await new Promise((later) => setTimeout(later, milliseconds));
      process.kill('SIGKILL');
      await new Promise((gone) => process.once('exit', gone));
    }
    const reopened = await startTestSandbox({ dataDir });
    await until('the mail to have left', async () => (await outboxOf(reopened.url)).length >= accepted.length);
    expect((await outboxOf(reopened.url)).map(({ activityId }) => activityId).sort()).toEqual([...accepted].sort());
    expect((await reopened.http('GET', `${API}/emails?$select=statuscode&$filter=statuscode ne 3`)).body.value).toEqual([]);
    await reopened.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
});
