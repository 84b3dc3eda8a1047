import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keysUsed, readTexts } from '../../../shared/testing/resx';

const english = readTexts(__dirname, 'RequestLifecycle', 1033);
const german = readTexts(__dirname, 'RequestLifecycle', 1031);
const control = join(__dirname, '..');
/** The message to customers is composed in one place for controls and commands. */
const ofInvitation = keysUsed(join(control, '../../../entities/gdap-request'));
/** Named by the manifest and not by the code. */
const ofManifest = [...readFileSync(join(control, 'ControlManifest.Input.xml'), 'utf8').matchAll(/-key="(\w+)"/g)].map(([, key]) => key ?? '');

it('has the same texts in both languages, none of them empty', () => {
  expect([...german.keys()]).toEqual([...english.keys()]);
  expect([...english, ...german].filter(([, text]) => text.trim() === '')).toEqual([]);
});

it('has the same places for values in both languages', () => {
  const places = (text: string | undefined) => [...(text ?? '').matchAll(/\{\d\}/g)].map(([place]) => place).sort();
  for (const [key, text] of english) expect([key, places(german.get(key))]).toEqual([key, places(text)]);
});

it('has every text that the code names, and no other', () => {
  expect([...english.keys()].sort()).toEqual([...new Set([...keysUsed(control), ...ofInvitation, ...ofManifest])].sort());
});
