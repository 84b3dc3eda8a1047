/**
 * Standard commands in other languages than English, by LCID and key. The one place where a translation of them is
 * added; what a language does not have stays English. `{0}` is the name of the table. `more` is the button behind which
 * stands what has no room.
 */
const TRANSLATIONS: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  1031: {
    'form.NewRecord': 'Neu', Save: 'Speichern', SaveAndClose: 'Speichern & schließen', NewRecord: 'Neu: {0}', AddNewStandard: 'Neu: {0}', Edit: 'Öffnen',
    AddExistingAssoc: 'Vorhandene hinzufügen: {0}', Remove: 'Entfernen', Activate: 'Aktivieren', Deactivate: 'Deaktivieren', Delete: 'Löschen', Refresh: 'Aktualisieren',
    ExportToExcel: 'Als CSV exportieren', more: 'Weitere Befehle',
  },
};

/** @param location where the command stands: on forms some are called otherwise than on lists @returns undefined where there is no translation */
export function standardCommandLabel(languageId: number, location: string, key: string, tableName: string): string | undefined {
  const texts = TRANSLATIONS[languageId];
  return (texts?.[`${location}.${key}`] ?? texts?.[key])?.replace('{0}', () => tableName);
}

/** What the button is called behind which the commands stand that have no room. */
export const moreCommandsLabel = (languageId: number): string => TRANSLATIONS[languageId]?.more ?? 'More commands';
