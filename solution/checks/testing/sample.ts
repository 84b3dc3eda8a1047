import { solutionFiles } from '../../build';
import { readBuiltParts } from '../../built-parts';
import { packageOf, type Package } from '../package';
import { checks, runChecks, type Check } from '..';
import { contentTypesXml } from '../../writer/content-types';
import { parseInPieces } from './in-pieces';
import { extraParts, formOfRequest, ribbonOfRequest, rootComponents, sections } from './other-kinds';

/** The parts of a solution as texts, by path. */
export type Texts = ReadonlyMap<string, string>;

const decode = (content: Uint8Array) => new TextDecoder().decode(content);
const shipped: Texts = new Map([...solutionFiles({ managed: false, parts: readBuiltParts() })].map(([path, content]) => [path, decode(content)]));

/** Lines that no check reads: without them each of the many broken copies is read in half the time. */
const UNREAD = /^ *<(Is(?!CustomField|Global)\w+|Can\w+|ValidFor\w+|ImeMode|SourceType|AutoNumberFormat)(\/>|>[01a-z]*<\/\w+>)\n/gm;

/**
 * What we ship, and beside it one of each kind of component: so every check has something to look at, whatever we
 * ship. It is sound: no check finds anything in it.
 */
export const sample: Texts = withOtherKinds(shipped);

function withOtherKinds(texts: Texts): Texts {
  const all = new Map([...texts, ...extraParts]);
  all.set('customizations.xml', all.get('customizations.xml')!.replace(UNREAD, ''));
  all.set('[Content_Types].xml', contentTypesXml([...all.keys()]));
  const edit = (path: string, from: string | RegExp, to: string) => all.set(path, replaceOnce(all.get(path)!, from, to));
  for (const [name, content] of Object.entries(sections)) {
    all.set('customizations.xml', withMore(all.get('customizations.xml')!, name, content));
  }
  edit('customizations.xml', /(<Name [^>]*>gdap_Request<\/Name>[^]*?)<RibbonDiffXml>[^]*?<\/RibbonDiffXml>/, `$1${ribbonOfRequest}`);
  edit('customizations.xml', /(<Name [^>]*>gdap_Request<\/Name>[^]*?<forms type="main">)/, `$1${formOfRequest}`);
  edit('solution.xml', '<RootComponents>', `<RootComponents>${rootComponents}`);
  return all;
}

/** The section, with this in front of what it has. One that is empty is not always written: it goes before the last. */
function withMore(xml: string, section: string, content: string): string {
  const filled = `<${section}>${content}`;
  if (xml.includes(`<${section}>`)) return replaceOnce(xml, `<${section}>`, filled);
  const empty = xml.includes(`<${section}/>`);
  return replaceOnce(xml, empty ? `<${section}/>` : '<EntityDataProviders/>', `${filled}</${section}>${empty ? '' : '<EntityDataProviders/>'}`);
}

/** One way of breaking the sample. */
export interface Breakage {
  /** What was done to it. */
  readonly that: string;
  /** The part that is edited; default `customizations.xml`. Without `from` the part is added, without `to` removed. */
  readonly part?: string;
  readonly from?: string | RegExp;
  readonly to?: string;
  /** What the check has to say of it. */
  readonly finds: string | RegExp;
}

/** What one check says of the sample after it was broken. */
export function problemsOf(check: string, { part = 'customizations.xml', from, to }: Omit<Breakage, 'that' | 'finds'>): string[] {
  const broken = new Map(sample);
  if (from !== undefined) broken.set(part, replaceOnce(broken.get(part) ?? '', from, to ?? ''));
  else if (to !== undefined) broken.set(part, to);
  else broken.delete(part);
  return checkNamed(check)
    .run(packageOfTexts(broken))
    .map(({ where, problem }) => `${where} ${problem}`);
}

function checkNamed(name: string): Check {
  const found = checks.find((check) => check.name === name);
  if (!found) throw new Error(`There is no check '${name}'.`);
  return found;
}

export const packageOfTexts = (texts: Texts): Package =>
  packageOf(new Map([...texts].map(([path, text]) => [path, encoded(text)])), parseInPieces);

/** Texts that stay the same are encoded once. */
const contents = new Map<string, Uint8Array>();
function encoded(text: string): Uint8Array {
  const content = contents.get(text) ?? new TextEncoder().encode(text);
  contents.set(text, content);
  return content;
}

export const findingsOf = (texts: Texts, previous?: Package) => runChecks(packageOfTexts(texts), previous);

/** A breakage that changes nothing would prove nothing. */
export function replaceOnce(text: string, from: string | RegExp, to: string): string {
  const replaced = typeof from === 'string' ? text.replace(from, () => to) : text.replace(from, to);
  if (replaced === text) throw new Error(`The sample has nothing like ${from}.`);
  return replaced;
}

/** Specifies a check by what it has to find. That it finds nothing in what ships is specified of all of them. */
export function itFinds(check: string, breakages: readonly Breakage[]): void {
  it('finds nothing in a sound solution with every kind of component', () => {
    expect(checkNamed(check).run(packageOfTexts(sample))).toEqual([]);
  });
  it.each(breakages)('finds $that', ({ finds, ...breakage }) => {
    expect(problemsOf(check, breakage)).toContainEqual(expect.stringMatching(finds));
  });
}
