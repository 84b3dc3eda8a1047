import { type TestDataverse, testDataverse } from './test-support';

/**
 * The errors that Microsoft documents for the Web API, as far as a single caller can bring them about: status, code and
 * text, word for word where the documents have the words ("Compose HTTP requests", "Web API client errors", "Perform
 * conditional operations", "Use alternate keys", "Join tables", "Optimistic concurrency", SDK error codes).
 */
let dataverse: TestDataverse;
const ask: TestDataverse['ask'] = (...parameters) => dataverse.ask(...parameters);
const ID = '8a3c1f60-0000-4000-8000-00000000000a';
const NONE = '8a3c1f60-0000-4000-8000-00000000000b';

beforeAll(async () => {
  dataverse = await testDataverse();
  await dataverse.ask('POST', 'acm_projects', { acm_projectid: ID, acm_name: 'P', acm_code: 'A' });
  await dataverse.ask('POST', 'acm_tickets', { acm_ticketid: ID, acm_name: 'T', 'acm_ProjectId@odata.bind': `/acm_projects(${ID})` });
  await dataverse.ask('POST', 'acm_tickets', { acm_name: 'Child', 'acm_ParentId@odata.bind': `/acm_tickets(${ID})` });
});
afterAll(() => dataverse.close());

interface Case {
  readonly name: string;
  readonly send: readonly [method: string, address: string, body?: unknown, headers?: Record<string, string>];
  readonly is: readonly [status: number, code: string, message: string | RegExp];
}

const payload = (set: string, reason: string) => new RegExp(`^Error identified in Payload provided by the user for Entity :'${set}'.*InnerException : Microsoft\\.OData\\.ODataException: ${reason}`);
const stale = { 'if-match': 'W/"1"' };
const keyInvalid = "The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.acm_project'. Ensure that the names and number of key properties match the declared or alternate key properties for the resource 'Microsoft.Dynamics.CRM.acm_project'.";

