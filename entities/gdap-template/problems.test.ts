import fc from 'fast-check';
import { problemsOf, type JudgedGroup, type JudgedMapping, type JudgedRole, type JudgedTerms } from './problems';

const guid = (n: number) => `00000000-0000-0000-0000-${String(n).padStart(12, '0')}`;
const role = (more: Partial<JudgedRole> = {}): JudgedRole => ({ name: 'User Administrator', templateId: guid(1), support: 'confirmed', standing: 'unchanged', blocksAutoRenew: false, ...more });
const group = (more: Partial<JudgedGroup> = {}): JudgedGroup => ({ name: 'Service Desk', groupId: guid(2), providerId: 'p', presence: 'present', ...more });
const terms = (more: Partial<JudgedTerms> = {}): JudgedTerms => ({ durationDays: 730, autoRenew: true, providerId: 'p', mappings: [{ role: role(), group: group() }], ...more });
const mapped = (roleChange: Partial<JudgedRole>, groupChange?: Partial<JudgedGroup>): JudgedTerms => terms({ mappings: [{ role: role(roleChange), group: group(groupChange) }] });
const codes = (asked: JudgedTerms) => problemsOf(asked).map(({ code }) => code);

it('finds nothing wrong with what Microsoft accepts', () => {
  expect(problemsOf(terms())).toEqual([]);
  expect(problemsOf(terms({ mappings: [{ role: role(), group: undefined }] }))).toEqual([]);
  expect(problemsOf(mapped({ support: 'unknown', standing: 'added' }))).toEqual([]);
});

describe('what Microsoft would refuse', () => {
  it.each<[string, JudgedTerms, string]>([
    ['no duration', terms({ durationDays: null }), 'duration'],
    ['a duration of no days', terms({ durationDays: 0 }), 'duration'],
    ['a duration of more than two years', terms({ durationDays: 731 }), 'duration'],
    ['half a day', terms({ durationDays: 1.5 }), 'duration'],
    ['no roles', terms({ mappings: [] }), 'noRoles'],
    ['mappings that name no role', terms({ mappings: [{ role: undefined, group: group() }] }), 'noRoles'],
    ['a mapping that names no role beside one that does', terms({ mappings: [{ role: undefined, group: group() }, { role: role(), group: group() }] }), 'roleMissing'],
    ['a role without a valid template id', mapped({ templateId: 'none' }), 'roleUnknown'],
    ['a role that cannot be given through GDAP', mapped({ support: 'notAssignable' }), 'roleNotAssignable'],
    ['a deprecated role, told once', mapped({ support: 'deprecated', standing: 'missing' }), 'roleNotAssignable'],
    ['a role that Microsoft has no more', mapped({ standing: 'missing' }), 'roleGone'],
    ['Global Administrator with auto-renew', mapped({ blocksAutoRenew: true }), 'againstRenewal'],
    ["another provider's group", mapped({}, { providerId: 'q' }), 'foreignGroup'],
    ['a group whose id is none', mapped({}, { groupId: 'x' }), 'foreignGroup'],
  ])('%s', (_what, asked, code) => {
    expect(problemsOf(asked)).toMatchObject([{ code, weight: 'refused' }]);
  });

  it('leaves Global Administrator alone where nothing renews itself', () => {
    expect(codes({ ...mapped({ blocksAutoRenew: true }), autoRenew: false })).toEqual([]);
  });

  it('minds no provider while none is chosen', () => {
    expect(codes({ ...mapped({}, { providerId: 'q' }), providerId: null })).toEqual([]);
  });
});

describe('what would not come into force', () => {
  it.each<[string, Partial<JudgedGroup>, string]>([
    ['a deleted group', { presence: 'deleted' }, 'groupDeleted'],
    ['a group that is to be created', { presence: 'wanted', groupId: null }, 'groupNotThereYet'],
    ['a group that needs attention first', { presence: 'attention', groupId: null }, 'groupNotThereYet'],
  ])('%s', (_what, change, code) => {
    expect(problemsOf(mapped({}, change))).toEqual([{ code, weight: 'partly', names: ['Service Desk'] }]);
  });
});

const anyMapping: fc.Arbitrary<JudgedMapping> = fc.record({
  role: fc.option(
    fc.record({
      name: fc.constantFrom('A', 'B'), templateId: fc.constantFrom(null, guid(1), 'x'), support: fc.constantFrom<JudgedRole['support']>(null, 'confirmed', 'deprecated', 'notAssignable'),
      standing: fc.constantFrom<JudgedRole['standing']>(null, 'unchanged', 'missing'), blocksAutoRenew: fc.boolean(),
    }),
    { nil: undefined },
  ),
  group: fc.option(fc.record({ name: fc.constantFrom('G', 'H'), groupId: fc.constantFrom(null, guid(2), 'x'), providerId: fc.constantFrom(null, 'p', 'q'), presence: fc.constantFrom<JudgedGroup['presence']>('present', 'deleted', 'wanted', 'attention') }), { nil: undefined }),
});

it('says each thing once, with each name once, and refusals first', () => {
  fc.assert(
    fc.property(fc.array(anyMapping, { maxLength: 6 }), fc.boolean(), (mappings, autoRenew) => {
      const found = problemsOf(terms({ mappings, autoRenew }));
      expect(new Set(found.map(({ code }) => code)).size).toBe(found.length);
      for (const problem of found) if ('names' in problem) expect(new Set(problem.names).size).toBe(problem.names.length);
      const weights = found.map(({ weight }) => weight);
      expect(weights).toEqual([...weights].sort().reverse());
      // A mapping more never takes a problem away, but for the lack of roles.
      const before = new Set(problemsOf(terms({ mappings: mappings.slice(1), autoRenew })).map(({ code }) => code));
      before.delete('noRoles');
      if (!mappings.some(({ role: one }) => one)) before.delete('roleMissing');
      expect([...before].filter((code) => !found.some((problem) => problem.code === code))).toEqual([]);
    }),
  );
});
