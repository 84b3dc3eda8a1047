import { RequestOrigin } from '@gdap-manager/entities/gdap-request/table';
import * as fc from 'fast-check';
import { mappingOf } from '../testing/mappings';
import { draftsOf, matching, missing, onlyTenant, proposedName, providersOf, type Chosen, type TemplateChoice } from './choices';
import { presetFrom } from './preset';
import { isDarkColour } from './theme';

const template = (id: string, provider = 'p1', roles: readonly string[] = []): TemplateChoice => ({
  id, name: `Template ${id}`, provider: { id: provider, name: `Provider ${provider}` }, category: undefined, categoryId: null, isDefault: false, isAdditional: false, autoRenew: true, durationDays: 365,
  mappings: roles.map((role) => mappingOf(id, role)),
});
const customer = { id: 'c1', name: 'Contoso' };
const chosen = (more: Partial<Chosen>): Chosen => ({ customer, category: null, templates: [template('1')], tenants: new Map([['p1', 't1']]), names: new Map(), ...more });

describe('templates', () => {
  const all = [template('1', 'p1', ['Helpdesk Administrator']), template('2', 'p2', ['Exchange Administrator'])];

  it('are found by name, provider and role, whatever the case and order of the words', () => {
    expect(['provider P2', 'HELPDESK', 'administrator template', 'nothing'].map((search) => matching(all, search).map(({ id }) => id))).toEqual([['2'], ['1'], ['1', '2'], []]);
  });

  it('are all offered before anything is searched', () => {
    fc.assert(fc.property(fc.stringMatching(/^\s*$/), (blank) => expect(matching(all, blank)).toEqual(all)));
  });

  it('need a tenant for each of their providers, once', () => {
    expect(providersOf([...all, template('3', 'p2')]).map(({ id }) => id)).toEqual(['p1', 'p2']);
  });
});

describe('onlyTenant', () => {
  const tenant = (id: string, providerId: string) => ({ id, providerId, name: id, domain: undefined });

  it('chooses where there is no choice', () => {
    expect([onlyTenant([tenant('t1', 'p1'), tenant('t2', 'p2')], 'p1'), onlyTenant([tenant('t1', 'p1'), tenant('t2', 'p1')], 'p1'), onlyTenant([], 'p1')]).toEqual(['t1', undefined, undefined]);
  });
});

describe('what is missing', () => {
  it('is asked for in the order of the page', () => {
    expect(missing(chosen({ customer: undefined, templates: [] }))).toBe('New_NeedsCustomer');
    expect(missing(chosen({ templates: [] }))).toBe('New_NeedsTemplate');
    expect(missing(chosen({ templates: [template('1'), template('2', 'p2')] }))).toBe('New_NeedsTenant');
    expect(missing(chosen({}))).toBeUndefined();
  });
});

describe('drafts', () => {
  it('take over what their templates say, one for each', () => {
    const [draft] = draftsOf(chosen({}), [template('1')], (id) => `draft of ${id}`);
    expect(draft).toEqual({
      id: 'draft of 1', name: 'Contoso: Template 1', customerId: 'c1', tenantId: 't1', templateId: '1', autoRenew: true, durationDays: 365, origin: RequestOrigin.template, mappings: [],
      reason: '‘Template 1’ was chosen, although it is not a default.',
    });
  });

  it('have the name that was entered, or the proposed one where it was emptied', () => {
    const named = (name: string) => draftsOf(chosen({ names: new Map([['1', name]]) }), [], () => 'id')[0]!.name;
    expect([named(' Mine '), named('  ')]).toEqual(['Mine', 'Contoso: Template 1']);
  });

  it('never have a name that is too long', () => {
    fc.assert(fc.property(fc.string({ maxLength: 500 }), (name) => expect(proposedName({ id: 'c', name }, template('1')).length).toBeLessThanOrEqual(200)));
  });
});

describe('what is chosen beforehand', () => {
  const id = '0b5f7c1e-94f5-4d5e-9a5d-0f2f6b8f3c11';
  const search = (data: unknown) => `?data=${encodeURIComponent(JSON.stringify(data))}`;

  it('comes from the address', () => {
    expect(presetFrom(search({ customer: { id: id.toUpperCase(), name: 'Contoso' }, templateIds: [id, 'x'] }))).toEqual({ customer: { id, name: 'Contoso' }, templateIds: [id] });
  });

  it('is nothing where the address makes no sense', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json().map((json) => `?data=${encodeURIComponent(json)}`)), (address) => {
      const preset = presetFrom(address);
      expect(Object.keys(preset).every((key) => ['customer', 'templateIds'].includes(key))).toBe(true);
      expect(preset.customer).toBeUndefined();
    }));
  });
});

describe('isDarkColour', () => {
  it('tells dark from light, and transparent from both', () => {
    expect(['rgb(0, 0, 0)', 'rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)', ''].map(isDarkColour)).toEqual([true, false, undefined, undefined]);
  });
});
