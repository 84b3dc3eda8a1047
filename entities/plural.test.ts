import { pluralForm } from './plural';

describe('the form of a text that a number takes', () => {
  it.each([1033, 1031, 1036])('is the singular of one alone, in English and German, and in English for everybody else (%i)', (languageId) => {
    expect([0, 1, 2, 11, 21, 101].map((count) => pluralForm(count, languageId))).toEqual(['Many', 'One', 'Many', 'Many', 'Many', 'Many']);
  });
});
