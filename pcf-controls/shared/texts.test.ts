import { createTexts } from './texts';

const texts = createTexts((key) => ({ Greeting: 'Hello {0}, {1}.', Row_One: '{0} row of {1}', Row_Many: '{0} rows of {1}' })[key] ?? key, () => 1033);

it('puts values into their places, and only there', () => {
  expect(texts('Greeting', '{1}', 'B')).toBe('Hello {1}, B.');
});

it('chooses the form for the number', () => {
  expect([0, 1, 2].map((number) => texts.count('Row', number, 'A'))).toEqual(['0 rows of A', '1 row of A', '2 rows of A']);
});
