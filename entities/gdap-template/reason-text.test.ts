import fc from 'fast-check';
import { verdictsOn } from './applying';
import { reasonText } from './reason-text';
import { anyCustomer, anyTemplates, template } from './testing/candidates';

const names = { provider: 'Fabrikam', category: 'SMB' };
const customer = { providerId: 'p', categoryId: 'smb' };
const standard = template({ id: 'standard', name: 'Standard', isDefault: true });
const small = template({ id: 'small', name: 'Small', isDefault: true, categoryId: 'smb' });
const extra = template({ id: 'extra', name: 'Extra' });
const text = (templateId: string, templates = [standard, small, extra], whom: { providerId: string; categoryId: string | null } = customer) =>
  reasonText(verdictsOn(whom, templates), templateId, { ...names, category: whom.categoryId && 'SMB' });

describe('why a request was made from a template', () => {
  it('is told with what came of the others', () => {
    expect(text('small')).toBe(
      "‘Small’ applies: it is a default for customers of ‘Fabrikam’ in the category ‘SMB’. Not applying: ‘Extra’ (it is not a default), ‘Standard’ (its place is taken by ‘Small’, for the category).",
    );
  });

  it('says of a template for everybody that it is', () => {
    expect(text('standard', [standard, small], { ...customer, categoryId: null })).toBe(
      '‘Standard’ applies: it is a default for every customer of ‘Fabrikam’. Not applying: ‘Small’ (it is for a category, and the customer has none).',
    );
    expect(text('standard', [{ ...standard, isAdditional: true }, small])).toBe(
      '‘Standard’ applies: it is a default for every customer of ‘Fabrikam’, in addition to more specific ones. Also applying: ‘Small’.',
    );
  });

  it('says where somebody chose what does not apply', () => {
    expect(text('extra', [extra, standard])).toBe('‘Extra’ was chosen, although it is not a default. Also applying: ‘Standard’.');
  });

  it('names no inactive template and none of another provider, and not everyone where there are many', () => {
    expect(text('small', [small, { ...standard, providerId: 'q' }, { ...extra, isActive: false }])).not.toMatch(/Standard|Extra/);
    const many = Array.from({ length: 20 }, (_, index) => ({ ...extra, id: `${index}`, name: `T${index}` }));
    expect(text('small', [small, ...many])).toMatch(/ and 12 more\.$/);
  });

  it('begins with the template itself, whichever it is, and is nothing for one that is not there', () => {
    fc.assert(
      fc.property(anyCustomer, anyTemplates, (whom, templates) => {
        const verdicts = verdictsOn(whom, templates);
        for (const verdict of verdicts) {
          const verb = verdict.applies ? 'applies' : 'was chosen, although';
          expect(reasonText(verdicts, verdict.template.id, names).startsWith(`‘${verdict.template.name}’ ${verb}`)).toBe(true);
        }
        expect(reasonText(verdicts, 'another', names)).toBe('');
      }),
    );
  });
});
