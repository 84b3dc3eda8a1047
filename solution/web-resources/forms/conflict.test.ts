import * as fc from 'fast-check';
import { attributeValue, differences } from './conflict';

const formatted = 'OData.Community.Display.V1.FormattedValue';

describe('differences', () => {
  const account = (id: string) => [{ id, name: id, entityType: 'account' }];
  const duration = { column: 'gdap_durationdays', type: 'integer', filled: 365, mine: 500 };
  const customer = { column: 'gdap_accountid', type: 'lookup', filled: account('{A}'), mine: account('c') };
  const name = { column: 'gdap_name', type: 'string', filled: 'Old', mine: 'Mine' };

  it('are what others changed of the fields that were changed here', () => {
    const row = { gdap_durationdays: 90, [`gdap_durationdays@${formatted}`]: '90', _gdap_accountid_value: 'b', [`_gdap_accountid_value@${formatted}`]: 'Contoso', gdap_name: 'Old' };
    expect(differences([duration, customer, name], row)).toEqual([
      { column: 'gdap_durationdays', theirs: 90, theirsShown: '90' },
      { column: 'gdap_accountid', theirs: [{ id: 'b', name: 'Contoso', entityType: undefined }], theirsShown: 'Contoso' },
    ]);
  });

  it('are none where the row is as the form was filled, or both came to the same', () => {
    fc.assert(fc.property(fc.option(fc.string()), fc.option(fc.string()), (filled, mine) => {
      const field = { ...name, filled, mine };
      expect(differences([field], { gdap_name: filled })).toEqual([]);
      expect(differences([field], { gdap_name: mine })).toEqual([]);
    }));
  });

  it('are not made by how a form writes ids, ends of lines and empty texts', () => {
    expect(differences([customer], { _gdap_accountid_value: 'a' })).toEqual([]);
    expect(differences([{ ...name, filled: 'one\ntwo' }, { ...name, column: 'gdap_other', filled: null }], { gdap_name: 'one\r\ntwo', gdap_other: '' })).toEqual([]);
  });

  it('show that a value was emptied', () => {
    expect(differences([name], { gdap_name: null })).toEqual([{ column: 'gdap_name', theirs: null, theirsShown: '' }]);
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
