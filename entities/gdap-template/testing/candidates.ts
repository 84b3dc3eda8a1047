import fc from 'fast-check';
import type { CandidateTemplate } from '../applying';

/** Templates and customers for tests. */
export const template = (more: Partial<CandidateTemplate> = {}): CandidateTemplate => ({
  id: 'x', name: 'X', providerId: 'p', categoryId: null, isDefault: false, isAdditional: false, isActive: true, ...more,
});

export const anyProvider = fc.constantFrom('p', 'q');
export const anyCategory = fc.constantFrom(null, 'smb', 'large');

export const anyTemplate: fc.Arbitrary<CandidateTemplate> = fc.record({
  id: fc.uuid(),
  name: fc.oneof(fc.string(), fc.constantFrom('A', 'B')),
  providerId: anyProvider,
  categoryId: anyCategory,
  isDefault: fc.boolean(),
  isAdditional: fc.boolean(),
  isActive: fc.boolean(),
});

export const anyTemplates = fc.uniqueArray(anyTemplate, { selector: ({ id }) => id, maxLength: 12 });

export const anyCustomer = fc.record({ providerId: anyProvider, categoryId: anyCategory });
