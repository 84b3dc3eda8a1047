import fc from 'fast-check';
import { refusal } from '../records/test-support';
import { openStage } from '../records/test-support';
import { parseAddress, segmentsOf } from './address';

const stage = openStage();
const parse = (path: string) => parseAddress(stage.environment.catalog(), segmentsOf(path));
const ID = '8a3c1f60-0000-4000-8000-00000000000a';

afterAll(() => stage.environment.close());

describe('the segments of a path', () => {
  it('are cut at slashes outside quotes, and decoded', () => {
    expect(segmentsOf('/accounts(name=\'a/b\')/primarycontactid')).toEqual(["accounts(name='a/b')", 'primarycontactid']);
    expect(segmentsOf('/accounts(name=%27a/b%27)/x%20y')).toEqual(["accounts(name='a/b')", 'x y']);
    expect(segmentsOf("/a(n='it''s/ok')//b/")).toEqual(["a(n='it''s/ok')", 'b']);
    expect(segmentsOf('/')).toEqual([]);
  });

  it('never lose a quote that is not closed', () => {
    expect(segmentsOf("/accounts'/x")).toEqual(["accounts'/x"]);
  });

  it.each(['/%', '/%zz', '/%ff', '/%c0%80'])('are refused with broken escapes: %s', (path) => {
    expect(refusal(() => segmentsOf(path))).toMatchObject({ status: 400, code: '0x80060888' });
  });
});

describe('an address', () => {
  it('names a set, its size, a row, a member of a row, an operation', () => {
    expect(parse('/accounts')).toMatchObject({ kind: 'set', table: { logicalName: 'account' } });
    expect(parse('/accounts/$count')).toMatchObject({ kind: 'count', table: { logicalName: 'account' } });
    expect(parse(`/accounts(${ID})`)).toMatchObject({ kind: 'row', key: { kind: 'id', id: ID } });
    expect(parse("/acm_projects(acm_code='a/b')")).toMatchObject({ kind: 'row', key: { values: { acm_code: 'a/b' } } });
    expect(parse(`/accounts(${ID})/primarycontactid/$ref`)).toMatchObject({ kind: 'member', name: 'primarycontactid', rest: ['$ref'] });
    expect([parse('/WhoAmI'), parse('/WhoAmI()'), parse('/RetrieveTotalRecordCount(EntityNames=@p)')].map(({ kind }) => kind)).toEqual(['operation', 'operation', 'operation']);
  });

  it.each(['/Account', '/account', '/acm_ticket', '/__proto__', '/constructor', '/toString()', '/whoami', '/accounts/name', '/accounts/$count/x', "/accounts'", '/WhoAmI/x'])('that leads nowhere is not found: %s', (path) => {
    expect(refusal(() => parse(path))).toMatchObject({ status: 404, code: '0x8006088a', message: expect.stringMatching(/^Resource not found for the segment '.*'\.$/) });
  });

  it.each(['/accounts()', '/accounts(', `/accounts(${ID}`, "/accounts('x')", '/accounts(1)', `/accounts(${ID})(${ID})`, "/accounts(name='x')"])('with a broken key is refused: %s', (path) => {
    expect(refusal(() => parse(path))).toMatchObject({ status: 400, code: '0x80060888' });
  });

  it.each(['/accounts/Microsoft.Dynamics.CRM.acm_Do', `/accounts(${ID})/Microsoft.Dynamics.CRM.CreateMultiple`, '/accounts/Microsoft.Dynamics.CRM.CreateMultiple/x', `/accounts(${ID})/ownerid/Microsoft.Dynamics.CRM.systemuser`])('of a bound operation or a cast is not supported, and says so: %s', (path) => {
    expect(refusal(() => parse(path))).toMatchObject({ status: 501, message: expect.stringContaining('Microsoft.Dynamics.CRM.') });
  });

  it('whatever it is, is read or refused with a clear error', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('accounts', "('", ')', '$ref', '/', '%27', '%', '$count')), { maxLength: 6 }), (parts) => {
      try {
        parse(`/${parts.join('')}`);
      } catch (error) {
        expect(error).toMatchObject({ name: 'DataverseError' });
      }
    }));
  });
});
