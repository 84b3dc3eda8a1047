import { standardCommandLabel } from './standard-commands';

describe('The label of a standard command', () => {
  it('is in the language of the person, with the name of the table as it is', () => {
    expect(standardCommandLabel(1031, 'grid', 'NewRecord', "$& O'Neill")).toBe("Neu: $& O'Neill");
    expect(standardCommandLabel(1031, 'form', 'NewRecord', 'Vorgang')).toBe('Neu');
    expect(standardCommandLabel(1031, 'subgrid', 'Refresh', 'Vorgang')).toBe('Aktualisieren');
  });

  it.each([[1033, 'Save'], [1036, 'Save'], [1031, 'Unheard']])('stays as it is without a translation: %i %s', (languageId, key) => {
    expect(standardCommandLabel(languageId, 'form', key, 'Ticket')).toBeUndefined();
  });
});
