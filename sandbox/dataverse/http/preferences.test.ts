import fc from 'fast-check';
import { parsePreferences } from './preferences';

const FORMATTED = 'OData.Community.Display.V1.FormattedValue';
const LOGICAL_NAME = 'Microsoft.Dynamics.CRM.lookuplogicalname';

describe('what a caller prefers', () => {
  it('is nothing by default', () => {
    expect(parsePreferences(undefined)).toMatchObject({ returnRepresentation: false, maxPageSize: undefined, applied: '' });
  });

  it('stands in one header, several of them, in any case and order, and is told back', () => {
    const preferences = parsePreferences('Odata.MaxPageSize = 5, return=representation,odata.include-annotations="*"');
    expect(preferences).toMatchObject({ returnRepresentation: true, maxPageSize: 5, applied: 'return=representation,odata.maxpagesize=5,odata.include-annotations="*"' });
  });

  it('may be annotations: all, by full name, by prefix; a minus takes away', () => {
    const includes = (rules: string) => [FORMATTED, LOGICAL_NAME].map((name) => parsePreferences(`odata.include-annotations=${rules}`).includesAnnotation(name));
    expect(includes('"*"')).toEqual([true, true]);
    expect(includes('*')).toEqual([true, true]);
    expect(includes(`"${FORMATTED}"`)).toEqual([true, false]);
    expect(includes('"Microsoft.Dynamics.CRM.*"')).toEqual([false, true]);
    expect(includes(`"${LOGICAL_NAME}, ${FORMATTED}"`)).toEqual([true, true]);
    expect(includes(`"*,-${FORMATTED}"`)).toEqual([false, true]);
    expect(includes('""')).toEqual([false, false]);
  });

  it.each(['0', '-5', '1.5', 'x', '', '1e999'])('is no page of %s rows', (size) => {
    expect(parsePreferences(`odata.maxpagesize=${size}`).maxPageSize).toBeUndefined();
  });

  it('whatever it says, is read', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (header) => {
      const { maxPageSize } = parsePreferences(header);
      expect(maxPageSize === undefined || maxPageSize > 0).toBe(true);
    }));
  });
});
