import * as fc from 'fast-check';
import { attributeValue, differences } from './conflict';

const formatted = 'OData.Community.Display.V1.FormattedValue';

describe('differences', () => {
  const loaded = { '@odata.etag': '1', gdap_name: 'Old', gdap_durationdays: 365, _gdap_accountid_value: 'a' };

  it('are what others changed of the columns that were changed here', () => {
    const current = { ...loaded, '@odata.etag': '2', gdap_name: 'Theirs', gdap_durationdays: 90, [`gdap_durationdays@${formatted}`]: '90', _gdap_accountid_value: 'b', [`_gdap_accountid_value@${formatted}`]: 'Contoso' };
    expect(differences(loaded, current, ['gdap_durationdays', 'gdap_accountid'])).toEqual([{ column: 'gdap_durationdays', theirs: '90' }, { column: 'gdap_accountid', theirs: 'Contoso' }]);
  });

  it('are none where nobody wrote, or nothing was changed here', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('gdap_name', 'gdap_durationdays'), fc.oneof(fc.string(), fc.integer(), fc.constant(null))), (row) => {
      expect(differences({ ...row, '@odata.etag': '1' }, { '@odata.etag': '1' }, ['gdap_name'])).toEqual([]);
      expect(differences({ '@odata.etag': '1' }, { ...row, '@odata.etag': '2' }, [])).toEqual([]);
    }));
  });

  it('show that a value was emptied', () => {
    expect(differences(loaded, { ...loaded, '@odata.etag': '2', gdap_name: null }, ['gdap_name'])).toEqual([{ column: 'gdap_name', theirs: '' }]);
  });
});

describe('attributeValue', () => {
  const row = {
    gdap_startdate: '2026-11-22T00:00:00Z', gdap_autorenew: true, gdap_name: null,
    _gdap_accountid_value: 'a', [`_gdap_accountid_value@${formatted}`]: 'Contoso', '_gdap_accountid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'account',
  };

  it('gives each type what its attribute takes', () => {
    expect(attributeValue(row, 'gdap_startdate', 'datetime')).toEqual(new Date('2026-11-22T00:00:00Z'));
    expect(attributeValue(row, 'gdap_autorenew', 'boolean')).toBe(true);
    expect(attributeValue(row, 'gdap_accountid', 'lookup')).toEqual([{ id: 'a', name: 'Contoso', entityType: 'account' }]);
    expect(attributeValue(row, 'gdap_name', 'string')).toBeNull();
  });
});
