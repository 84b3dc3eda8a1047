import type { StoredRow } from '../../dataverse/environment';
import { child, childrenOf, parseXml, textOf, type XmlElement } from '../../dataverse/solutions/xml';
import { findPlatformRows } from '../../dataverse/storage/platform-rows';
import { openSolutionParts } from '../../dataverse/storage/solution-parts';
import type { CodeComponentModel } from '../app-model';
import { digest } from '../assets/responses';
import { flag, grandchildren, readable, type ModelContext } from './context';

/** The code components of the environment, by name. */
export const componentsOf = (context: ModelContext): Record<string, CodeComponentModel> =>
  Object.fromEntries(findPlatformRows(context.environment, 'customcontrol', {}).flatMap((row) =>
    readable(context, `The code component '${String(row.name)}'`, () => componentOf(context, row)).map((component) => [component.name, component])));

function componentOf(context: ModelContext, row: StoredRow): CodeComponentModel | undefined {
  const name = String(row.name);
  const control = child(parseXml(String(row.manifest), `the manifest of '${name}'`), 'control');
  if (!control) {
    context.unsupported(`The manifest of the code component '${name}' has no control.`);
    return undefined;
  }
  // `constructor` is a name that every object has: only the manifest's own counts.
  const [namespace, constructorName, version] = (['namespace', 'constructor', 'version'] as const).map((attribute) =>
    (Object.hasOwn(control.attributes, attribute) ? String(control.attributes[attribute]) : '')) as [string, string, string];
  const resources = child(control, 'resources');
  const strings = stringsOf(context, name, childrenOf(resources, 'resx'));
  const key = control.attributes['display-name-key'] ?? '';
  return {
    name, namespace, constructorName, version,
    isVirtual: control.attributes['control-type'] === 'virtual',
    displayName: strings[key] ?? (key || constructorName),
    properties: childrenOf(control, 'property').map(propertyOf),
    dataSets: childrenOf(control, 'data-set').map(({ attributes }) => attributes.name ?? ''),
    platformLibraries: Object.fromEntries(childrenOf(resources, 'platform-library').map(({ attributes }) => [attributes.name ?? '', attributes.version ?? ''])),
    scripts: inOrder(childrenOf(resources, 'code')).map((path) => addressOf(context, name, path)),
    styles: inOrder(childrenOf(resources, 'css')).map((path) => addressOf(context, name, path)),
    strings,
  };
}

const propertyOf = ({ attributes }: XmlElement): CodeComponentModel['properties'][number] => ({
  name: attributes.name ?? '',
  type: attributes['of-type'] ?? attributes['of-type-group'] ?? '',
  usage: attributes.usage === 'bound' || attributes.usage === 'output' ? attributes.usage : 'input',
  required: flag(attributes.required, false),
  ...(attributes['default-value'] !== undefined && { defaultValue: attributes['default-value'] }),
});

const inOrder = (elements: readonly XmlElement[]) =>
  [...elements].sort((a, b) => Number(a.attributes.order ?? 0) - Number(b.attributes.order ?? 0)).map(({ attributes }) => attributes.path ?? '');

/** The address changes with the content: a browser keeps it for good. */
function addressOf({ environment }: ModelContext, component: string, path: string): string {
  const content = openSolutionParts(environment.database).file(`Controls/${component}/${path}`) ?? new Uint8Array();
  return `/player/controls/${component}/${path}?v=${digest(content).slice(0, 16)}`;
}

/** The texts of the language asked for; where one is missing, that of the base language. */
function stringsOf(context: ModelContext, component: string, files: readonly XmlElement[]): Record<string, string> {
  const paths = files.map(({ attributes }) => attributes.path ?? '');
  const ofLanguage = (lcid: number) => paths.filter((path) => path.endsWith(`.${lcid}.resx`)).map((path) => readResx(context, component, path));
  return Object.assign({}, ...ofLanguage(context.baseLcid), ...ofLanguage(context.lcid)) as Record<string, string>;
}

function readResx({ environment }: ModelContext, component: string, path: string): Record<string, string> {
  const content = openSolutionParts(environment.database).file(`Controls/${component}/${path}`);
  if (!content) return {};
  const entries = childrenOf(parseXml(content, path), 'data').map((data) => [data.attributes.name ?? '', textOf(data, 'value') ?? ''] as const);
  return Object.fromEntries(entries);
}

/** The tables, views and forms that an app names (`AppModuleComponent`), by component type. */
export const appComponents = (appXml: string | undefined): { readonly type: number; readonly schemaName?: string | undefined; readonly id?: string | undefined }[] =>
  (appXml === undefined ? [] : grandchildren(parseXml(appXml, 'the app module'), 'AppModuleComponents', 'AppModuleComponent'))
    .map(({ attributes }) => ({ type: Number(attributes.type), schemaName: attributes.schemaName?.toLowerCase(), id: attributes.id?.replace(/[{}]/g, '').toLowerCase() }));
