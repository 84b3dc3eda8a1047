import { defaultSettings } from '../../settings';
import { createDataverse } from '../index';
import { testDataverse, type TestDataverse } from '../http/test-support';
import { wellKnown } from '../storage/well-known';

const administrator = `/systemusers(${wellKnown.administrator})`;

describe('notifications', () => {
  let dataverse: TestDataverse;
  beforeEach(async () => void (dataverse = await testDataverse()));
  afterEach(() => dataverse.close());

  const actions = { 'actions@odata.type': '#Collection(Microsoft.Dynamics.CRM.expando)', actions: [{ title: 'Open', data: { '@odata.type': '#Microsoft.Dynamics.CRM.expando', type: 'url', url: '?pagetype=entitylist' } }] };
  const person = async (...roles: readonly string[]) => {
    const unit = `/businessunits(${wellKnown.rootBusinessUnit})`;
    const id = await dataverse.create('systemusers', { firstname: 'Ines', lastname: 'Duarte', 'businessunitid@odata.bind': unit });
    for (const role of roles) await dataverse.ask('POST', `systemusers(${id})/systemuserroles_association/$ref`, { '@odata.id': `http://localhost:4180/api/data/v9.2/roles(${role})` });
    return id;
  };
  const as = (id: string) => ({ mscrmcallerid: id });

  it('are rows of whom they are for', async () => {
    const ines = await person(wellKnown.basicUserRole);
    const id = await dataverse.create('appnotifications', { title: 'Three requests lapse', body: 'This week', 'ownerid@odata.bind': `/systemusers(${ines})` });
    await dataverse.create('appnotifications', { title: 'For the administrator' });
    const { body } = await dataverse.ask('GET', 'appnotifications?$select=title,icontype,toasttype,priority', undefined, as(ines));
    expect(body.value).toEqual([expect.objectContaining({ appnotificationid: id, title: 'Three requests lapse', icontype: 100000000, toasttype: 200000000, priority: 200000000 })]);
    expect((await dataverse.ask('DELETE', `appnotifications(${id})`, undefined, as(ines))).status).toBe(204);
  });

  it('are sent by an action', async () => {
    const { status, body } = await dataverse.ask('POST', 'SendAppNotification', { Title: 'Approved', Body: 'By the customer', Recipient: administrator, IconType: 100000001, Expiry: 60, Actions: actions });
    expect(status).toBe(200);
    const row = (await dataverse.ask('GET', `appnotifications(${body.NotificationId})`)).body;
    expect(row).toMatchObject({ title: 'Approved', body: 'By the customer', icontype: 100000001, ttlinseconds: 60, _ownerid_value: wellKnown.administrator });
    expect(JSON.parse(row.data)).toEqual({ actions: [{ title: 'Open', data: { type: 'url', url: '?pagetype=entitylist' } }] });
  });

  it('are refused without a title, for a team, and with what is no notification', async () => {
    const send = async (body: object) => (await dataverse.ask('POST', 'SendAppNotification', body)).status;
    expect(await send({ Recipient: administrator })).toBe(400);
    expect(await send({ Title: 'x' })).toBe(400);
    expect(await send({ Title: 'x', Recipient: `/teams(${wellKnown.rootTeam})` })).toBe(400);
    expect(await send({ Title: 'x', Recipient: administrator, IconType: 7 })).toBe(400);
    expect(await send({ Title: 'x', Recipient: administrator, Sound: 'loud' })).toBe(400);
    expect(await send({ Title: 'x'.repeat(257), Recipient: administrator })).toBe(400);
    expect((await dataverse.ask('GET', 'appnotifications')).body.value).toEqual([]);
  });

  it('are for people who may read them, from people who may notify others', async () => {
    const [ines, nobody] = [await person(wellKnown.basicUserRole), await person()];
    expect((await dataverse.ask('POST', 'SendAppNotification', { Title: 'x', Recipient: `/systemusers(${nobody})` })).status).toBe(403);
    expect((await dataverse.ask('POST', 'SendAppNotification', { Title: 'x', Recipient: administrator }, as(ines))).status).toBe(403);
    expect((await dataverse.ask('POST', 'SendAppNotification', { Title: 'x', Recipient: `/systemusers(${ines})` }, as(ines))).status).toBe(200);
  });
});

it('notifications go when their time is over', async () => {
  let now = new Date('2026-11-22T00:00:00Z');
  const service = createDataverse({ dataDir: ':memory:', clock: { now: () => now }, settings: defaultSettings.dataverse });
  const ask = async (method: string, path: string, body?: object) => {
    const response = await service.handle(new Request(`http://localhost:4180/api/data/v9.2/${path}`, { method, ...(body && { body: JSON.stringify(body) }) }), `/v9.2/${path}`);
    const text = await response.text();
    return text === '' ? undefined : (JSON.parse(text) as { value: { title: string }[] });
  };
  const titles = async () => (await ask('GET', 'appnotifications'))?.value.map(({ title }) => title).sort();
  await ask('POST', 'appnotifications', { title: 'An hour', ttlinseconds: 3600 });
  await ask('POST', 'appnotifications', { title: 'As long as usual' });
  expect(await titles()).toEqual(['An hour', 'As long as usual']);
  now = new Date('2026-11-22T01:00:00Z');
  expect(await titles()).toEqual(['As long as usual']);
  now = new Date('2026-12-06T00:00:00Z');
  expect(await titles()).toEqual([]);
  service.close();
});
