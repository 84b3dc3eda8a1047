import { column } from '../form/test-support/fake-form';
import { choosable, chosenLabels } from './choice-options';

const colors = column('acm_color', 'choice', { options: [{ value: 1, label: 'Red' }, { value: 2, label: 'Green' }, { value: 3, label: 'Blue' }] });
const status = column('statuscode', 'status', {
  options: [
    { value: 1, label: 'Draft', state: 0, transitions: [2] },
    { value: 2, label: 'Sent', state: 0, transitions: [] },
    { value: 3, label: 'Answered', state: 0 },
    { value: 4, label: 'Closed', state: 1 },
  ],
});
const labels = (...asked: Parameters<typeof choosable>) => choosable(...asked).map(({ label }) => label);

describe('the options of a choice', () => {
  it('are all of them, but for those that a script took away', () => {
    expect(labels(colors, null, [2])).toEqual(['Red', 'Blue']);
  });

  it('keep the one chosen, even if a script took it away or the definition no longer has it', () => {
    expect(labels(colors, 2, [2])).toEqual(['Red', 'Green', 'Blue']);
    expect(labels(colors, 9, [])).toEqual(['Red', 'Green', 'Blue', '9']);
    expect(labels(colors, [1, 9], [1, 2, 3])).toEqual(['Red', '9']);
  });
});

describe('the options of a status reason', () => {
  it('are where the transitions lead from here', () => {
    expect(labels(status, 1, [])).toEqual(['Draft', 'Sent']);
    expect(labels(status, 2, [])).toEqual(['Sent']);
  });

  it('are those of the same state where nothing says more', () => {
    expect(labels(status, 3, [])).toEqual(['Draft', 'Sent', 'Answered']);
  });
});

it('names what is chosen', () => {
  expect(chosenLabels(colors, [3, 1])).toBe('Blue; Red');
  expect(chosenLabels(colors, null)).toBe('');
});
