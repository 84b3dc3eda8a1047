import { isOwnName, prefixOf, section, tablesOf } from './contents';
import { problems, type Check, type Problem } from './finding';
import type { Package } from './package';
import { children, descendants, textAt } from './xml-tree';

/** The solution says who it is: version, kind, publisher; and every name of its own carries the publisher's prefix. */
export const identity: Check = {
  name: 'identity',
  run: (solution, previous) => [
    ...manifestProblems(solution),
    ...prefixProblems(solution),
    ...(previous ? upgradeProblems(previous, solution) : []),
  ],
};

const manifest = ({ solution }: Package, path: string): string => textAt(solution, `SolutionManifest/${path}`);
const VERSION = /^\d+\.\d+\.\d+\.\d+$/;

function manifestProblems(solution: Package): Problem[] {
  const where = 'solution.xml';
  const [version, managed, prefix] = ['Version', 'Managed', 'Publisher/CustomizationPrefix'].map((path) => manifest(solution, path)) as [
    string,
    string,
    string,
  ];
  const optionValues = manifest(solution, 'Publisher/CustomizationOptionValuePrefix');
  const introduced = descendants(solution.customizations, 'IntroducedVersion').map(({ text }) => text);
  return [
    ...problems(
      !/^[A-Za-z_]\w*$/.test(manifest(solution, 'UniqueName')) && {
        where,
        problem: `has the unique name '${manifest(solution, 'UniqueName')}'`,
      },
      !VERSION.test(version) && { where, problem: `has the version '${version}', which is not four numbers` },
      !['0', '1'].includes(managed) && { where, problem: `has Managed '${managed}', which only sources have, not what ships` },
      !/^(?!mscrm)[a-z][a-z0-9]{1,7}$/i.test(prefix) && {
        where,
        problem: `has the prefix '${prefix}', which is not two to eight letters and digits`,
      },
      !(Number(optionValues) >= 10_000 && Number(optionValues) <= 99_999) && {
        where,
        problem: `has the option value prefix '${optionValues}', which is not from 10000 to 99999`,
      },
    ),
    ...(VERSION.test(version) ? [...new Set(introduced)].filter((text) => compareVersions(text, version) > 0) : []).map((text) => ({
      where: 'customizations.xml',
      problem: `has components that came with ${text}, a later version than this`,
    })),
  ];
}

function prefixProblems(solution: Package): Problem[] {
  const prefix = prefixOf(solution);
  const tables = tablesOf(solution);
  const names: readonly (readonly [kind: string, name: string])[] = [
    ...tables.flatMap(({ logicalName, info, columns, isOwn }) => [
      ...(isOwn || info?.attributes.unmodified === '1' || info === undefined ? [] : [['table', logicalName] as const]),
      ...[...columns].flatMap(([name, column]) => (textAt(column, 'IsCustomField') === '1' ? [['column', name] as const] : [])),
      ...children(info, 'EntityKeys/EntityKey').map((key) => ['key', textAt(key, 'Name')] as const),
    ]),
    ...section(solution, 'optionsets/optionset').map(({ attributes }) => ['choice', attributes.Name ?? ''] as const),
    // A relationship behind a column of the platform is named by the platform.
    ...section(solution, 'EntityRelationships/EntityRelationship').flatMap((relationship) =>
      isOwnName(solution, textAt(relationship, 'ReferencingAttributeName'))
        ? [['relationship', relationship.attributes.Name ?? ''] as const]
        : [],
    ),
    ...section(solution, 'WebResources/WebResource').map((resource) => ['web resource', textAt(resource, 'Name')] as const),
    ...section(solution, 'CustomControls/CustomControl').map((control) => ['custom control', textAt(control, 'Name')] as const),
    ...section(solution, 'AppModules/AppModule').map((app) => ['app', textAt(app, 'UniqueName')] as const),
    ...[...solution.documents].flatMap(([path, { attributes }]) =>
      path.endsWith('/environmentvariabledefinition.xml') ? [['environment variable', attributes.schemaname ?? ''] as const] : [],
    ),
  ];
  return names
    .filter(([, name]) => !isOwnName(solution, name))
    .map(([kind, name]) => ({ where: `${kind} ${name}`, problem: `does not begin with the publisher's prefix '${prefix}_'` }));
}

function upgradeProblems(previous: Package, solution: Package): Problem[] {
  const where = 'solution.xml';
  const changed = [
    'UniqueName',
    'Publisher/UniqueName',
    'Publisher/CustomizationPrefix',
    'Publisher/CustomizationOptionValuePrefix',
  ].filter((path) => manifest(previous, path) !== manifest(solution, path));
  return [
    ...changed.map((path) => ({
      where,
      problem: `has another ${path} than what is installed: ${manifest(solution, path)} instead of ${manifest(previous, path)}`,
    })),
    ...problems(
      compareVersions(manifest(solution, 'Version'), manifest(previous, 'Version')) <= 0 && {
        where,
        problem: `has the version ${manifest(solution, 'Version')}, which does not follow on ${manifest(previous, 'Version')}`,
      },
    ),
  ];
}

/** Below zero where `a` came first. Missing numbers count as 0: older exports write two. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number)) as [number[], number[]];
  const differing = [0, 1, 2, 3].find((index) => (left[index] ?? 0) !== (right[index] ?? 0));
  return differing === undefined ? 0 : (left[differing] ?? 0) - (right[differing] ?? 0);
}
