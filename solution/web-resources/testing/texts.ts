import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';

/** The texts of a language, by key, as they ship. */
export function textsOf(language: 1033 | 1031): Map<string, string> {
  const xml = readFileSync(join(__dirname, `../strings/GdapManager.${language}.resx`), 'utf8');
  const { root } = new XMLParser({ ignoreAttributes: false, processEntities: true }).parse(xml) as { root: { data: { '@_name': string; value: string }[] } };
  return new Map(root.data.map((entry) => [entry['@_name'], String(entry.value)]));
}
