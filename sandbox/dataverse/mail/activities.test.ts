import { newEmail, openMailStage, type MailStage } from './test-support';

const ANNOTATIONS = { prefer: 'odata.include-annotations="*"' };

describe('e-mails and what they are about', () => {
  let stage: MailStage;
  let ticket: string;
  beforeEach(async () => {
    stage = await openMailStage();
    ticket = await stage.create('acm_tickets', { acm_name: 'Printer' });
  });
  afterEach(() => stage.close());

  const about = (more: object = {}) => newEmail(stage, { 'regardingobjectid_acm_ticket_email@odata.bind': `/acm_tickets(${ticket})`, ...more });

  it('are about rows of tables that have activities', async () => {
    const id = await stage.create('emails', about());
    const { body } = await stage.ask('GET', `emails(${id})?$select=_regardingobjectid_value,activitytypecode,directioncode,statuscode`, undefined, ANNOTATIONS);
    expect(body).toMatchObject({
      _regardingobjectid_value: ticket,
      '_regardingobjectid_value@OData.Community.Display.V1.FormattedValue': 'Printer',
      '_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'acm_ticket',
      '_regardingobjectid_value@Microsoft.Dynamics.CRM.associatednavigationproperty': 'regardingobjectid_acm_ticket_email',
      activitytypecode: 'email', directioncode: true, statuscode: 1,
      'statuscode@OData.Community.Display.V1.FormattedValue': 'Draft',
    });
  });

  it('are about accounts and contacts, too, and about nothing else', async () => {
    const account = await stage.create('accounts', { name: 'Adatum' });
    const id = await stage.create('emails', newEmail(stage, { 'regardingobjectid_account_email@odata.bind': `/accounts(${account})` }));
    expect((await stage.ask('GET', `emails(${id})?$expand=regardingobjectid_account_email($select=name)`)).body.regardingobjectid_account_email.name).toBe('Adatum');
    const project = await stage.create('acm_projects', { acm_name: 'P' });
    const refused = await stage.ask('POST', 'emails', newEmail(stage, { 'regardingobjectid_acm_project_email@odata.bind': `/acm_projects(${project})` }));
    expect(refused).toMatchObject({ status: 400, body: { error: { code: '0x80048d19' } } });
    expect(refused.body.error.message).toContain("undeclared property 'regardingobjectid_acm_project_email'");
  });

  it('tell who takes part in them', async () => {
    const id = await stage.create('emails', about());
    const { body } = await stage.ask('GET', `emails(${id})?$select=subject&$expand=email_activity_parties($select=_partyid_value,participationtypemask)`, undefined, ANNOTATIONS);
    const parties = body.email_activity_parties as Record<string, unknown>[];
    expect(parties.map((party) => [party.participationtypemask, party['_partyid_value@Microsoft.Dynamics.CRM.lookuplogicalname'], party['_partyid_value@OData.Community.Display.V1.FormattedValue']]).sort())
      .toEqual([[1, 'systemuser', 'System Administrator'], [2, 'contact', 'Kim Abercrombie']]);
  });

  it('stand among the activities of the row', async () => {
    const id = await stage.create('emails', about({ subject: 'First' }));
    await stage.create('emails', newEmail(stage, { subject: 'About nothing' }));
    const filtered = await stage.ask('GET', `activitypointers?$select=subject,activitytypecode,statecode&$filter=_regardingobjectid_value eq ${ticket}`);
    expect(filtered.body.value).toEqual([expect.objectContaining({ activityid: id, subject: 'First', activitytypecode: 'email', statecode: 0 })]);
    const listed = await stage.ask('GET', `acm_tickets(${ticket})?$select=acm_name&$expand=acm_ticket_ActivityPointers($select=subject),acm_ticket_Emails($select=subject)`);
    expect([listed.body.acm_ticket_ActivityPointers.length, listed.body.acm_ticket_Emails.length]).toEqual([1, 1]);
    const fetchXml = `<fetch><entity name="activitypointer"><attribute name="subject"/><filter><condition attribute="regardingobjectid" operator="eq" value="${ticket}"/></filter>
      <link-entity name="activityparty" from="activityid" to="activityid" alias="p"><attribute name="participationtypemask"/><filter><condition attribute="participationtypemask" operator="eq" value="2"/></filter></link-entity></entity></fetch>`;
    const fetched = await stage.ask('GET', `activitypointers?fetchXml=${encodeURIComponent(fetchXml)}`);
    expect(fetched.body.value).toEqual([expect.objectContaining({ subject: 'First', 'p.participationtypemask': 2 })]);
  });

  it('go with the row that they are about, and their parties with them', async () => {
    const id = await stage.create('emails', about());
    await stage.ask('DELETE', `acm_tickets(${ticket})`);
    expect((await stage.ask('GET', `emails(${id})`)).status).toBe(404);
    expect((await stage.ask('GET', 'activityparties')).body.value).toEqual([]);
  });

  it('keep an id that is chosen for them, and come once', async () => {
    const activityid = '11111111-2222-4333-8444-555555555555';
    expect((await stage.ask('POST', 'emails', about({ activityid }))).status).toBe(204);
    expect(await stage.ask('POST', 'emails', about({ activityid }))).toMatchObject({ status: 412, body: { error: { code: '0x80040237' } } });
    expect((await stage.ask('GET', 'emails/$count')).body).toContain('1');
    expect((await stage.ask('GET', 'activityparties')).body.value).toHaveLength(2);
  });

  it('take other people where a change says so, and keep them where it does not', async () => {
    const id = await stage.create('emails', about());
    const masks = async () => ((await stage.ask('GET', `activityparties?$filter=_activityid_value eq ${id}&$select=participationtypemask`)).body.value as { participationtypemask: number }[]).map((party) => party.participationtypemask).sort();
    await stage.ask('PATCH', `emails(${id})`, { subject: 'Other' });
    expect(await masks()).toEqual([1, 2]);
    const [sender, to] = newEmail(stage).email_activity_parties;
    await stage.ask('PATCH', `emails(${id})`, { email_activity_parties: [sender, { ...to, participationtypemask: 3 }] });
    expect(await masks()).toEqual([1, 3]);
    expect((await stage.ask('PATCH', `emails(${id})`, { email_activity_parties: [sender, { participationtypemask: 99 }] })).status).toBe(400);
    expect((await stage.ask('PATCH', `emails(${id})`, { email_activity_parties: 'nobody' })).status).toBe(400);
    expect(await masks()).toEqual([1, 3]);
  });

  it('come with an id and its people by an upsert, too', async () => {
    const id = '11111111-2222-4333-8444-555555555555';
    const put = () => stage.ask('PATCH', `emails(${id})`, about(), { 'if-none-match': '*' });
    expect((await put()).status).toBe(204);
    expect((await put()).status).toBe(412);
    expect((await stage.ask('GET', 'activityparties')).body.value).toHaveLength(2);
  });

  it('come together with a change of another row, or not at all', async () => {
    const activityid = '11111111-2222-4333-8444-555555555555';
    const { body: row } = await stage.ask('GET', `acm_tickets(${ticket})?$select=acm_name`);
    const etag = row['@odata.etag'] as string;
    const part = (id: number, line: string, headers: readonly string[], body: object) =>
      ['--c', 'Content-Type: application/http', 'Content-Transfer-Encoding: binary', `Content-ID: ${id}`, '', line, 'Content-Type: application/json', ...headers, '', JSON.stringify(body)];
    const changeSet = () => stage.ask('POST', '$batch', [
      '--b', 'Content-Type: multipart/mixed; boundary=c', '',
      ...part(1, 'POST /api/data/v9.2/emails HTTP/1.1', [], about({ activityid })),
      ...part(2, `PATCH /api/data/v9.2/acm_tickets(${ticket}) HTTP/1.1`, [`If-Match: ${etag}`], { acm_notes: 'Invited' }),
      '--c--', '--b--', '',
    ].join('\r\n'), { 'content-type': 'multipart/mixed; boundary=b' });

    await stage.ask('PATCH', `acm_tickets(${ticket})`, { acm_notes: 'Somebody else' });
    await changeSet();
    expect((await stage.ask('GET', `emails(${activityid})`)).status).toBe(404);
    expect((await stage.ask('GET', 'activityparties')).body.value).toEqual([]);
  });

  it('are written by their own table alone', async () => {
    const id = await stage.create('emails', about());
    for (const [method, path] of [['POST', 'activitypointers'], ['PATCH', `activitypointers(${id})`], ['DELETE', `activitypointers(${id})`], ['POST', 'activityparties']] as const) {
      const { status, body } = await stage.ask(method, path, method === 'DELETE' ? undefined : { subject: 'x' });
      expect({ status, code: body.error.code }).toEqual({ status: 400, code: '0x80040800' });
    }
    expect((await stage.ask('GET', `activitypointers(${id})`)).body.subject).toBe('Subject');
  });

  it('make tables known as such', async () => {
    const flags = async (table: string) => {
      const { HasActivities, IsActivity, IsActivityParty } = (await stage.ask('GET', `EntityDefinitions(LogicalName='${table}')?$select=HasActivities,IsActivity,IsActivityParty`)).body;
      return { HasActivities, IsActivity, IsActivityParty };
    };
    expect(await flags('acm_ticket')).toEqual({ HasActivities: true, IsActivity: false, IsActivityParty: false });
    expect(await flags('acm_project')).toEqual({ HasActivities: false, IsActivity: false, IsActivityParty: false });
    expect(await flags('email')).toEqual({ HasActivities: false, IsActivity: true, IsActivityParty: false });
    expect(await flags('contact')).toEqual({ HasActivities: true, IsActivity: false, IsActivityParty: true });
  });
});
