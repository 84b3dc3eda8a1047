import * as fc from 'fast-check';
import type { ColumnModel, UserModel } from '../../app-model';
import type { FieldValue } from '../contracts';
import { formMode, privilegeDepth } from './access';
import { mergeColumn } from './merge';
import { ids, ticket } from './testing';
import { isEmpty, problemOf } from './validation';
import { firstLookup, givenValue, propertyOf, readValue, sameValue, showValue, writeValue } from './values';

const column = (name: string): ColumnModel => {
  const found = ticket.columns[name];
  if (!found) throw new Error(`There is no column ${name}.`);
  return found;
};
const sets = (table: string) => `${table}s`;

/** Seconds are the finest that Dataverse keeps. */
const moment = fc.integer({ min: Date.UTC(1900, 0, 1) / 1000, max: Date.UTC(2099, 0, 1) / 1000 }).map((seconds) => new Date(seconds * 1000));
const values: Readonly<Record<string, fc.Arbitrary<FieldValue>>> = {
  acm_name: fc.string({ minLength: 1 }), acm_count: fc.integer(), acm_urgent: fc.boolean(), acm_kind: fc.constantFrom(1, 2), acm_seen: moment,
  acm_tags: fc.subarray([1, 2], { minLength: 1 }), acm_due: moment.map((date) => new Date(date.getFullYear(), date.getMonth(), date.getDate())),
};

describe('a value', () => {
  it.each(Object.keys(values))('of %s comes back as it was written', (name) => {
    fc.assert(fc.property(values[name] as fc.Arbitrary<FieldValue>, (value) => {
      const row = writeValue(column(name), value, null, sets);
      expect(sameValue(readValue(column(name), row), value)).toBe(true);
    }));
  });

  it.each(Object.keys(values))('of %s equals itself and not nothing', (name) => {
    fc.assert(fc.property(values[name] as fc.Arbitrary<FieldValue>, (value) => {
      expect([sameValue(value, givenValue(column(name), value)), sameValue(value, null)]).toEqual([true, false]);
    }));
  });

  it('that is empty is sent as null: an empty text, no choices, no lookup', () => {
    expect([writeValue(column('acm_name'), '', 'x', sets), writeValue(column('acm_tags'), [], [1], sets)]).toEqual([{ acm_name: null }, { acm_tags: null }]);
    expect(writeValue(column('acm_customerid'), null, [{ id: ids.account, entityType: 'contact' }], sets)).toEqual({ 'acm_CustomerId_contact@odata.bind': null });
  });

  it('is shown as people read it', () => {
    expect([
      showValue(column('acm_kind'), 2), showValue(column('acm_tags'), [1, 2]), showValue(column('acm_accountid'), [{ id: ids.account, name: 'Contoso', entityType: 'account' }]), showValue(column('acm_name'), null),
    ]).toEqual(['Question', 'Red; Blue', 'Contoso', '']);
  });

  it('of a lookup keeps its table and name, and is asked for under its own property', () => {
    const row = { _acm_customerid_value: ids.account, '_acm_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'contact', '_acm_customerid_value@OData.Community.Display.V1.FormattedValue': 'Ann' };
    expect(propertyOf(column('acm_customerid'))).toBe('_acm_customerid_value');
    expect(firstLookup(readValue(column('acm_customerid'), row))).toEqual({ id: ids.account, entityType: 'contact', name: 'Ann' });
  });

  it('of a lookup cannot be sent where the app does not say how', () => {
    expect(() => writeValue({ ...column('acm_accountid'), targets: [] }, null, null, sets)).toThrow("does not say how the lookup 'acm_accountid' is set");
  });
});

describe('merging a column', () => {
  const some = fc.constantFrom<FieldValue>(null, 'a', 'b', 'c');
  const verdict = (base: FieldValue, mine: FieldValue, theirs: FieldValue) => mergeColumn({ column: column('acm_name'), base, mine, theirs });

  it('never gives up what only one side changed', () => {
    fc.assert(fc.property(some, some, (base, changed) => {
      fc.pre(!sameValue(base, changed));
      expect([verdict(base, changed, base), verdict(base, base, changed)]).toEqual(['mine', 'theirs']);
    }));
  });

  it('asks exactly when both changed it, differently', () => {
    fc.assert(fc.property(some, some, some, (base, mine, theirs) => {
      const collides = !sameValue(base, mine) && !sameValue(base, theirs) && !sameValue(mine, theirs);
      expect(verdict(base, mine, theirs) === 'conflict').toBe(collides);
    }));
  });
});

describe('validation', () => {
  it('takes a number exactly when it is whole and in its range', () => {
    fc.assert(fc.property(fc.oneof(fc.integer({ min: -5, max: 15 }), fc.double({ min: -5, max: 15, noNaN: true })), (value) => {
      expect(problemOf(column('acm_count'), value) === undefined).toBe(Number.isInteger(value) && value >= 0 && value <= 10);
    }));
  });

  it.each<[string, FieldValue, string]>([
    ['acm_count', Number.NaN, 'Enter a number.'], ['acm_count', 'x', 'Enter a number.'], ['acm_due', new Date(Number.NaN), 'Enter a date.'], ['acm_name', 5, 'Enter a text.'],
  ])('refuses for %s the value %p', (name, value, problem) => {
    expect(problemOf(column(name), value)).toBe(problem);
  });

  it('counts blanks as empty, and no as filled', () => {
    expect([isEmpty('  '), isEmpty([]), isEmpty(null), isEmpty(false), isEmpty(0)]).toEqual([true, true, true, false, false]);
  });
});

describe('what a user may do with a form', () => {
  const user = (privileges: Record<string, number>): UserModel => ({ id: ids.user, name: 'Ada', roles: [], privileges });
  const owned = (id: string): FieldValue => [{ id, entityType: 'systemuser' }];
  const mode = (depth: number, owner: FieldValue) => formMode({ table: ticket, user: user({ prvWriteacm_Ticket: depth }), id: ids.ticket, state: 0, owner });

  it('reaches own rows, or all that the server lets through', () => {
    expect([mode(1, owned(ids.user)), mode(1, owned(ids.account)), mode(2, owned(ids.account)), mode(0, owned(ids.user))]).toEqual(['update', 'readOnly', 'update', 'readOnly']);
  });

  it('goes by privileges whose names differ in case, or are named differently', () => {
    expect([privilegeDepth(user({ prvReadACCOUNT: 4 }), 'Read', { schemaName: 'Account' }), privilegeDepth(user({ prvReadUser: 8 }), 'Read', { schemaName: 'SystemUser' })]).toEqual([4, 8]);
  });
});
