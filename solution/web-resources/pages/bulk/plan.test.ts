import { automaticKey } from '@gdap-manager/entities/gdap-template/automatic';
import * as fc from 'fast-check';
import type { TemplateChoice } from '../choices';
import { inCalls } from './make';
import { planFor, type KnownRequest, type Selected, type SelectedCustomer, type SelectedTenant } from './plan';

const providers = ['fabrikam', 'ingram'];
const categories = ['small', 'large'];
const named = (id: string) => ({ id, name: id.toUpperCase() });
const template = (id: string, more: Partial<TemplateChoice> = {}): TemplateChoice => ({
  id, name: `Template ${id}`, provider: named('fabrikam'), category: undefined, categoryId: null, isDefault: true, isAdditional: false, autoRenew: true, durationDays: 365, mappings: [], ...more,
});
const customer = (id: string, categoryId: string | null = null): SelectedCustomer => ({ id, name: `Customer ${id}`, category: categoryId === null ? null : named(categoryId) });
const tenant = (id: string, customerId: string, more: Partial<SelectedTenant> = {}): SelectedTenant => ({ id, name: `Tenant ${id}`, domain: undefined, customerId, provider: named('fabrikam'), isPresent: true, ...more });
const idFor = (tenantId: string, templateId: string) => `${tenantId}+${templateId}`;
const empty: Selected = { customers: [], tenants: [], templates: [], requests: [] };

