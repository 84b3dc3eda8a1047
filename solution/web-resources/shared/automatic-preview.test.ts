import type { CandidateTemplate } from '@gdap-manager/entities/gdap-template/applying';
import { draftsToMake, type AutomaticCustomer } from '@gdap-manager/entities/gdap-template/automatic';
import { noMemory } from '@gdap-manager/entities/gdap-template/automatic-memory';
import fc from 'fast-check';
import { previewOf } from './automatic-preview';

const template = (id: string, more: Partial<CandidateTemplate> = {}): CandidateTemplate => ({ id, name: id, providerId: 'p', categoryId: null, isDefault: true, isAdditional: false, isActive: true, ...more });
const customer = (id: string, more: Partial<AutomaticCustomer> = {}): AutomaticCustomer => ({
  id, providerId: 'p', categoryId: null, isActive: true, isPresent: true, isIgnored: false, account: { id: `account ${id}`, isActive: true }, memory: noMemory, ...more,
});

it('counts the tenants that get a request, and those that have one', () => {
  const customers = [customer('1'), customer('2'), customer('3', { account: null }), customer('4', { isIgnored: true })];
  expect(previewOf(customers, new Map([['2', new Set(['a'])]]), [template('a')])).toEqual({ drafts: 1, tenants: 1, served: 1 });
});

it('counts one template alone where that is asked', () => {
  expect(previewOf([customer('1')], new Map(), [template('a'), template('b')])).toMatchObject({ drafts: 2, tenants: 1 });
  expect(previewOf([customer('1')], new Map(), [template('a'), template('b')], 'b')).toMatchObject({ drafts: 1, tenants: 1 });
});

it('counts nothing for those to whom a more specific default applies', () => {
  expect(previewOf([customer('1', { categoryId: 'large' })], new Map(), [template('a'), template('b', { categoryId: 'large' })], 'a')).toEqual({ drafts: 0, tenants: 0, served: 0 });
});

it('counts what the handlers will make', () => {
  const anyTemplate = fc.record({ id: fc.constantFrom('a', 'b', 'c'), categoryId: fc.constantFrom(null, 'x'), isDefault: fc.boolean(), isAdditional: fc.boolean() }).map(({ id, ...more }) => template(id, more));
  const anyCustomer = fc.record({ id: fc.uuid(), categoryId: fc.constantFrom(null, 'x', 'y'), isIgnored: fc.boolean() }).map(({ id, ...more }) => customer(id, more));
  fc.assert(
    fc.property(fc.uniqueArray(anyTemplate, { selector: ({ id }) => id }), fc.array(anyCustomer), (templates, customers) => {
      const { drafts } = previewOf(customers, new Map(), templates);
      expect(drafts).toBe(customers.flatMap((one) => draftsToMake(one, new Set(), templates)).length);
    }),
  );
});
