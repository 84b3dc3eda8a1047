import fc from 'fast-check';
import { type Reply, type TestDataverse, testDataverse } from './test-support';

/** Bad input: the service's own form of an error, and nothing half-written. */
let dataverse: TestDataverse;

beforeAll(async () => {
  dataverse = await testDataverse({ maxBodyBytes: 100_000 });
});
afterAll(() => dataverse.close());

const ask: TestDataverse['ask'] = (...request) => dataverse.ask(...request);
const errorOf = ({ status, body }: Reply) => [status, body.error?.code, body.error?.message];
const post = async (body: unknown) => errorOf(await ask('POST', 'acm_tickets', body));
const tickets = async () => (await ask('GET', 'acm_tickets/$count')).body;

describe('a body', () => {
  afterEach(async () => expect(await tickets()).toBe('0'));

  it('that is no JSON object is refused', async () => {
    for (const body of ['{', '', 'null', '[]', '5', '"x"', '{"acm_name": "x",}', `${'['.repeat(50_000)}`]) {
      expect(await post(body)).toEqual([400, '0x80048d19', expect.stringMatching(/^Error identified in Payload provided by the user for Entity :'acm_tickets'/)]);
    }
  });

  it('with a column that the table lacks is refused', async () => {
    expect(await post({ Name: 'x' })).toEqual([400, '0x80048d19', expect.stringContaining("Invalid property 'Name' was found in entity 'Microsoft.Dynamics.CRM.acm_ticket'.")]);
    for (const name of ['acm_projectid', 'owneridtype', '__proto__x', 'constructor', "x' OR 1=1", 'acm_customeridtype']) expect((await post({ [name]: 'x' }))[0]).toBe(400);
    expect((await post('{"__proto__": {"acm_name": "x"}}'))[0]).toBe(400);
  });

  it('with a value of another type is refused', async () => {
    const wrong: Record<string, unknown[]> = {
      acm_name: [5, true, {}, []], acm_points: ['5', 1.5, true, 1e300], acm_effort: ['1', {}], acm_urgent: [0, 1, 'true'],
      acm_kind: ['Question', 1.5, true], acm_dueon: ['x', 5, '2026-02-30', '2026-13-01', '2026-11-22T00:00:00Z', ''], acm_reportedon: ['x', 5, '2026-02-30T00:00:00Z', '2026-11-22T25:00:00Z'],
      acm_ticketid: ['x', 5, ''],
    };
    for (const [column, values] of Object.entries(wrong)) {
      for (const value of values) expect([column, value, ...(await post({ acm_name: 'T', [column]: value })).slice(0, 2)]).toEqual([column, value, 400, '0x80048d19']);
    }
  });

  it('with a value out of bounds is refused, in the words of the platform', async () => {
    expect(await post({ acm_name: 'x'.repeat(101) })).toEqual([400, '0x80044331', "A validation error occurred.  The length of the 'acm_name' attribute of the 'acm_ticket' entity exceeded the maximum allowed length of '100'."]);
    expect((await post({ acm_notes: 'x'.repeat(2001) })).slice(0, 2)).toEqual([400, '0x80044331']);
    expect((await post({ acm_kind: 5 })).slice(0, 2)).toEqual([400, '0x8004431a']);
    expect((await post({ acm_priority: 123450009 })).slice(0, 2)).toEqual([400, '0x8004431a']);
    for (const points of [-1, 101]) expect((await post({ acm_points: points })).slice(0, 2)).toEqual([400, '0x8004432f']);
    for (const effort of [-0.01, 1000.01]) expect((await post({ acm_effort: effort })).slice(0, 2)).toEqual([400, '0x80044330']);
    expect((await post({ acm_reportedon: '1700-01-01T00:00:00Z' })).slice(0, 2)).toEqual([400, '0x80040239']);
  });

  it('that is too large is refused before it is read', async () => {
    expect((await post(JSON.stringify({ acm_notes: 'x'.repeat(100_000) }))).slice(0, 1)).toEqual([413]);
  });

  it('with rows in it that cannot be created is refused as a whole', async () => {
    expect((await post({ acm_name: 'T', acm_ProjectId: { acm_nope: 'P' } }))[0]).toBe(400);
    expect((await post({ acm_name: 'T', acm_ticket_acm_ticket: [{ acm_name: 'U' }, { acm_points: 5000 }] }))[0]).toBe(400);
  });

  it('of any kind leaves the service standing', async () => {
    await fc.assert(fc.asyncProperty(fc.dictionary(fc.constantFrom('acm_points', 'acm_dueon', 'acm_kind', 'acm_ProjectId', 'acm_ProjectId@odata.bind', 'nope'), fc.jsonValue(), { minKeys: 1 }), async (body) => {
      const { status } = await ask('POST', 'acm_tickets', { ...body, nope: 1 });
      expect([400, 404, 501]).toContain(status);
    }), { numRuns: 200 });
  });
});

