import fc from 'fast-check';
import { applying, reasonsFor } from './applies';
import type { Customer, Template, Tenant } from './types';

const smb = { id: 'smb', name: 'SMB' };
const customer: Customer = { id: 'c', name: 'Contoso', category: smb, isActive: true };
const tenant: Tenant = { id: 't', name: 'Contoso', domain: '', provider: { id: 'p', name: 'Partner Center' } };
const template = (more: Partial<Template> = {}): Template => ({
  id: 'x', name: 'X', description: '', providerId: 'p', category: undefined, isDefault: false, autoRenew: true, durationDays: 730, ...more,
});

describe('a template', () => {
  it.each([
    ['of the provider, for every category', template(), ['Reason_Provider', 'Reason_EveryCategory']],
    ['for the category', template({ category: smb }), ['Reason_Provider', 'Reason_Category']],
    ['that is a default', template({ isDefault: true }), ['Reason_Provider', 'Reason_EveryCategory', 'Reason_Default']],
  ])('%s applies, and says why', (_what, one, texts) => {
    expect(reasonsFor(customer, tenant, one)?.map(({ text }) => text)).toEqual(texts);
  });

  it.each([
    ['of another provider', template({ providerId: 'q', category: smb }), customer],
    ['for another category', template({ category: { id: 'large', name: 'Large' } }), customer],
    ['for a category', template({ category: smb }), { ...customer, category: undefined }],
  ])('%s does not apply', (_what, one, whom) => {
    expect(reasonsFor(whom, tenant, one)).toBeUndefined();
  });
});

const anyTemplate = fc
  .record({ id: fc.uuid(), name: fc.string(), providerId: fc.constantFrom('p', 'q'), category: fc.constantFrom(undefined, smb, { id: 'large', name: 'Large' }), isDefault: fc.boolean() })
  .map((parts) => template(parts));

it('offers exactly what applies, the most specific first, whatever the order', () => {
  fc.assert(
    fc.property(fc.array(anyTemplate), (templates) => {
      const found = applying({ customer, templates }, tenant).map((application) => application.template);
      expect(new Set(found)).toEqual(new Set(templates.filter((one) => reasonsFor(customer, tenant, one) !== undefined)));
      const ranks = found.map(({ category, isDefault }) => (category ? 0 : 2) + (isDefault ? 0 : 1));
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      const turned = applying({ customer, templates: [...templates].reverse() }, tenant).map((application) => application.template.name);
      expect([...turned].sort()).toEqual(found.map(({ name }) => name).sort());
    }),
  );
});
