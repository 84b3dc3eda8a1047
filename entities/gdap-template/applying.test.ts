import fc from 'fast-check';
import { verdictsOn, type CandidateTemplate } from './applying';
import { anyCustomer, anyTemplates, template } from './testing/candidates';

const customer = { providerId: 'p', categoryId: 'smb' };
const standard = template({ id: 'standard', isDefault: true });
const small = template({ id: 'small', isDefault: true, categoryId: 'smb' });

/** Ids of those that apply, and the last reason of each. */
const outcome = (templates: readonly CandidateTemplate[], whom = customer) =>
  verdictsOn(whom, templates).map(({ template: { id }, fits, applies, reasons }) => `${id} ${applies ? 'applies' : fits ? 'fits' : 'no'}: ${reasons.map(({ code }) => code).join(' ')}`);

describe('which templates apply', () => {
  it('are the defaults for the category where there are some, and else those for every category', () => {
    expect(outcome([standard, small])).toEqual(['small applies: provider category default', 'standard fits: provider everyCategory moreSpecific']);
    expect(outcome([standard, small], { ...customer, categoryId: 'large' })).toEqual(['standard applies: provider everyCategory default', 'small no: otherCategory']);
  });

  it('are several where several defaults are equally specific', () => {
    expect(outcome([small, { ...small, id: 'two', name: 'A' }])).toEqual(['two applies: provider category default', 'small applies: provider category default']);
  });

  it('include additions beside more specific ones', () => {
    expect(outcome([small, { ...standard, isAdditional: true }])).toEqual(['small applies: provider category default', 'standard applies: provider everyCategory additional']);
    expect(outcome([{ ...standard, isAdditional: true }])).toEqual(['standard applies: provider everyCategory default']);
  });

  it.each([
    ['inactive', { isActive: false, providerId: 'q' }, customer, 'inactive'],
    ['of another provider', { providerId: 'q' }, customer, 'otherProvider'],
    ['for another category', { categoryId: 'large' }, customer, 'otherCategory'],
    ['for a category that the customer lacks', { categoryId: 'smb' }, { ...customer, categoryId: null }, 'customerWithoutCategory'],
    ['no default', { isDefault: false }, customer, 'provider everyCategory notDefault'],
  ])('are none that are %s', (_what, more, whom, reasons) => {
    expect(outcome([{ ...standard, ...more }], whom as typeof customer)[0]).toMatch(new RegExp(`^standard (no|fits): ${reasons}$`));
  });

  it('names what takes the place of a default', () => {
    const [, displaced] = verdictsOn(customer, [standard, { ...small, name: 'Small' }]);
    expect(displaced?.reasons).toContainEqual({ code: 'moreSpecific', names: ['Small'] });
  });

  it('is not changed by an inactive or foreign default for the category', () => {
    expect(outcome([standard, { ...small, isActive: false }, { ...small, id: 'foreign', providerId: 'q' }])[0]).toBe('standard applies: provider everyCategory default');
  });
});

describe('the verdicts', () => {
  it('are one a template, whatever their order, the most specific first', () => {
    fc.assert(
      fc.property(anyCustomer, anyTemplates.chain((templates) => fc.tuple(fc.constant(templates), fc.shuffledSubarray(templates, { minLength: templates.length }))), (whom, [templates, shuffled]) => {
        const verdicts = verdictsOn(whom, templates);
        expect(verdictsOn(whom, shuffled)).toEqual(verdicts);
        expect(verdicts.map((verdict) => verdict.template.id).sort()).toEqual(templates.map(({ id }) => id).sort());
        const ranks = verdicts.map(({ applies, fits, template: { categoryId } }) => [applies ? 0 : fits ? 1 : 2, categoryId === null ? 1 : 0]);
        expect(ranks).toEqual([...ranks].sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d));
      }),
    );
  });

  it('agree with their reasons', () => {
    fc.assert(
      fc.property(anyCustomer, anyTemplates, (whom, templates) => {
        for (const { template: one, fits, applies, reasons } of verdictsOn(whom, templates)) {
          const last = reasons[reasons.length - 1]?.code;
          expect(applies).toBe(last === 'default' || last === 'additional');
          expect(fits).toBe(reasons[0]?.code === 'provider');
          expect(reasons).toHaveLength(fits ? 3 : 1);
          if (applies) expect([one.isDefault, one.isActive, one.providerId]).toEqual([true, true, whom.providerId]);
        }
      }),
    );
  });

  it('let something apply wherever a default fits', () => {
    fc.assert(
      fc.property(anyCustomer, anyTemplates, (whom, templates) => {
        const verdicts = verdictsOn(whom, templates);
        expect(verdicts.some(({ applies }) => applies)).toBe(verdicts.some(({ fits, template: one }) => fits && one.isDefault));
      }),
    );
  });
});
