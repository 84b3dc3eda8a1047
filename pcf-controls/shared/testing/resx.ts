import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The texts of `{name}.{languageId}.resx` by their keys. */
export function readTexts(folder: string, name: string, languageId: number): Map<string, string> {
  const document = new DOMParser().parseFromString(readFileSync(join(folder, `${name}.${languageId}.resx`), 'utf8'), 'text/xml');
  return new Map([...document.querySelectorAll('data')].map((data) => [data.getAttribute('name') ?? '', data.querySelector('value')?.textContent ?? '']));
}

/**
 * Keys of texts in the sources of a control: quoted names such as `Group_Add`. A key that `count` takes stands
 * for its two forms, `_One` and `_Many`.
 */
export function keysUsed(folder: string): Set<string> {
  const keys = new Set<string>();
  for (const file of sourcesIn(folder)) {
    const source = readFileSync(file, 'utf8');
    for (const [, counted, key] of source.matchAll(/(\.count\(\s*)?'([A-Z][A-Za-z]*_[A-Z][A-Za-z_]*)'/g)) {
      for (const form of counted ? ['_One', '_Many'] : ['']) keys.add(`${key}${form}`);
    }
  }
  return keys;
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'generated' || name === 'testing' ? [] : sourcesIn(path);
    return /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) ? [path] : [];
  });
}
