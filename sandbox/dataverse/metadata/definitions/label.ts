import { metadataId } from '../identity';
import type { Label } from '../types';

/** A label as EntityDefinitions shows it: all languages, and the one that the user reads. */
export function labelJson(label: Label) {
  const labels = Object.entries(label).map(([language, text]) => ({
    Label: text, LanguageCode: Number(language), IsManaged: false, MetadataId: metadataId('optionset', `label.${language}.${text}`), HasChanged: null,
  }));
  return { LocalizedLabels: labels, UserLocalizedLabel: labels.find(({ LanguageCode }) => LanguageCode === 1033) ?? labels[0] ?? null };
}

/** A setting with the flag whether it may be changed: BooleanManagedProperty, AttributeRequiredLevelManagedProperty. */
export const managedProperty = <Value>(value: Value, name: string, canBeChanged = true) =>
  ({ Value: value, CanBeChanged: canBeChanged, ManagedPropertyLogicalName: name });