describe('drafts for several customers', () => {
  it('come from the templates that apply to each, with the reason', () => {
    const { lines } = planFor({
      ...empty,
      customers: [customer('a', 'small'), customer('b')],
      tenants: [tenant('1', 'a'), tenant('2', 'b')],
      templates: [template('all'), template('small', { categoryId: 'small', category: 'SMALL' }), template('extra', { isDefault: false })],
    }, 'applying', idFor);
    expect(lines.map(({ make }) => make.map(({ templateId }) => templateId))).toEqual([['small'], ['all']]);
    expect(lines[0]!.make[0]!.reason).toBe('‘Template small’ applies: it is a default for customers of ‘FABRIKAM’ in the category ‘SMALL’. Not applying: ‘Template all’ (its place is taken by ‘Template small’, for the category), ‘Template extra’ (it is not a default).');
  });

  it('can be the same for all, also from templates that are no defaults', () => {
    const { lines } = planFor({ ...empty, customers: [customer('a')], tenants: [tenant('1', 'a')], templates: [template('extra', { isDefault: false }), template('other', { provider: named('ingram') }), template('large', { categoryId: 'large' })] }, new Set(['extra', 'other', 'large']), idFor);
    expect(lines[0]).toMatchObject({ make: [{ templateId: 'extra' }], left: [{ template: 'Template large', why: 'customerWithoutCategory' }, { template: 'Template other', why: 'otherProvider' }] });
  });

  it('name accounts that have no tenant', () => {
    expect(planFor({ ...empty, customers: [customer('a'), customer('b')], tenants: [tenant('1', 'b')] }, 'applying', idFor).withoutTenant).toEqual([customer('a')]);
  });

  it('are none for a tenant that the provider does not name any more', () => {
    const { lines } = planFor({ ...empty, customers: [customer('a')], tenants: [tenant('1', 'a', { isPresent: false })], templates: [template('all')] }, 'applying', idFor);
    expect(lines).toMatchObject([{ make: [], left: [{ why: 'vanished' }] }]);
  });

  it('carry the key of automatic requests, so that handlers and people make one together; a second after the first has ended does not', () => {
    const selected = { ...empty, customers: [customer('a')], tenants: [tenant('1', 'a')], templates: [template('all')] };
    const ended: KnownRequest = { tenantId: '1', templateId: 'all', status: 'Expired', hasEnded: true };
    const keyOf = (requests: readonly KnownRequest[]) => planFor({ ...selected, requests }, 'applying', idFor).lines[0]!.make.map(({ uniqueKey }) => uniqueKey);
    expect([keyOf([]), keyOf([ended]), keyOf([{ ...ended, hasEnded: false }])]).toEqual([[automaticKey('1', 'all')], [undefined], []]);
  });

  it('name the tenant where the customer has several at the provider', () => {
    const { lines } = planFor({ ...empty, customers: [customer('a')], tenants: [tenant('1', 'a'), tenant('2', 'a'), tenant('3', 'a', { provider: named('ingram') })], templates: [template('all'), template('i', { provider: named('ingram') })] }, 'applying', idFor);
    expect(lines.flatMap(({ make }) => make.map(({ name }) => name))).toEqual(['Customer a (Tenant 1): Template all', 'Customer a (Tenant 2): Template all', 'Customer a: Template i']);
  });

  const selections = fc.record({
    customers: fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), categoryId: fc.constantFrom(null, ...categories) }), { selector: ({ id }) => id }).map((all) => all.map(({ id, categoryId }) => customer(id, categoryId))),
    tenants: fc.uniqueArray(fc.record({ id: fc.constantFrom('1', '2', '3', '4', '5'), customerId: fc.constantFrom('a', 'b', 'c', 'd'), provider: fc.constantFrom(...providers), isPresent: fc.boolean() }), { selector: ({ id }) => id })
      .map((all) => all.map(({ id, customerId, provider, isPresent }) => tenant(id, customerId, { provider: named(provider), isPresent }))),
    templates: fc.uniqueArray(fc.record({ id: fc.constantFrom('p', 'q', 'r', 's'), provider: fc.constantFrom(...providers), categoryId: fc.constantFrom(null, ...categories), isDefault: fc.boolean(), isAdditional: fc.boolean() }), { selector: ({ id }) => id })
      .map((all) => all.map(({ id, provider, ...more }) => template(id, { ...more, provider: named(provider) }))),
    requests: fc.array(fc.record<KnownRequest>({ tenantId: fc.constantFrom('1', '2', '3', '4', '5'), templateId: fc.constantFrom('p', 'q', 'r', 's'), status: fc.constant('Draft'), hasEnded: fc.boolean() })),
  });
  const wanted = fc.oneof(fc.constant('applying' as const), fc.subarray(['p', 'q', 'r', 's']).map((ids) => new Set(ids)));

  it('are never a second one of what lives, never of another provider or category, and each has an id of its own', () => {
    fc.assert(fc.property(selections, wanted, (selected, want) => {
      const drafts = planFor(selected, want, idFor).lines.flatMap(({ make }) => make);
      expect(new Set(drafts.map(({ id }) => id)).size).toBe(drafts.length);
      for (const { tenantId, templateId } of drafts) {
        expect(selected.requests.some((request) => request.tenantId === tenantId && request.templateId === templateId && !request.hasEnded)).toBe(false);
        const of = selected.templates.find(({ id }) => id === templateId)!;
        const to = selected.tenants.find(({ id }) => id === tenantId)!;
        expect([of.provider.id, to.isPresent]).toEqual([to.provider.id, true]);
        expect([null, selected.customers.find(({ id }) => id === to.customerId)!.category?.id]).toContain(of.categoryId);
      }
    }));
  });

  it('leave no customer unmentioned: each has a line for every tenant, or is named as without one', () => {
    fc.assert(fc.property(selections, wanted, (selected, want) => {
      const { lines, withoutTenant } = planFor(selected, want, idFor);
      expect(new Set([...lines.map((line) => line.customer.id), ...withoutTenant.map(({ id }) => id)])).toEqual(new Set(selected.customers.map(({ id }) => id)));
      expect(lines).toHaveLength(selected.tenants.filter(({ customerId }) => selected.customers.some(({ id }) => id === customerId)).length);
    }));
  });

  it('go in calls of at most 500 rows, in order, none left out', () => {
    fc.assert(fc.property(fc.array(fc.nat({ max: 700 }), { maxLength: 60 }), (sizes) => {
      const drafts = sizes.map((size, index) => ({ id: String(index), mappings: Array.from({ length: size }, () => ({})) })) as unknown as Parameters<typeof inCalls>[0];
      const calls = inCalls(drafts);
      expect(calls.flat()).toEqual(drafts);
      expect(calls.every((call) => call.length === 1 || call.reduce((rows, { mappings }) => rows + 1 + mappings.length, 0) <= 500)).toBe(true);
    }));
  });
});
