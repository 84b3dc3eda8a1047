import { partOf, section, webResourcesOf } from './contents';
import type { Check, Problem } from './finding';
import type { Package } from './package';
import { children, descendants, textAt } from './xml-tree';

const DOCUMENTS = ['solution.xml', 'customizations.xml', '[Content_Types].xml'];

/** Components that are there because their folder is. */
const FOLDERS = [
  /^customapis\/[^/]+\/customapi\.xml$/,
  /^customapis\/[^/]+\/customapirequestparameters\/[^/]+\/customapirequestparameter\.xml$/,
  /^customapis\/[^/]+\/customapiresponseproperties\/[^/]+\/customapiresponseproperty\.xml$/,
  /^environmentvariabledefinitions\/[^/]+\/environmentvariabledefinition\.xml$/,
  /^appactions\/[^/]+\/appaction\.xml$/,
];

/** The zip holds just what the documents name, and its reader can see all of it. */
export const parts: Check = {
  name: 'parts',
  run: (solution) => {
    const named = namedParts(solution);
    const paths = [...solution.parts.keys()];
    return [
      ...named
        .filter(({ path }) => !solution.parts.has(path))
        .map(({ path, by }) => ({ where: path, problem: `is named by ${by} but not in the zip` })),
      ...paths.flatMap((path) => [...pathProblems(path, named), ...contentTypeProblems(solution, path)]),
    ];
  },
};

interface NamedPart {
  readonly path: string;
  readonly by: string;
}

function namedParts(solution: Package): NamedPart[] {
  return [
    ...[...webResourcesOf(solution)].map(([name, resource]) => ({
      path: partOf(textAt(resource, 'FileName')),
      by: `web resource ${name}`,
    })),
    ...section(solution, 'Workflows/Workflow').flatMap((workflow) =>
      ['JsonFileName', 'XamlFileName'].flatMap((element) =>
        children(workflow, element).map(({ text }) => ({ path: partOf(text), by: `workflow ${workflow.attributes.Name ?? ''}` })),
      ),
    ),
    ...section(solution, 'SolutionPluginAssemblies/PluginAssembly').map((assembly) => ({
      path: partOf(textAt(assembly, 'FileName')),
      by: `plug-in assembly ${assembly.attributes.FullName ?? ''}`,
    })),
    ...section(solution, 'CustomControls/CustomControl').flatMap((control) =>
      controlParts(solution, partOf(textAt(control, 'FileName')), textAt(control, 'Name')),
    ),
  ];
}

/** A control's manifest, and the code, styles and strings that it names. */
function controlParts(solution: Package, manifest: string, name: string): NamedPart[] {
  const by = `custom control ${name}`;
  const content = solution.documents.get(manifest);
  if (!content) return [{ path: manifest, by }];
  const folder = manifest.slice(0, manifest.lastIndexOf('/') + 1);
  const resources = ['code', 'css', 'img', 'resx', 'html'].flatMap((kind) => descendants(content, kind));
  const licence = `${folder}bundle.js.LICENSE.txt`;
  return [
    { path: manifest, by },
    ...resources.map(({ attributes }) => ({ path: `${folder}${attributes.path ?? ''}`, by })),
    // The bundler writes it beside the code where a library asks for its licence to travel along.
    ...(solution.parts.has(licence) ? [{ path: licence, by }] : []),
  ];
}

function pathProblems(path: string, named: readonly NamedPart[]): Problem[] {
  if (path.includes('\\')) return [{ where: path, problem: 'has a backslash in its path' }];
  if (/(^|\/)environmentvariablevalues\.json$/.test(path))
    return [{ where: path, problem: 'holds values of one environment, which do not ship' }];
  const isKnown = DOCUMENTS.includes(path) || named.some((part) => part.path === path) || FOLDERS.some((pattern) => pattern.test(path));
  return isKnown ? [] : [{ where: path, problem: 'is in the zip but nothing names it' }];
}

function contentTypeProblems({ contentTypes }: Package, path: string): Problem[] {
  if (path === '[Content_Types].xml') return [];
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase();
  const hasDefault = children(contentTypes, 'Default').some(({ attributes }) => attributes.Extension?.toLowerCase() === extension);
  const hasOverride = children(contentTypes, 'Override').some(({ attributes }) => attributes.PartName === `/${path}`);
  return (extension !== undefined && hasDefault) || hasOverride
    ? []
    : [{ where: path, problem: 'has no content type: the importer will not see it' }];
}
