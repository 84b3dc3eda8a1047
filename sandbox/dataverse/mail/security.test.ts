import { userCookie } from '../../kernel/session-cookie';
import { Depth, type Depth as Reach } from '../security/privileges';
import { assignRole } from '../security/role-assignments';
import { openRolePrivileges } from '../security/role-privileges';
import { writePlatformRow } from '../storage/platform-rows';
import { wellKnown } from '../storage/well-known';
import { newEmail, openMailStage, type MailStage } from './test-support';

const ANN = 'aaaaaaaa-0000-4000-8000-000000000001';
const ROLE = 'cccccccc-0000-4000-8000-000000000001';
const asAnn = { cookie: `${userCookie}=${ANN}` };

/** What writing and sending takes, in one's own name. */
const writing = Object.fromEntries(['Create', 'Read', 'Write', 'Append', 'AppendTo'].map((verb) => [`prv${verb}Activity`, Depth.basic]));
const people = { prvReadContact: Depth.global, prvAppendToContact: Depth.global, prvReadUser: Depth.global, prvAppendToUser: Depth.global };

describe('who may send', () => {
  let stage: MailStage;
  beforeEach(async () => {
    stage = await openMailStage();
    const unit = { 'businessunitid@odata.bind': `/businessunits(${wellKnown.rootBusinessUnit})` };
    await stage.ask('POST', 'systemusers', { systemuserid: ANN, lastname: 'Ann', internalemailaddress: 'ann@contoso.example', ...unit });
  });
  afterEach(() => stage.close());

  function annMay(privileges: Readonly<Record<string, Reach>>) {
    const environment = stage.service.environment();
    writePlatformRow(environment, 'role', { roleid: ROLE, name: 'Some', businessunitid: wellKnown.rootBusinessUnit });
    openRolePrivileges(environment.database).replace(ROLE, new Map(Object.entries(privileges)));
    assignRole(environment, ANN, ROLE);
  }
  const create = (from: string) => stage.ask('POST', 'emails', { activityid: ROLE, ...newEmail({ user: from, contact: stage.contact }) }, asAnn);
  const send = () => stage.ask('POST', `emails(${ROLE})/Microsoft.Dynamics.CRM.SendEmail`, { IssueSend: true }, asAnn);

  it('sends in the own name with the privileges for activities', async () => {
    annMay({ ...writing, ...people });
    expect((await create(ANN)).status).toBe(204);
    expect((await send()).status).toBe(200);
    stage.service.sendMail();
    expect(stage.left.map(({ sender }) => sender)).toEqual(['ann@contoso.example']);
  });

  it("sends in another's name only with the privilege for that", async () => {
    annMay({ ...writing, ...people });
    await create(stage.user);
    const refused = await send();
    expect(refused).toMatchObject({ status: 403, body: { error: { code: '0x80040220' } } });
    expect(refused.body.error.message).toContain('prvSendAsUser');
    annMay({ ...writing, ...people, prvSendAsUser: Depth.global });
    expect((await send()).status).toBe(200);
  });

  it("sends in another's name with that person's leave", async () => {
    annMay({ ...writing, ...people });
    await stage.ask('PATCH', `systemusers(${stage.user})`, { isallowedbyusertosendemail: true });
    await create(stage.user);
    expect((await send()).status).toBe(200);
  });

  it.each(['prvCreateActivity', 'prvAppendActivity', 'prvAppendToActivity', 'prvAppendToContact'])('writes no e-mail without %s', async (missing) => {
    annMay(Object.fromEntries(Object.entries({ ...writing, ...people }).filter(([name]) => name !== missing)));
    const { status, body } = await create(ANN);
    expect({ status, names: body.error.message.includes(missing) }).toEqual({ status: 403, names: true });
    expect((await stage.ask('GET', 'activityparties')).body.value).toEqual([]);
  });

  it("sends nobody else's drafts without reaching them", async () => {
    annMay({ ...writing, ...people, prvSendAsUser: Depth.global });
    const id = await stage.create('emails', newEmail(stage));
    expect((await stage.ask('POST', `emails(${id})/Microsoft.Dynamics.CRM.SendEmail`, { IssueSend: true }, asAnn)).status).toBe(403);
    expect((await stage.ask('GET', 'emails?$select=subject', undefined, asAnn)).body.value).toEqual([]);
    expect((await stage.ask('GET', 'activitypointers?$select=subject', undefined, asAnn)).body.value).toEqual([]);
    expect((await stage.ask('GET', 'activityparties', undefined, asAnn)).body.value).toEqual([]);
    await create(ANN);
    expect((await stage.ask('GET', 'activityparties', undefined, asAnn)).body.value).toHaveLength(2);
  });
});