const cases: readonly Case[] = [
  { name: 'a row that is missing', send: ['GET', `accounts(${NONE})`], is: [404, '0x80040217', `account With Id = ${NONE} Does Not Exist`] },
  { name: 'a row that is missing under its alternate key', send: ['GET', "acm_projects(acm_code='none')"], is: [404, '0x80060891', /./] },
  { name: 'a set that is unknown', send: ['GET', 'Account'], is: [404, '0x8006088a', "Resource not found for the segment 'Account'."] },
  { name: 'a column in $select that is unknown', send: ['GET', 'accounts?$select=Name'], is: [400, '0x0', "Could not find a property named 'Name' on type 'Microsoft.Dynamics.CRM.account'."] },
  { name: 'a column in $filter that is unknown', send: ['GET', "accounts?$filter=Name eq 'x'"], is: [400, '0x0', "Could not find a property named 'Name' on type 'Microsoft.Dynamics.CRM.account'."] },
  { name: 'a property of a body that is unknown', send: ['POST', 'accounts', { Name: 'x' }], is: [400, '0x80048d19', /^An error occurred while validating input parameters: .*Invalid property 'Name' was found in entity 'Microsoft\.Dynamics\.CRM\.account'\./] },
  { name: 'a navigation property that is unknown', send: ['POST', 'contacts', { 'parentcustomerid@odata.bind': `/accounts(${ID})` }], is: [400, '0x80048d19', payload('contacts', "An undeclared property 'parentcustomerid'")] },
  { name: 'a literal that is of another type', send: ['POST', 'acm_tickets', { acm_points: 'x' }], is: [400, '0x80048d19', payload('acm_tickets', "Cannot convert the literal 'x'")] },
  { name: 'JSON that is malformed', send: ['POST', 'contacts', '{"lastname":'], is: [400, '0x80048d19', payload('contacts', '')] },
  { name: 'an option that the service does not have', send: ['GET', 'accounts?$skip=1'], is: [400, '0x80060888', /\$skip/] },
  { name: 'a quote that is not closed', send: ['GET', "accounts?$filter=contains(name,'x)"], is: [400, '0x80060888', "There is an unterminated literal at position 17 in 'contains(name,'x)'."] },
  { name: 'not before a function of Dataverse', send: ['GET', "accounts?$filter=not Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=['a'])"], is: [400, '0x80060888', 'Not operator along with the Custom Named Condition operators is not allowed'] },
  { name: '$ref of a list', send: ['GET', 'accounts?$expand=contact_customer_accounts/$ref'], is: [400, '0x80060888', 'Expand with $ref is only supported on lookup type navigation property.'] },
  { name: '$orderby in a nested expand', send: ['GET', 'accounts?$expand=contact_customer_accounts($orderby=fullname;$expand=ownerid)'], is: [400, '0x80060888', 'Only $select and $filter clause can be provided while doing $expand on many-to-one relationship or nested one-to-many relationship.'] },
  { name: 'more tables than fifteen', send: ['GET', `accounts?$filter=${'parentaccountid/'.repeat(16)}name eq 'x'`], is: [400, '0x8004430d', 'Number of link entities in query exceeded maximum limit.'] },
  { name: 'a key that is not declared', send: ['GET', "acm_projects(acm_name='P')"], is: [400, '0x80060888', keyInvalid] },
  { name: 'an id that is taken', send: ['POST', 'acm_projects', { acm_projectid: ID }], is: [412, '0x80040237', 'Cannot insert duplicate key.'] },
  { name: 'a row that is there already', send: ['PATCH', `acm_projects(${ID})`, {}, { 'if-none-match': '*' }], is: [412, '0x80040237', 'A record with matching key values already exists.'] },
  { name: 'an alternate key that is taken', send: ['POST', 'acm_projects', { acm_code: 'a' }], is: [412, '0x80060892', /^Entity Key acm_CodeKey violated\. A record with the same value for acm_code already exists\./] },
  { name: 'a version that is stale, at a change', send: ['PATCH', `acm_projects(${ID})`, {}, stale], is: [412, '0x80060882', "The version of the existing record doesn't match the RowVersion property provided."] },
  { name: 'a version that is stale, at a deletion', send: ['DELETE', `acm_projects(${ID})`, undefined, stale], is: [412, '0x80060882', "The version of the existing record doesn't match the RowVersion property provided."] },
  { name: 'text that is too long', send: ['POST', 'acm_projects', { acm_code: 'x'.repeat(21) }], is: [400, '0x80044331', "A validation error occurred.  The length of the 'acm_code' attribute of the 'acm_project' entity exceeded the maximum allowed length of '20'."] },
  { name: 'a choice out of range', send: ['POST', 'acm_tickets', { acm_kind: 1 }], is: [400, '0x8004431a', /acm_kind/] },
  { name: 'a whole number out of range', send: ['POST', 'acm_tickets', { acm_points: 101 }], is: [400, '0x8004432f', /acm_points/] },
  { name: 'a decimal out of range', send: ['POST', 'acm_tickets', { acm_effort: -1 }], is: [400, '0x80044330', /acm_effort/] },
  { name: 'a state and a status that do not go together', send: ['PATCH', `acm_tickets(${ID})`, { statecode: 1, statuscode: 1 }], is: [400, '0x80048408', `1 is not a valid status code for state code acm_ticketState.Inactive on acm_ticket with Id ${ID}.`] },
  { name: 'a move of the status that is not listed', send: ['PATCH', `acm_tickets(${ID})`, { statuscode: 123450002 }], is: [400, '0x80048408', /./] },
  { name: 'a column that the system requires', send: ['POST', 'teams', {}], is: [400, '0x80040203', /./] },
  { name: 'a deletion that another row forbids', send: ['DELETE', `acm_tickets(${ID})`], is: [405, '0x80040227', /./] },
  { name: 'a method that the resource does not have', send: ['DELETE', 'accounts'], is: [405, '0x80060888', "The requested resource does not support http method 'DELETE'."] },
  { name: 'a function under the wrong verb', send: ['POST', 'WhoAmI'], is: [404, '', "No HTTP resource was found that matches the request URI 'http://localhost:4180/api/data/v9.2/WhoAmI'."] },
  { name: 'a bound operation without its namespace', send: ['POST', `accounts(${NONE})/acm_Do`, {}], is: [404, '0x80040217', /./] },
];

it.each(cases)('$name', async ({ send: [method, address, body, headers], is: [status, code, message] }) => {
  const answer = await ask(method, address, body, headers);
  expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  if (typeof message === 'string') expect(answer.body.error.message).toBe(message);
  else expect(answer.body.error.message).toMatch(message);
  expect(answer.headers.get('content-type')).toBe('application/json; odata.metadata=minimal');
  expect(answer.headers.get('odata-version')).toBe('4.0');
  expect(Object.keys(answer.body)).toEqual(['error']);
});
