import { inconsistent, invalidXml } from './import-errors';
import { guidOf } from './guid';
import { labelsOf } from './customizations/labels';
import type { Label } from '../metadata/types';
import { child, childrenOf, numberOf, textOf, type XmlElement } from './xml';

/** What `solution.xml` says: who ships what. */
export interface SolutionManifest {
  readonly uniqueName: string;
  readonly displayName: Label;
  readonly description: Label;
  /** Four numbers, such as `1.0.0.0`. */
  readonly version: string;
  readonly managed: boolean;
  readonly packageVersion: string;
  readonly publisher: {
    readonly uniqueName: string;
    readonly displayName: Label;
    readonly prefix: string;
    readonly optionValuePrefix: number;
  };
  readonly rootComponents: readonly RootComponent[];
  readonly missingDependencies: readonly MissingDependency[];
}

/** A component that the solution lists: by id or by schema name. */
export interface RootComponent {
  readonly type: number;
  readonly id?: string;
  readonly schemaName?: string;
  readonly behavior: number;
}

/** Something that must be there already. */
export interface MissingDependency {
  readonly type: number;
  readonly name: string;
  readonly solution: string;
}

/** Reads `solution.xml`. */
export function readManifest(document: XmlElement): SolutionManifest {
  const manifest = child(document, 'SolutionManifest');
  const publisher = child(manifest, 'Publisher');
  if (document.name !== 'ImportExportXml' || !manifest || !publisher) throw invalidXml('solution.xml has no SolutionManifest with a Publisher.');
  return {
    uniqueName: needed(manifest, 'UniqueName', /^\w+$/),
    displayName: labelsOf(manifest, 'LocalizedNames'),
    description: labelsOf(manifest, 'Descriptions'),
    version: needed(manifest, 'Version', /^\d+(\.\d+){1,3}$/),
    managed: managedOf(needed(manifest, 'Managed', /^\d$/)),
    packageVersion: document.attributes.SolutionPackageVersion ?? '9.2',
    publisher: {
      uniqueName: needed(publisher, 'UniqueName', /^\w+$/),
      displayName: labelsOf(publisher, 'LocalizedNames'),
      prefix: needed(publisher, 'CustomizationPrefix', /^[a-z][a-z0-9]{1,7}$/),
      optionValuePrefix: numberOf(publisher, 'CustomizationOptionValuePrefix') ?? 10000,
    },
    rootComponents: childrenOf(child(manifest, 'RootComponents'), 'RootComponent').map(rootComponent),
    missingDependencies: childrenOf(child(manifest, 'MissingDependencies'), 'MissingDependency').flatMap((dependency) => {
      const { type, schemaName, id, displayName, solution } = child(dependency, 'Required')?.attributes ?? {};
      return type ? [{ type: Number(type), name: schemaName ?? id ?? displayName ?? '', solution: solution ?? '' }] : [];
    }),
  };
}

function needed(element: XmlElement, name: string, form: RegExp): string {
  const text = textOf(element, name);
  if (!text || !form.test(text)) throw invalidXml(`solution.xml: '${text ?? ''}' is not a valid ${element.name}/${name}.`);
  return text;
}

function managedOf(text: string): boolean {
  if (text !== '0' && text !== '1') throw invalidXml(`solution.xml: Managed is ${text}; only 0 (unmanaged) and 1 (managed) can be imported.`);
  return text === '1';
}

function rootComponent({ attributes: { type, id, schemaName, behavior } }: XmlElement): RootComponent {
  if (!type || !/^\d+$/.test(type) || (!id && !schemaName)) throw inconsistent('solution.xml has a RootComponent without a type, or without id and schemaName.');
  return { type: Number(type), behavior: Number(behavior ?? 0), ...(id && { id: guidOf(id, 'RootComponent') }), ...(schemaName && { schemaName }) };
}

/** Negative, zero or positive, as the first version is older, the same or newer. Missing numbers are 0. */
export function compareVersions(first: string, second: string): number {
  const [a, b] = [first, second].map((version) => version.split('.').map(Number)) as [number[], number[]];
  for (let index = 0; index < 4; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
