import { chooseForm, offeredForms } from './choose-form';
import { form, table } from './test-support/fake-form';

const clerk = { id: 'u', name: 'Ada', roles: [{ id: 'clerk', name: 'Clerk' }], privileges: {} };
const forms = [
  form([], { id: 'second', order: 2 }),
  form([], { id: 'managers', order: 0, roles: ['manager'] }),
  form([], { id: 'clerks', order: 1, roles: ['clerk', 'manager'] }),
  form([], { id: 'quick', order: 0, type: 'quickCreate' }),
];

describe('the form of a row', () => {
  it('is offered among the main forms of the roles that somebody has, in the order of the table', () => {
    expect(offeredForms(table([], { forms }), clerk).map(({ id }) => id)).toEqual(['clerks', 'second']);
  });

  it('is the one asked for, or the first where that one is not offered', () => {
    const offered = offeredForms(table([], { forms }), clerk);
    expect(chooseForm(offered, 'second')?.id).toBe('second');
    expect(chooseForm(offered, 'managers')?.id).toBe('clerks');
    expect(chooseForm([], 'second')).toBeUndefined();
  });
});
