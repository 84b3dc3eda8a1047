import { DigestRhythm, gdapEvent, gdapProvider, gdapRequest, WaitingOn, type Row } from '@gdap-manager/entities';
import { staff } from '../scripts/demo/staff';
import type { Stack } from '../scripts/lib/stack';
import { ensureUser } from '../scripts/lib/users';
import { until } from '../scripts/lib/until';
import { untilStatus, type World } from '../scripts/walkthrough/world';
import { startTestStack, worldOf } from './support/stack';

interface Notification {
  readonly title: string;
  readonly body: string;
  readonly data: string;
}

interface Sent {
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly body: string;
}

/** Seeing it coming: who is told what, and how often. */
describe('owners', () => {
  const olga = staff.find(({ firstName }) => firstName === 'Olga')!;
  let stack: Stack;
  let world: World;

  beforeAll(async () => {
    stack = await startTestStack();
    world = await worldOf(stack);
    for (const { gdap_providerid } of await world.api.list<Row<typeof gdapProvider>>('gdap_providers?$select=gdap_providerid')) {
      await world.api.update(`gdap_providers(${gdap_providerid})`, { gdap_digest: DigestRhythm.daily });
    }
  });
  afterAll(() => stack?.close());

  const notifications = () => world.api.list<Notification>(`appnotifications?$select=title,body,data&$filter=_ownerid_value eq ${olga.id}&$orderby=createdon`);
  const outbox = async () => ((await (await fetch(`${stack.url}/sandbox/outbox`)).json()) as { readonly mails: readonly Sent[] }).mails;

  /** A day later, when everything has been looked at. */
  async function nextDay(): Promise<void> {
    await world.controls.advance('P1D');
    await stack.host.tick();
    await stack.host.idle();
  }

  async function requestOf(name: string): Promise<string> {
    const customer = await world.newCustomer(name);
    const id = world.newId(name);
    await world.staff.createRequest({ ...customer, id, name, autoRenew: true, durationDays: 365, mappings: world.mappings.map(({ roleId }) => ({ roleId })) });
    await world.api.update(`gdap_requests(${id})`, { 'ownerid@odata.bind': `/systemusers(${olga.id})` });
    return id;
  }

  it('are told once in the app that a request of theirs is in force, and since when it waits for whom is kept', async () => {
    const id = await requestOf('Told in the app');
    await world.staff.submit(id);
    const { gdap_microsoftid } = await untilStatus(world, id, 'approvalPending');
    const pending = await world.api.get<Row<typeof gdapRequest>>(`gdap_requests(${id})`);
    expect(pending.gdap_waitingon).toBe(WaitingOn.customer);
    await world.controls.advance('P3D');
    // The handlers go by the clock as they read it last.
    await stack.host.tick();
    await world.controls.customer(gdap_microsoftid ?? '', 'approve');
    await untilStatus(world, id, 'active');
    await until('the notification', async () => (await notifications()).length > 0);
    const [told, ...others] = await notifications();
    expect([told?.title, others.length]).toEqual(['In force: Told in the app', 0]);
    expect(told?.data).toContain(id);
    const active = await world.api.get<Row<typeof gdapRequest>>(`gdap_requests(${id})`);
    expect(Date.parse(active.gdap_waitingsince ?? '') - Date.parse(pending.gdap_waitingsince ?? '')).toBeGreaterThanOrEqual(3 * 24 * 3600 * 1000);
  });

  it('get one digest of what needs them, and no second one without news', async () => {
    const id = await requestOf('Told by e-mail');
    await world.staff.submit(id);
    await untilStatus(world, id, 'approvalPending');
    await world.controls.advance('P80D');
    await until('the digest', async () => (await outbox()).length > 0);
    const [digest] = await outbox();
    expect([digest?.recipients, digest?.subject]).toEqual([[olga.address], 'GDAP Manager: 1 request needs you']);
    expect(digest?.body).toContain(`${stack.url}/main.aspx?appname=gdap_GdapManager&#38;pagetype=entityrecord&#38;etn=gdap_request&#38;id=${id}`);
    await nextDay();
    expect(await outbox()).toHaveLength(1);

    const news = await requestOf('News');
    await world.api.update(`gdap_requests(${news})`, { gdap_lasterror: 'Something is in the way.' });
    await nextDay();
    await until('the second digest', async () => (await outbox()).length > 1);
    const [, second] = await outbox();
    expect(second?.body).toMatch(/Told by e-mail<\/a>: Told by e-mail, lapses on [^<]*<\/li>.*News<\/a>: News, waiting[^<]*<strong>\(new\)<\/strong><br>Something is in the way\./);
  });

  it('without an address are told of on the timeline of the provider, once, and members of teams stand in', async () => {
    const [unit] = await world.api.list<{ businessunitid: string }>('businessunits?$select=businessunitid');
    const [nameless, team] = [world.newId('nameless'), world.newId('team')];
    await ensureUser(world.api, { id: nameless, firstName: 'Nameless', lastName: 'Owner', roles: ['Basic User', 'GDAP Operator'] });
    await world.api.upsert(`teams(${team})`, { name: 'Night shift', 'businessunitid@odata.bind': `/businessunits(${unit?.businessunitid ?? ''})` });
    const [role] = await world.api.list<{ roleid: string }>("roles?$select=roleid&$filter=name eq 'GDAP Operator'");
    await world.api.associate(`teams(${team})/teamroles_association`, `roles(${role?.roleid ?? ''})`);
    await world.api.associate(`teams(${team})/teammembership_association`, `systemusers(${olga.id})`);
    const sent = (await outbox()).length;
    for (const [name, owner] of [['Of nobody', `/systemusers(${nameless})`], ['Of a team', `/teams(${team})`]] as const) {
      const id = await requestOf(name);
      await world.api.update(`gdap_requests(${id})`, { gdap_lasterror: 'Something is in the way.', 'ownerid@odata.bind': owner });
    }
    await nextDay();
    await until('the digest of the team', async () => (await outbox()).length > sent);
    expect((await outbox()).map(({ recipients }) => recipients)).toEqual(Array.from({ length: sent + 1 }, () => [olga.address]));
    expect((await outbox())[sent]?.body).toContain('Of a team</a>');
    await nextDay();
    const told = await world.api.list<Row<typeof gdapEvent>>("gdap_events?$select=gdap_message,createdon&$filter=gdap_name eq 'Digest not sent'");
    expect(told.map(({ gdap_message }) => gdap_message)).toEqual([expect.stringMatching(/^Nameless Owner owns 1 request that needs somebody, but has no e-mail address\./)]);
  });
});
