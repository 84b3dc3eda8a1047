import { strToU8, zipSync } from 'fflate';
import { customizationsXml, WEB_RESOURCE_PART } from './test-solution/customizations';
import { solutionXml } from './test-solution/manifest';

/** A solution file as text, part by part. Content of `undefined` takes a part out. */
export type SolutionText = Record<string, string | undefined>;

export interface TestSolutionOptions {
  /** `1.0.0.0` by default. */
  readonly version?: string;
  readonly managed?: boolean;
  /** Changes the parts before they are packed: how a test breaks the file, or makes the next version of it. */
  readonly mutate?: (parts: SolutionText) => void;
}

/**
 * The solution file of another product, for the tests of the sandbox: publisher `acme` (prefix `acm`) with the
 * tables `acm_ticket` (every kind of column, status transitions) and `acm_project`, a lookup on `account`, keys,
 * relationships of each delete behaviour, a webhook endpoint with steps, and one of each other component.
 */
export function testSolution({ version = '1.0.0.0', managed = false, mutate }: TestSolutionOptions = {}): Uint8Array {
  const parts: SolutionText = {
    '[Content_Types].xml': `<?xml version="1.0" encoding="utf-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
      <Default Extension="xml" ContentType="application/octet-stream"/><Default Extension="js" ContentType="application/octet-stream"/>
      <Override PartName="/${WEB_RESOURCE_PART}" ContentType="application/octet-stream"/></Types>`,
    'solution.xml': solutionXml(version, managed),
    'customizations.xml': customizationsXml(),
    [WEB_RESOURCE_PART]: 'window.acme = {};',
    'Controls/acm_Acme.Gauge/ControlManifest.xml': '<manifest><control namespace="Acme" constructor="Gauge" version="1.0.0"><resources><code path="bundle.js"/></resources></control></manifest>',
    'Controls/acm_Acme.Gauge/bundle.js': 'var gauge = 1;',
    'environmentvariabledefinitions/acm_Region/environmentvariabledefinition.xml':
      '<environmentvariabledefinition schemaname="acm_Region"><defaultvalue>eu</defaultvalue><displayname default="Region"/><introducedversion>1.0</introducedversion><isrequired>0</isrequired><secretstore>0</secretstore><type>100000000</type></environmentvariabledefinition>',
  };
  mutate?.(parts);
  return zipSync(Object.fromEntries(Object.entries(parts).flatMap(([path, text]) => (text === undefined ? [] : [[path, strToU8(text)]]))));
}

/** Replaces text in a part; says so when it is not there, so that a test cannot pass for want of its change. */
export function edit(parts: SolutionText, part: string, before: string | RegExp, after: string): void {
  const text = parts[part] ?? '';
  const edited = text.replace(before, () => after);
  if (edited === text) throw new Error(`'${String(before)}' is not in ${part}.`);
  parts[part] = edited;
}
