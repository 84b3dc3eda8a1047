import { accessibilityProblems } from './support/accessibility';
import { eventually } from './support/eventually';
import { openStage, type Stage } from './support/stage';

let stage: Stage;
let requestId: string;
beforeAll(async () => {
  stage = await openStage({ demonstration: true });
  const [request] = await stage.stack.api.list<{ gdap_requestid: string }>("gdap_requests?$select=gdap_requestid&$filter=statuscode eq 1&$orderby=gdap_name&$top=1");
  requestId = request!.gdap_requestid;
}, 90_000);
afterAll(() => stage.close());

describe('a reader', () => {
  it('sees requests and is offered nothing that changes them', async () => {
    const reader = await stage.staff('Rafael Souza');
    await reader.app.openList('gdap_request');
    await reader.app.row('Graphic Design Institute').waitFor();
    for (const command of ['New GDAP Request', 'New from Template', 'Delete']) expect([command, await reader.app.offers(command)]).toEqual([command, false]);
    await reader.app.openRow('gdap_request', requestId);
    await reader.page.getByRole('region', { name: 'Request Lifecycle' }).getByText('(now)').waitFor();
    for (const command of ['Save', 'Submit', 'Terminate', 'Delete']) expect([command, await reader.app.offers(command)]).toEqual([command, false]);
    expect(await reader.app.field('Name').isEditable()).toBe(false);
    expect(await reader.page.getByRole('region', { name: 'Role Mappings' }).getByRole('button', { name: 'Add group' }).count()).toBe(0);
    expect(await accessibilityProblems(reader.page)).toEqual([]);
    await reader.screenshot('people-1-reader');
    expect(reader.complaints).toEqual([]);
    await reader.close();
  }, 60_000);

  it('is refused by the Web API, whatever a page would offer', async () => {
    const reader = await stage.staff('Rafael Souza');
    const answer = await reader.context.request.patch(`${stage.stack.url}/api/data/v9.2/gdap_requests(${requestId})`, { data: { gdap_name: 'Mine' }, headers: { 'If-Match': '*' } });
    expect(answer.status()).toBe(403);
    expect(await answer.json()).toMatchObject({ error: { code: '0x80040220', message: expect.stringContaining('prvWritegdap_Request') } });
    await reader.close();
  });
});

describe('an operator', () => {
  it('submits requests, and may look at providers without changing them', async () => {
    const operator = await stage.staff('Olga Nowak');
    await operator.app.openRow('gdap_request', requestId);
    await operator.app.command('Submit');
    await operator.page.getByRole('region', { name: 'Request Lifecycle' }).getByRole('link', { name: /granularAdminRelationships/ }).waitFor();
    await operator.app.openList('gdap_provider');
    await operator.app.row('Fabrikam Cloud Services').waitFor();
    expect(await operator.app.offers('New Provider')).toBe(false);
    expect(operator.complaints).toEqual([]);
    await operator.close();
  }, 60_000);
});

it('reads the app in German where somebody wants it so', async () => {
  const staff = await stage.staff();
  await staff.context.addCookies([{ name: 'SandboxLanguage', value: '1031', url: stage.stack.url }]);
  const [pending] = await stage.stack.api.list<{ gdap_requestid: string }>('gdap_requests?$select=gdap_requestid&$filter=statuscode eq 727000002&$top=1');
  await staff.app.openRow('gdap_request', pending!.gdap_requestid);
  await staff.page.getByRole('region', { name: 'Verlauf der Anfrage' }).waitFor();
  // Commands of the solution and of the player; German ones are longer, and some have no room in the bar.
  for (const label of ['Genehmigungslink kopieren', 'Aktualisieren']) await eventually(() => staff.app.offers(label), label);
  expect(await accessibilityProblems(staff.page)).toEqual([]);
  await staff.screenshot('people-2-german');
  expect(staff.complaints).toEqual([]);
  await staff.close();
}, 60_000);
