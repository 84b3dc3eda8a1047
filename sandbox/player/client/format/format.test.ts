import fc from 'fast-check';
import type { ColumnModel } from '../../app-model';
import { cellLookup, cellText } from './cells';
import { formatDateColumn } from './dates';
import { languageName, localeOf } from './locale';
import { formatNumber, parseNumber } from './numbers';

const berlin = localeOf(1031, 'Europe/Berlin');
const seattle = localeOf(1033, 'America/Los_Angeles');

describe('dates', () => {
  it('shows a moment in the zone of the user', () => {
    expect(formatDateColumn({ format: 'datetime', behavior: 'userLocal' }, '2026-11-22T23:30:00Z', berlin)).toBe('23.11.2026 0:30');
    expect(formatDateColumn({ format: 'datetime', behavior: 'userLocal' }, '2026-11-22T23:30:00Z', seattle)).toMatch(/^11\/22\/2026 3:30\sPM$/);
  });

  it('shows a day without a time as the same day everywhere', () => {
    expect(formatDateColumn({ format: 'date', behavior: 'dateOnly' }, '2026-11-22', seattle)).toBe('11/22/2026');
    expect(formatDateColumn({ format: 'date', behavior: 'userLocal' }, '2026-11-22', seattle)).toBe('11/22/2026');
  });

  it('leaves alone what is no date', () => {
    expect(formatDateColumn({ format: 'date' }, 'soon', seattle)).toBe('soon');
  });
});

describe('numbers', () => {
  it('keeps the decimals of the column', () => {
    expect(formatNumber(1234.5, { type: 'money', precision: 2 }, berlin)).toBe('1.234,50');
    expect(formatNumber(1234, { type: 'wholeNumber' }, seattle)).toBe('1,234');
  });

  it('reads back whatever it wrote', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom(1031, 1033, 1036, 1053), (cents, language) => {
        const locale = localeOf(language, 'UTC');
        expect(parseNumber(formatNumber(cents / 100, { type: 'decimal', precision: 2 }, locale), locale)).toBe(cents / 100);
      }),
    );
  });

  it('says when a text is no number', () => {
    expect(parseNumber('twelve', seattle)).toBeUndefined();
    expect(parseNumber('', seattle)).toBeUndefined();
  });
});

describe('cells', () => {
  const column = (type: ColumnModel['type'], more: Partial<ColumnModel> = {}): ColumnModel => ({
    logicalName: 'acm_x', schemaName: 'acm_X', displayName: 'X', description: '', type, required: 'none', canCreate: true, canUpdate: true, canSearch: true, ...more,
  });
  const row = {
    acm_x: 2,
    'acm_x@OData.Community.Display.V1.FormattedValue': 'Open',
    _acm_owner_value: '11111111-1111-1111-1111-111111111111',
    '_acm_owner_value@OData.Community.Display.V1.FormattedValue': 'Ada',
    '_acm_owner_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'systemuser',
    'team.acm_size': 12000,
  };

  it('shows the label of a choice, and the option of the definition where the answer has no label', () => {
    const options = [{ value: 2, label: 'Offen' }];
    expect(cellText(row, 'acm_x', column('choice', { options }), seattle)).toBe('Open');
    expect(cellText({ acm_x: 2 }, 'acm_x', column('choice', { options }), seattle)).toBe('Offen');
  });

  it('finds a lookup under its own name, with the table that it points to', () => {
    expect(cellText(row, 'acm_owner', column('owner'), seattle)).toBe('Ada');
    expect(cellLookup(row, 'acm_owner', column('owner'))).toEqual({ id: row._acm_owner_value, name: 'Ada', entityType: 'systemuser' });
    expect(cellLookup({ _acm_owner_value: null }, 'acm_owner', column('owner'))).toBeUndefined();
  });

  it('finds a column of a linked table under its alias', () => {
    expect(cellText(row, 'team.acm_size', column('wholeNumber'), berlin)).toBe('12.000');
  });

  it('shows nothing for what is empty', () => {
    expect(cellText({}, 'acm_x', column('text'), seattle)).toBe('');
  });
});

it('names languages in themselves', () => {
  expect(languageName(1031)).toContain('Deutsch');
  expect(languageName(99)).toBe('Language 99');
});
