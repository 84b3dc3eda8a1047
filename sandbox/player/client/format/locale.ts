/** How dates and numbers are written, and in which time zone dates are shown. */
export interface Locale {
  /** BCP 47, such as `de-DE`. */
  readonly tag: string;
  /** IANA, such as `Europe/Berlin`. */
  readonly timeZone: string;
}

const tagsByLanguage: Readonly<Record<number, string>> = {
  1025: 'ar-SA', 1029: 'cs-CZ', 1030: 'da-DK', 1031: 'de-DE', 1033: 'en-US', 1035: 'fi-FI', 1036: 'fr-FR', 1038: 'hu-HU', 1040: 'it-IT',
  1041: 'ja-JP', 1043: 'nl-NL', 1044: 'nb-NO', 1045: 'pl-PL', 1046: 'pt-BR', 1053: 'sv-SE', 2057: 'en-GB', 2070: 'pt-PT', 3082: 'es-ES',
};

/** @param languageId LCID; one that is not known is written as English */
export function localeOf(languageId: number, timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone): Locale {
  return { tag: tagsByLanguage[languageId] ?? 'en-US', timeZone };
}

/** The language's own name, such as `Deutsch (Deutschland)`. */
export function languageName(languageId: number): string {
  const tag = tagsByLanguage[languageId];
  return (tag && new Intl.DisplayNames([tag], { type: 'language' }).of(tag)) ?? `Language ${languageId}`;
}