describe('an address', () => {
  it('that names nothing is not found', async () => {
    expect(errorOf(await ask('GET', 'Account'))).toEqual([404, '0x8006088a', "Resource not found for the segment 'Account'."]);
    for (const address of ['nope', 'accounts/nope', 'acm_ticket', 'accounts/nope/nope']) expect((await ask('GET', address)).status).toBe(404);
    expect((await ask('GET', 'http://localhost:4180/api/data/v9.2/accounts(%E0%A4%A)')).status).toBe(400);
  });

  it('under the wrong verb is refused', async () => {
    const id = await dataverse.create('accounts', { name: 'A' });
    for (const [method, address] of [['PUT', 'accounts'], ['DELETE', 'accounts'], ['PATCH', 'accounts'], ['POST', `accounts(${id})`], ['POST', 'accounts/$count']] as const) {
      expect([method, address, (await ask(method, address, method === 'DELETE' ? undefined : {})).status]).toEqual([method, address, 405]);
    }
    expect(await ask('POST', 'WhoAmI')).toMatchObject({ status: 404, body: { error: { code: '', message: expect.stringMatching(/^No HTTP resource was found that matches the request URI/) } } });
    expect((await ask('GET', 'ImportSolution')).status).toBe(404);
  });

  it('with a token that nobody understands is refused', async () => {
    expect((await ask('GET', 'accounts', undefined, { Authorization: 'Bearer nonsense' })).status).toBe(401);
  });
});

describe('a query', () => {
  it('with names that do not exist is refused', async () => {
    for (const option of ['$select=Name', '$filter=Name eq 1', '$orderby=Name', '$select=primarycontactid', '$filter=primarycontactid/Name eq 1']) {
      const [status, code, message] = errorOf(await ask('GET', `accounts?${option}`));
      expect([option, status, code]).toEqual([option, 400, '0x0']);
      expect(message).toMatch(/^Could not find a property named '\w+' on type 'Microsoft\.Dynamics\.CRM\.\w+'\.$/);
    }
  });

  it('with options that the platform refuses is refused, and what only the sandbox lacks is 501', async () => {
    for (const option of ['$skip=1', '$search=x', '$top=-1', '$top=1&$top=2', '$skiptoken=x', "$filter=name eq 'x", '$filter=not Microsoft.Dynamics.CRM.Today(PropertyName=%27createdon%27)']) {
      expect([option, (await ask('GET', `accounts?${option}`)).status]).toEqual([option, 400]);
    }
    for (const option of ['$apply=aggregate(x)', '$deltatoken=x']) expect([option, (await ask('GET', `accounts?${option}`)).status]).toEqual([option, 501]);
  });

  it('that means harm does none', async () => {
    const hostile = ["name eq '';DROP TABLE account;--'", `${'('.repeat(5_000)}name eq 1`, Array(600).fill('numberofemployees eq 1').join(' or '), `contains(name,'${'%'.repeat(3_000)}x')`, `contains(name,'${'[a-'.repeat(1_000)}')`, 'a/b/c/d/e/f/g/h eq 1'];
    for (const filter of hostile) expect([200, 400]).toContain((await ask('GET', `accounts?$filter=${encodeURIComponent(filter)}`)).status);
    expect((await ask('GET', 'accounts/$count')).status).toBe(200);
  });

  it('of any text leaves the service standing', async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom('$filter', '$orderby', '$select', '$expand', '$top', '$skiptoken'), fc.string(), async (name, text) => {
      const { status } = await ask('GET', `accounts?${name}=${encodeURIComponent(text)}`);
      expect([200, 400]).toContain(status);
    }), { numRuns: 500 });
  });
});
