import { createSandboxClock } from '../../kernel/clock';
import { defaultSettings, type DataverseSettings } from '../../settings';
import type { Environment } from '../environment';
import { notSupported, rowNotFound } from '../errors';
import { createEnvironment } from '../storage/environment';
import { findPlatformRows, writePlatformRow } from '../storage/platform-rows';
import { executeBatch, type Operate } from './execute';
import type { OperationRequest, OperationResponse } from './message';
import { parseMultipart, boundaryOf } from './multipart';
import { batchBody, changeSet, httpRequest } from './test-support';

const serviceRoot = 'http://127.0.0.1:4180/api/data/v9.2/';
let environment: Environment;
let asked: OperationRequest[];

const open = (settings: Partial<DataverseSettings> = {}) => {
  asked = [];
  environment = createEnvironment({ dataDir: ':memory:', clock: createSandboxClock({ load: () => 0, save: () => undefined }), settings: { ...defaultSettings.dataverse, ...settings } });
};
beforeEach(() => open());
afterEach(() => environment.close());

const error = (problem: { status: number; toJSON(): unknown }): OperationResponse =>
  ({ status: problem.status, headers: new Map([['content-type', 'application/json']]), body: JSON.stringify(problem) });

/** A Web API with just enough behaviour: POST makes an account, PATCH fails, GET tells how many there are. */
const operate: Operate = (request) => {
  asked.push(request);
  if (request.method === 'GET') return { status: 200, headers: new Map([['content-type', 'application/json']]), body: JSON.stringify({ count: accounts() }) };
  if (request.method === 'PATCH') return error(rowNotFound('account', 'x'));
  if (request.method !== 'POST') return error(notSupported(request.method));
  const id = environment.newId();
  environment.transaction(() => writePlatformRow(environment, 'account', { accountid: id, name: String((JSON.parse(request.body) as { name: string }).name) }));
  if (request.headers.get('prefer')) return { status: 201, headers: new Map(), body: JSON.stringify({ accountid: id }) };
  return { status: 204, headers: new Map([['odata-entityid', `${serviceRoot}accounts(${id})`]]), body: '' };
};

const accounts = () => findPlatformRows(environment, 'account', {}).length;

function run(parts: string[], headers: [string, string][] = []): { response: OperationResponse; answers: string[] } {
  const response = executeBatch(environment, operate, {
    method: 'POST', url: `${serviceRoot}$batch`, serviceRoot, headers: new Map([['content-type', 'multipart/mixed; boundary=b'], ...headers]), body: batchBody('b', parts),
  });
  return { response, answers: contents(response.headers.get('content-type'), response.body) };
}

/** The messages within, change sets flattened. */
function contents(contentType: string | undefined, body: string): string[] {
  return parseMultipart(body, boundaryOf(contentType) ?? '').flatMap((part) =>
    (part.headers.get('content-type')?.startsWith('multipart') ? contents(part.headers.get('content-type'), part.content) : [part.content]));
}

const statuses = (answers: string[]) => answers.map((answer) => Number(answer.split(' ')[1]));
const create = (name = 'A', contentId?: string, headers?: string[]) => httpRequest('POST', 'accounts', { name }, contentId, headers);
const fail = (contentId?: string) => httpRequest('PATCH', 'accounts(1)', {}, contentId);

