import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textsOf } from './testing/texts';

const english = textsOf(1033);
const german = textsOf(1031);

const source = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?<!\.test)\.(ts|html)$/.test(file) && !file.startsWith('testing'))
  .map((file) => readFileSync(join(__dirname, file), 'utf8'))
  .join('\n');

/** Every word in quotes that looks like a key, with the endings that `counted` and `countedOrNone` add. */
const named = new Set([...source.matchAll(/['"]([A-Z]\w*(?:_\w+)*)['"]/g)].map(([, key]) => key as string));
const plain = (key: string) => key.replace(/_(None|One|Many)$/, '');
const called = [...source.matchAll(/\b(text|counted|countedOrNone)\(\s*'(\w+)'/g)].map(([, kind, key]) => ({ kind, key: key as string }));

const holes = (value: string) => [...value.matchAll(/\{\d+\}/g)].map(([hole]) => hole).sort();

describe('texts', () => {
  it('are there in English and German alike', () => {
    expect([...german.keys()]).toEqual([...english.keys()]);
  });

  it('leave the same holes in both languages', () => {
    expect([...english].filter(([key, value]) => holes(value).join() !== holes(german.get(key) ?? '').join()).map(([key]) => key)).toEqual([]);
  });

  it('are said in words, never left empty', () => {
    expect([...english, ...german].filter(([, value]) => value.trim() === '')).toEqual([]);
  });

  it('exist where a script asks for them', () => {
    const wanted = (kind: string | undefined, key: string) =>
      kind === 'text' ? [key] : [`${key}_One`, `${key}_Many`, ...(kind === 'countedOrNone' ? [`${key}_None`] : [])];
    const missing = called.flatMap(({ kind, key }) => wanted(kind, key)).filter((key) => !english.has(key));
    expect(missing).toEqual([]);
  });

  it('are used, each of them', () => {
    expect([...english.keys()].filter((key) => !named.has(key) && !named.has(plain(key)))).toEqual([]);
  });
});
