import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { openStage } from '../records/test-support';
import { usersOf } from '../security/users';
import { contentsOf } from '../solutions/testing';
import { wellKnown } from '../storage/well-known';
import { operate } from './operate';

/** Whatever comes in, the answer is the service's own, and a refusal leaves every table as it was. */
const ROOT = 'http://localhost:4180/api/data/v9.2/';
const stage = openStage();
const { environment, rows } = stage;
const users = usersOf(environment);
const session = { environment, rows, users, access: users.access(wellKnown.administrator), serviceRoot: ROOT };
const project = stage.create('acm_project', { acm_name: 'P', acm_code: 'A' });
const ticket = stage.create('acm_ticket', { acm_name: 'T', 'acm_ProjectId@odata.bind': `/acm_projects(${project})` });
stage.create('acm_ticket', { acm_name: 'U', 'acm_ParentId@odata.bind': `/acm_tickets(${ticket})` });

afterAll(() => environment.close());

function send(method: string, address: string, body = '', headers: Record<string, string> = {}) {
  const { status, body: text } = operate(session, { method, url: new URL(ROOT + address).href, headers: new Map(Object.entries(headers)), body });
  return { status, error: status >= 400 ? (JSON.parse(text) as { error: { code: string; message: string } }).error : undefined };
}

/** Every row of every table, in short. */
const contents = () => createHash('sha1').update(JSON.stringify((contentsOf(environment) as { rows: unknown }).rows)).digest('hex');

const deep = (depth: number, open: string, close: string) => open.repeat(depth) + '1' + close.repeat(depth);

describe('a change that is refused', () => {
  // As a rest parameter: jest would take a fourth one of its own for a callback.
  it.each<[method: string, address: string, body: string, headers?: Record<string, string>]>([
    ['POST', 'acm_tickets', '{"acm_name":"x"'],
    ['POST', 'acm_tickets', '["x"]'],
    ['POST', 'acm_tickets', '"x"'],
    ['POST', 'acm_tickets', ''],
    ['POST', 'acm_tickets', deep(100_000, '[', ']')],
    ['POST', 'acm_tickets', `{"acm_name":${deep(100_000, '[', ']')}}`],
    ['POST', 'acm_tickets', deep(50_000, '{"acm_ParentId":', '}')],
    ['POST', 'acm_tickets', '{"acm_name":"a","__proto__":{"acm_points":1}}'],
    ['POST', 'acm_tickets', '{"constructor":{"prototype":{}}}'],
    ['POST', 'acm_tickets', '{"__proto__@odata.bind":"/acm_projects(x)"}'],
    ['POST', 'acm_tickets', '{"acm_name":"\\u0000"}'],
    ['POST', 'acm_tickets', '{"acm_name":"\\ud800"}'],
    ['POST', 'acm_tickets', JSON.stringify({ acm_name: '😀'.repeat(51) })],
    ['POST', 'acm_tickets', '{"acm_points":1e999}'],
    ['POST', 'acm_tickets', '{"acm_points":99999999999999999999}'],
    ['POST', 'acm_tickets', '{"acm_dueon":"0000-00-00"}'],
    ['POST', 'acm_tickets', '{"acm_name":"x","statecode":1,"statuscode":1}'],
    ['POST', 'acm_tickets', `{"acm_ticketid":"${ticket}"}`],
    ['POST', 'acm_tickets?$select=nope', '{"acm_name":"x"}', { prefer: 'return=representation' }],
    ['POST', 'acm_tickets?$expand=nope', '{"acm_name":"x"}', { prefer: 'return=representation' }],
    ['POST', 'acm_projects', '{"acm_code":"a"}'],
    ['PATCH', `acm_tickets(${ticket})`, '{"acm_name":"changed","statuscode":2}'],
    ['PATCH', `acm_tickets(${ticket})`, '{"acm_name":"changed"}', { 'if-match': 'W/"1"' }],
    ['PATCH', `acm_tickets(${ticket})`, '{"acm_name":"changed"}', { 'if-none-match': '*' }],
    ['PATCH', `acm_tickets(${ticket})?$select=nope`, '{"acm_name":"changed"}', { prefer: 'return=representation' }],
    ['PATCH', `acm_tickets(${ticket})`, '{"acm_name":"changed","ownerid@odata.bind":null}'],
    ['PATCH', 'acm_tickets(00000000-0000-0000-0000-000000000000)', '{"acm_name":"x"}'],
    ['PATCH', "acm_projects(acm_code='%00')", '{"acm_name":"x"}'],
    ['PATCH', `acm_projects(acm_code='${'x'.repeat(9_000)}')`, '{}'],
    ['PUT', `acm_tickets(${ticket})/acm_name`, '{"value":{}}'],
    ['PUT', `acm_tickets(${ticket})/__proto__`, '{"value":1}'],
    ['DELETE', `acm_tickets(${ticket})`, ''],
    ['DELETE', `acm_projects(${project})`, ''],
    ['DELETE', `acm_tickets(${ticket})/statecode`, ''],
    ['POST', `acm_projects(${project})/acm_project_acm_ticket/$ref`, '{"@odata.id":"x"}'],
    ['POST', '__proto__', '{}'],
    ['POST', 'constructor', '{}'],
    ['POST', 'hasOwnProperty()', '{}'],
    ['POST', 'ImportSolution', '{"CustomizationFile":"AAAA"}'],
    ['POST', 'acm_tickets/Microsoft.Dynamics.CRM.CreateMultiple', '{"Targets":[]}'],
  ])('changes nothing: %s %s', (...[method, address, body, headers]) => {
    const before = contents();
    const { status, error } = send(method, address, body, headers);
    expect([400, 404, 405, 412, 413, 501]).toContain(status);
    expect(error).toEqual({ code: expect.any(String), message: expect.stringMatching(/./) });
    expect(error?.message.length).toBeLessThan(2_000);
    expect(contents()).toBe(before);
  });

  it('is so whatever the body is', () => {
    const names = fc.constantFrom('acm_name', 'acm_points', 'acm_kind', 'statecode', 'statuscode', 'acm_ProjectId', 'acm_ProjectId@odata.bind', 'ownerid@odata.bind', '_ownerid_value', 'acm_ticketid', 'createdon', '@odata.x', '__proto__', 'nope');
    const values = fc.oneof(fc.jsonValue(), fc.constantFrom(null, `/acm_projects(${project})`, ticket, 1, 2, 123450001));
    fc.assert(fc.property(fc.uniqueArray(fc.tuple(names, values), { selector: ([name]) => name }), (members) => {
      const before = contents();
      const body = `{${members.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`;
      const { status } = send('PATCH', `acm_tickets(${ticket})`, body);
      expect([204, 400, 404, 412, 501]).toContain(status);
      if (status !== 204) expect(contents()).toBe(before);
    }), { numRuns: 100 });
  });
});

