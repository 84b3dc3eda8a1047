import fc from 'fast-check';
import { DataverseError } from '../errors';
import { printExpand } from './print-options';
import { parseQueryOptions } from './query-options';

const parse = (query: string) => parseQueryOptions(new URLSearchParams(query));

describe('parseQueryOptions', () => {
  it('reads every supported option', () => {
    expect(parse('$select=name,name,accountid&$orderby=name desc&$top=5&$count=true&$skiptoken=abc')).toEqual({
      select: ['name', 'accountid'],
      orderBy: [{ path: { kind: 'path', segments: ['name'] }, descending: true }],
      top: 5,
      count: true,
      skipToken: 'abc',
    });
  });

  it('reads nested expands with their own options', () => {
    expect(parse("$expand=primarycontactid($select=fullname;$expand=createdby($select=fullname)),tasks($filter=contains(subject,'a;b(,');$orderby=subject;$top=2),owner/$ref").expand).toMatchObject([
      { name: 'primarycontactid', reference: false, select: ['fullname'], expand: [{ name: 'createdby', select: ['fullname'] }] },
      { name: 'tasks', top: 2, filter: { kind: 'text', value: { text: 'a;b(,' } }, orderBy: [{ descending: false }] },
      { name: 'owner', reference: true },
    ]);
  });

  it('reads back the expands that it printed', () => {
    const text = "a($select=x,y;$filter=contains(s,'p;q)') and (n eq 1);$orderby=x desc;$expand=b($top=2),c/$ref),d";
    const items = parse(`$expand=${encodeURIComponent(text)}`).expand ?? [];
    expect(items).toHaveLength(2);
    expect(parse(`$expand=${encodeURIComponent(printExpand(items))}`).expand).toEqual(items);
  });

  it('refuses what Dataverse refuses', () => {
    for (const query of ['$skip=1', '$search=x', '$levels=2', '$top=-1', '$top=x', '$count=yes', '$select=', '$select=a b', '$top=1&$top=2', '$expand=a($skip=1)', '$expand=a(', `$expand=${'a,'.repeat(15)}a`]) {
      expect(() => parse(query)).toThrow(expect.objectContaining({ status: 400 }));
    }
  });

  it('says what only this sandbox lacks', () => {
    expect(() => parse('$apply=aggregate(x)')).toThrow(expect.objectContaining({ status: 501 }));
    expect(() => parse('fetchXml=<fetch/>')).toThrow(expect.objectContaining({ status: 501 }));
  });

  it('never throws anything but its own error', () => {
    const option = fc.constantFrom('$select', '$filter', '$orderby', '$expand', '$top', '$count', '$skip', '@p1');
    fc.assert(fc.property(fc.array(fc.tuple(option, fc.string())), (pairs) => {
      try {
        parseQueryOptions(new URLSearchParams(pairs));
      } catch (error) {
        expect(error).toBeInstanceOf(DataverseError);
      }
    }), { numRuns: 1000 });
  });
});
