import { untilStatus } from '../../scripts/walkthrough/world';
import { accessibilityProblems } from './support/accessibility';
import { eventually } from './support/eventually';
import { openStage, type Stage } from './support/stage';

let stage: Stage;
let requestId: string;
beforeAll(async () => {
  stage = await openStage();
  requestId = await draft('Graphic Design Institute');
});
afterAll(() => stage.close());

async function draft(name: string): Promise<string> {
  const { world } = stage;
  const id = world.newId(name);
  await world.staff.createRequest({ ...(await world.newCustomer(name)), id, name, autoRenew: true, durationDays: 365, mappings: world.mappings.slice(0, 2) });
  return id;
}

describe('a reader', () => {
  it('sees requests and is offered nothing that changes them', async () => {
    const reader = await stage.staff('Rafael Souza');
    await reader.app.openList('gdap_request');
    await reader.app.row('Graphic Design Institute').waitFor();
    await reader.app.tick('Graphic Design Institute');
    expect(await reader.app.commands()).toEqual(['Open', 'Copy Acceptance Link', 'Copy Message', 'Refresh', 'Export to CSV', 'Show Chart']);
    await reader.app.openRow('gdap_request', requestId);
    await reader.page.getByRole('region', { name: 'Request Lifecycle' }).getByText('(now)').waitFor();
    expect(await reader.app.commands()).toEqual(['Refresh']);
    expect(await reader.app.field('Name').isEditable()).toBe(false);
    expect(await reader.page.getByRole('region', { name: 'Role Mappings' }).getByRole('button', { name: 'Add group' }).count()).toBe(0);
    expect(await accessibilityProblems(reader.page)).toEqual([]);
    await reader.screenshot('people-1-reader');
    expect(reader.complaints).toEqual([]);
    await reader.close();
  });

  it('is refused by the Web API, whatever a page would offer', async () => {
    const reader = await stage.staff('Rafael Souza');
    const answer = await reader.context.request.patch(`${stage.stack.url}/api/data/v9.2/gdap_requests(${requestId})`, { data: { gdap_name: 'Mine' }, headers: { 'If-Match': '*' } });
    expect(answer.status()).toBe(403);
    expect(await answer.json()).toMatchObject({ error: { code: '0x80040220', message: expect.stringContaining('prvWritegdap_Request') } });
    await reader.close();
  });
});

describe('an operator', () => {
  it('chosen at the top right submits requests, and may look at providers without changing them', async () => {
    const operator = await stage.staff();
    await operator.app.openRow('gdap_request', requestId);
    await operator.page.getByRole('button', { name: /^Signed in as/ }).click();
    await operator.page.getByRole('menuitemcheckbox', { name: 'Olga Nowak' }).click();
    await operator.page.getByRole('button', { name: /^Signed in as Olga Nowak/ }).waitFor();
    await operator.app.openRow('gdap_request', requestId);
    await operator.app.command('Submit');
    await operator.page.getByRole('region', { name: 'Request Lifecycle' }).getByRole('link', { name: /granularAdminRelationships/ }).waitFor();
    await operator.app.openList('gdap_provider');
    await operator.app.row('Fabrikam Cloud Services').waitFor();
    expect(await operator.app.commands()).toEqual(['Refresh', 'Export to CSV']);
    expect(operator.complaints).toEqual([]);
    await operator.close();
  });
});

it('reads the app in German where somebody wants it so', async () => {
  const staff = await stage.staff();
  await staff.context.addCookies([{ name: 'SandboxLanguage', value: '1031', url: stage.stack.url }]);
  const id = await draft('Alpine Ski House');
  await stage.world.staff.submit(id);
  await untilStatus(stage.world, id, 'approvalPending');
  await staff.app.openRow('gdap_request', id);
  await staff.page.getByRole('region', { name: 'Verlauf der Anfrage' }).waitFor();
  // Commands of the solution and of the player; German ones are longer, and some have no room in the bar.
  await eventually(() => staff.app.offers('Genehmigungslink kopieren'), 'The command of the solution');
  expect(await staff.app.commands()).toContain('Aktualisieren');
  expect(await accessibilityProblems(staff.page)).toEqual([]);
  await staff.screenshot('people-2-german');
  expect(staff.complaints).toEqual([]);
  await staff.close();
});
