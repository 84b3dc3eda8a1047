import fc from 'fast-check';
import { findByKey, parseKey, printKey, type RowKey } from './keys';
import { openStage, refusal } from './test-support';

const stage = openStage();
const [ticket, project] = [stage.table('acm_ticket'), stage.table('acm_project')];
const ID = '8a3c1f60-0000-4000-8000-00000000000a';

afterAll(() => stage.environment.close());

describe('the key of a row in an address', () => {
  it('is an id, bare or by the name of the primary key, in any case, in braces or not', () => {
    for (const text of [ID, ID.toUpperCase(), `{${ID}}`, `acm_projectid=${ID}`]) expect(parseKey(project, text)).toEqual({ kind: 'id', id: ID });
  });

  it('is the values of an alternate key, in any order; a lookup stands as _x_value', () => {
    const key: RowKey = { kind: 'alternate', name: 'acm_ExternalKey', values: { acm_projectid: ID, acm_externalid: "O'Brian, Ltd" } };
    expect(parseKey(ticket, `_acm_projectid_value=${ID},acm_externalid='O''Brian, Ltd'`)).toEqual(key);
    expect(parseKey(ticket, `acm_externalid='O''Brian, Ltd', _acm_projectid_value=${ID}`)).toEqual(key);
    expect(printKey(ticket, key)).toBe(`(_acm_projectid_value=${ID},acm_externalid='O''Brian%2C%20Ltd')`);
  });

  it.each([
    ["acm_name='x'"], ["acm_code='a',acm_code='b'"], [`acm_code='a',acm_projectid=${ID}`], ["acm_projectid='x'"], ["__proto__='x'"], ["constructor='x'"],
    [`acm_projectid='${ID}'`],
  ])('names the columns of a declared key: not %s', (text) => {
    expect(refusal(() => parseKey(project, text))).toEqual({
      status: 400, code: '0x80060888',
      message: "The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.acm_project'. Ensure that the names and number of key properties match the declared or alternate key properties for the resource 'Microsoft.Dynamics.CRM.acm_project'.",
    });
  });

  it.each([[''], ['x'], ['1'], ['acm_code'], ["acm_code='a"], ["acm_code='a',"], ['acm_code=a'], ['null'], [`${ID}x`]])('is well formed: not (%s)', (text) => {
    expect(refusal(() => parseKey(project, text))).toMatchObject({ status: 400, code: '0x80060888' });
  });

  it('is refused as soon as it is read, however much room it leaves', () => {
    expect(refusal(() => parseKey(project, `acm_code=${' '.repeat(100_000)}'`))).toMatchObject({ status: 400, code: '0x80060888' });
  });

  it('reads back what it printed, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
      const key: RowKey = { kind: 'alternate', name: 'acm_CodeKey', values: { acm_code: text } };
      expect(parseKey(project, decodeURIComponent(printKey(project, key).slice(1, -1)))).toEqual(key);
    }));
  });

  it('never fails otherwise than with a clear error', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      try {
        parseKey(ticket, text);
      } catch (error) {
        expect(error).toMatchObject({ name: 'DataverseError', status: 400 });
      }
    }));
  });

  it('finds its row without regard to case', () => {
    const id = stage.create('acm_project', { acm_name: 'P', acm_code: 'Alpha' });
    expect(findByKey(stage.environment, project, { acm_code: 'ALPHA' })).toBe(id);
    expect(findByKey(stage.environment, project, { acm_code: 'Beta' })).toBeUndefined();
  });
});
