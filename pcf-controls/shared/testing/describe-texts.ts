import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keysUsed, readTexts } from './resx';

/**
 * What holds for the texts of every control.
 * @param control folder of the manifest
 * @param name of the control, with which its resx files begin
 */
export function describeTexts(control: string, name: string): void {
  const texts = (languageId: number) => readTexts(join(control, 'strings'), name, languageId);
  const english = texts(1033);
  const german = texts(1031);
  const manifest = readFileSync(join(control, 'ControlManifest.Input.xml'), 'utf8');
  const inManifest = [...manifest.matchAll(/-key="(\w+)"/g)].map(([, key]) => key ?? '');
  const inSources = [...keysUsed(control)];

  it('has the same texts in both languages, none of them empty', () => {
    expect([...german.keys()]).toEqual([...english.keys()]);
    expect([...english, ...german].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('has the same places for values in both languages', () => {
    const places = (text: string | undefined) => [...(text ?? '').matchAll(/\{\d\}/g)].map(([place]) => place).sort();
    for (const [key, text] of english) expect([key, places(german.get(key))]).toEqual([key, places(text)]);
  });

  it('has every text that is named somewhere, and no other', () => {
    expect([...english.keys()].sort()).toEqual([...new Set([...inSources, ...inManifest])].sort());
  });
}
