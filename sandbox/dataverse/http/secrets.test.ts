import { type TestDataverse, testDataverse } from './test-support';

/** The secret of an endpoint goes in and never comes out: Microsoft's `authvalue` cannot be read either. */
let dataverse: TestDataverse;
let endpoint: string;
const SECRET = 'k3y-that-n0body-sees';
const ask: TestDataverse['ask'] = (...parameters) => dataverse.ask(...parameters);

beforeAll(async () => {
  dataverse = await testDataverse();
  endpoint = await dataverse.create('serviceendpoints', { name: 'E', contract: 8, authtype: 4, authvalue: SECRET, url: 'https://webhook.invalid/' });
});
afterAll(() => dataverse.close());

it.each([
  ['GET', 'serviceendpoints'], ['GET', 'serviceendpoints(ID)'], ['GET', 'serviceendpoints?$orderby=name'], ['GET', 'serviceendpoints(ID)/serviceendpoint_sdkmessageprocessingstep'],
  ['GET', 'sdkmessageprocessingsteps?$expand=eventhandler_serviceendpoint'], ['PATCH', 'serviceendpoints(ID)'],
])('no answer shows it: %s %s', async (method, address) => {
  const body = method === 'PATCH' ? { description: 'x' } : undefined;
  const answer = await ask(method, address.replace('ID', endpoint), body, { prefer: 'return=representation,odata.include-annotations="*"' });
  expect(answer.status).toBe(200);
  expect(JSON.stringify(answer.body)).not.toMatch(/authvalue"|k3y/);
});

it.each([
  'serviceendpoints?$select=authvalue', "serviceendpoints?$filter=authvalue eq 'x'", "serviceendpoints?$filter=startswith(authvalue,'k')", 'serviceendpoints?$orderby=authvalue', 'serviceendpoints(ID)?$select=authvalue',
  'sdkmessageprocessingsteps?$expand=eventhandler_serviceendpoint($select=authvalue)', "sdkmessageprocessingsteps?$filter=eventhandler_serviceendpoint/authvalue eq 'x'",
  "serviceendpoints/$count?$filter=contains(authvalue,'k')", "serviceendpoints?$filter=Microsoft.Dynamics.CRM.In(PropertyName='authvalue',PropertyValues=['x'])",
])('no query can ask about it: %s', async (address) => {
  expect((await ask('GET', address.replace('ID', endpoint))).body).toEqual({ error: { code: '0x0', message: "Could not find a property named 'authvalue' on type 'Microsoft.Dynamics.CRM.serviceendpoint'." } });
});

it('it has no address of its own to be read from, only to be written to', async () => {
  for (const address of ['authvalue', 'authvalue/$value']) expect((await ask('GET', `serviceendpoints(${endpoint})/${address}`)).status).toBe(404);
  expect((await ask('PUT', `serviceendpoints(${endpoint})/authvalue`, { value: SECRET })).status).toBe(204);
  expect((await ask('GET', `serviceendpoints(${endpoint})?$select=isauthvalueset`)).body).toMatchObject({ isauthvalueset: true });
});

it('no error repeats it', async () => {
  const answer = await ask('PATCH', `serviceendpoints(${endpoint})`, { authvalue: SECRET.repeat(200) });
  expect([answer.status, answer.body.error.code]).toEqual([400, '0x80044331']);
  expect(JSON.stringify(answer.body)).not.toContain('k3y');
});
