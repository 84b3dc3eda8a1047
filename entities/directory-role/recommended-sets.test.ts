import { recommendedSets } from './recommended-sets';
import { roleCatalogue } from './role-catalogue';
import { globalAdministratorRoleId } from './table';

const byId = new Map(roleCatalogue.map((role) => [role.templateId, role]));

describe.each(recommendedSets)('the set $name', ({ roleTemplateIds, source }) => {
  it('names roles of the catalogue that Microsoft confirms for GDAP, each once', () => {
    expect(roleTemplateIds.map((id) => byId.get(id)?.gdapSupport ?? id)).toEqual(roleTemplateIds.map(() => 'microsoft-list'));
    expect(new Set(roleTemplateIds).size).toBe(roleTemplateIds.length);
  });

  it('says who recommends it, and leaves Global Administrator out', () => {
    expect(source).not.toBe('');
    expect(roleTemplateIds).not.toContain(globalAdministratorRoleId);
  });
});

it('has one set of exactly the roles that the catalogue marks as recommended', () => {
  const managed = recommendedSets.find(({ name }) => name === 'managedServices');
  expect([...(managed?.roleTemplateIds ?? [])].sort()).toEqual(roleCatalogue.filter(({ isRecommended }) => isRecommended).map(({ templateId }) => templateId).sort());
});
