const rules: Readonly<Record<number, Intl.PluralRules>> = { 1031: new Intl.PluralRules('de'), 1033: new Intl.PluralRules('en') };

/**
 * Which of a text's two forms a number takes: the ending of its key, after a `_`.
 * @param languageId of the user, as Dataverse numbers languages; where there are no texts in it, they are English
 */
export const pluralForm = (count: number, languageId: number): 'One' | 'Many' => ((rules[languageId] ?? rules[1033])?.select(count) === 'one' ? 'One' : 'Many');