describe('single requests', () => {
  test('are answered in order, each seeing what came before', () => {
    const { response, answers } = run([create(), httpRequest('GET', 'accounts'), create(), httpRequest('GET', 'accounts')]);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^multipart\/mixed; boundary=batchresponse_[0-9a-f-]{36}$/);
    expect(statuses(answers)).toEqual([204, 200, 204, 200]);
    expect(answers[1]).toMatch(/\{"count":1\}$/);
    expect(answers[3]).toMatch(/\{"count":2\}$/);
  });

  test('end at the first failure, whose status is the outer one', () => {
    const { response, answers } = run([create(), fail(), create()]);
    expect(response.status).toBe(404);
    expect(statuses(answers)).toEqual([204, 404]);
    expect(answers[1]).toContain('"code":"0x80040217"');
    expect(accounts()).toBe(1);
  });

  test('go on after failures when asked to', () => {
    const { response, answers } = run([create(), fail(), create()], [['prefer', 'return=minimal, odata.continue-on-error']]);
    expect(response.status).toBe(200);
    expect(statuses(answers)).toEqual([204, 404, 204]);
  });

  test.each([
    ['accounts', `${serviceRoot}accounts`],
    ['/api/data/v9.2/accounts?$top=1', `${serviceRoot}accounts?$top=1`],
    [`${serviceRoot}accounts`, `${serviceRoot}accounts`],
  ])('reach %p as %p', (url, expected) => {
    run([httpRequest('GET', url)]);
    expect(asked[0]?.url).toBe(expected);
  });

  test.each(['/graph/v1.0/users', '../../../secret', 'http://['])('outside the service are not found: %p', (url) => {
    expect(statuses(run([httpRequest('GET', url)]).answers)).toEqual([404]);
    expect(asked).toEqual([]);
  });

  test('have the caller of the batch unless they name their own', () => {
    run([httpRequest('GET', 'a'), httpRequest('GET', 'a', undefined, undefined, ['MSCRMCallerID: other'])], [['mscrmcallerid', 'me'], ['prefer', 'return=representation']]);
    expect(asked.map(({ headers }) => [headers.get('mscrmcallerid'), headers.get('prefer')])).toEqual([['me', undefined], ['other', undefined]]);
  });
});

describe('a change set', () => {
  test('answers each request with its Content-ID', () => {
    const { response, answers } = run([changeSet('c', [create('A', '1'), create('B', '2')])]);
    expect(statuses(answers)).toEqual([204, 204]);
    expect(response.body).toMatch(/boundary=changesetresponse_.*Content-ID: 1\r\n.*Content-ID: 2\r\n/s);
    expect(accounts()).toBe(2);
  });

  test('that fails leaves nothing behind and answers one error', () => {
    const { response, answers } = run([create(), changeSet('c', [create('A', '1'), fail('2'), create('B', '3')])]);
    expect(response.status).toBe(404);
    expect(statuses(answers)).toEqual([204, 404]);
    expect(response.body).toMatch(/changesetresponse_.*Content-ID: 2\r\n/s);
    expect(accounts()).toBe(1);
  });

  test('that fails answers the error alone where the settings say so', () => {
    open({ failedChangeSet: 'single' });
    const { response, answers } = run([changeSet('c', [create('A', '1'), fail('2')])]);
    expect(statuses(answers)).toEqual([404]);
    expect(response.body).not.toContain('changesetresponse');
  });

  test('does not undo the others that were asked to go on', () => {
    const { answers } = run([changeSet('c', [create('A', '1'), fail('2')]), changeSet('d', [create('B', '1')])], [['prefer', 'odata.continue-on-error']]);
    expect(statuses(answers)).toEqual([404, 204]);
    expect(accounts()).toBe(1);
  });

  test('refers to its new rows, answered in full or not', () => {
    run([changeSet('c', [
      create('A', '1'),
      create('B', '2', ['Prefer: return=representation']),
      httpRequest('POST', '$1/contact_customer_accounts', { name: 'C', 'x@odata.bind': '$2' }, '3'),
    ])]);
    const ids = Object.fromEntries(findPlatformRows(environment, 'account', {}).map(({ name, accountid }) => [name, accountid]));
    expect(asked[2]?.url).toBe(`${serviceRoot}accounts(${String(ids.A)})/contact_customer_accounts`);
    expect(JSON.parse(asked[2]?.body ?? '')).toEqual({ name: 'C', 'x@odata.bind': `accounts(${String(ids.B)})` });
  });

  test('that refers to a later request fails as a whole, with the documented text', () => {
    const { response, answers } = run([changeSet('c', [create('A', '2'), httpRequest('POST', 'accounts', { name: 'B', 'x@odata.bind': '$1' }, '1')])]);
    expect(response.status).toBe(400);
    expect(answers[0]).toContain("Content-ID Reference: '$1' does not exist in the batch context.");
    expect(accounts()).toBe(0);
  });

  test('does not see the references of another', () => {
    const { answers } = run([changeSet('c', [create('A', '1')]), changeSet('d', [httpRequest('POST', '$1/x', { name: 'B' }, '2')])]);
    expect(statuses(answers)).toEqual([204, 400]);
  });
});

test('a batch that is malformed anywhere does nothing', () => {
  expect(() => run([create(), 'Content-Type: text/plain\r\n\r\nx'])).toThrow(expect.objectContaining({ status: 400 }));
  expect(accounts()).toBe(0);
});