describe('a hostile query', () => {
  const filter = (text: string) => send('GET', `acm_tickets?$filter=${encodeURIComponent(text)}`);
  const nested = (depth: number) => Array.from({ length: depth }).reduce<string>((inner) => `acm_ticket_acm_ticket/any(x:x/${inner})`, "acm_name eq 'x'").replace(/^x\//, '');

  it.each([
    ["acm_name eq 'x' or 1 eq 1"], ["acm_name eq '' ; DROP TABLE acm_ticket"], ["acm_name eq '\u0000"], ['('.repeat(10_000)], [`${'not ('.repeat(200)}acm_points eq 1${')'.repeat(200)}`],
    [Array(501).fill('acm_points eq 1').join(' or ')], [`acm_points in (${Array(2_001).fill(1).join(',')})`], [nested(20)], [`${'acm_ParentId/'.repeat(200)}acm_name eq 'x'`],
    [`contains(acm_name,'${'x'.repeat(5_000)}')`], ['__proto__ eq 1'], ["constructor eq 'x'"], ['acm_name/x eq 1'], ['acm_points eq 1e999'], ['acm_dueon eq 2026-02-30'], ['acm_points eq -'],
    ["Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=-1)"], ["Microsoft.Dynamics.CRM.__proto__(PropertyName='createdon')"], ["Microsoft.Dynamics.CRM.In(PropertyName='acm_points',PropertyValues=['x'])"],
  ])('is refused, number %#', (text) => {
    expect(filter(text)).toMatchObject({ status: 400, error: { message: expect.stringMatching(/./) } });
  });

  it.each([
    ["acm_name eq '''; DROP TABLE acm_ticket; --'"], ["acm_name eq '\u0000'"], ["contains(acm_name,'\u0000')"], ["acm_name eq '\u0007\u001b'"], [Array(500).fill("acm_name eq 'x'").join(' or ')],
    [`${'('.repeat(90)}acm_points eq 1${')'.repeat(90)}`], [`contains(acm_name,'${'a%'.repeat(1_500)}b')`], [`contains(acm_name,'${'[a-z'.repeat(200)}')`], [nested(5)],
  ])('finds nothing and harms nobody, number %#', (text) => {
    const { status } = operate(session, { method: 'GET', url: new URL(`${ROOT}acm_tickets/$count?$filter=${encodeURIComponent(text)}`).href, headers: new Map(), body: '' });
    expect(status).toBe(200);
    expect(filter(text).status).toBe(200);
    expect(stage.read('acm_ticket', ticket)).toMatchObject({ acm_ticketid: ticket });
  });

  it.each(['$top=-1', '$top=1.5', '$top=99999999999999', '$top=x', '$skip=1', '$select=', '$select=__proto__', "$select=acm_name'", '$orderby=', '$orderby=acm_name up', '$orderby=constructor', '$expand=', '$expand=nope', '$expand=acm_ProjectId(', '$expand=acm_ProjectId($top=1)',
    `$expand=${Array(16).fill('acm_ProjectId').join(',')}`, '$count=yes', '$skiptoken=x', '$filter=', '$unknown=1', '$filter=acm_name eq @p', '$select=acm_name&$select=acm_name'])('with the option %s is refused', (option) => {
    expect(send('GET', `acm_tickets?${option}`)).toMatchObject({ status: 400, error: { code: expect.stringMatching(/^0x/) } });
  });

  it('may have an enormous $top, and broken escapes where they are only text', () => {
    expect(send('GET', 'acm_tickets?$top=999999999').status).toBe(200);
    expect(send('GET', "acm_tickets?$filter=acm_name eq '%zz%'").status).toBe(200);
  });

  it('of any bytes is answered in the service\'s own way', () => {
    const options = fc.constantFrom('$filter', '$orderby', '$select', '$expand', '$top', '$count', '$skiptoken', '$apply', 'x');
    const pieces = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('acm_name', ' eq ', "'", '(', ')', ' and ', ' not ', 'acm_ProjectId', '/', 'null', '1', ',', '$select=', 'any(x:', '@p', 'acm_ticket_acm_ticket'));
    fc.assert(fc.property(options, fc.array(pieces, { maxLength: 12 }), (option, texts) => {
      const { status, error } = send('GET', `acm_tickets?${option}=${encodeURIComponent(texts.join('').replace(/\p{Surrogate}/gu, ''))}`);
      expect([200, 400, 501]).toContain(status);
      if (status !== 200) expect(error?.message).toMatch(/./);
    }), { numRuns: 400 });
  });
});
