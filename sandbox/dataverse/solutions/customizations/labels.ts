import type { Label } from '../../metadata/types';
import { child, type XmlElement } from '../xml';

/** The texts in a container such as `<displaynames>`: one child a language, with `description` and `languagecode`. */
export function labelsOf(element: XmlElement | undefined, container: string): Label {
  const entries = child(element, container)?.children ?? [];
  return Object.fromEntries(entries
    .filter(({ attributes }) => /^\d+$/.test(attributes.languagecode ?? ''))
    .map(({ attributes }) => [Number(attributes.languagecode), attributes.description ?? '']));
}

/** The text for people who read English, else any other, else nothing. */
export const plainText = (label: Label): string => label[1033] ?? Object.values(label)[0] ?? '';
