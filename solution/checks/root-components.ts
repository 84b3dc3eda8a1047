import { formsOf, guid, section, tablesOf } from './contents';
import { duplicates, problems, type Check, type Problem } from './finding';
import type { Package } from './package';
import { children, textAt } from './xml-tree';

/** How a kind of component is named in `RootComponents`, and what of it the package holds. */
interface Kind {
  readonly type: string;
  readonly label: string;
  readonly key: 'schemaName' | 'id';
  readonly inPackage: (solution: Package) => string[];
  /** Whether each one in the package has to be listed. Forms come along with their table. */
  readonly mustBeListed?: false;
}

const byName = (path: string, name: string) => (solution: Package) => section(solution, path).map((element) => textAt(element, name));
const byAttribute = (path: string, attribute: string) => (solution: Package) =>
  section(solution, path).map((element) => element.attributes[attribute] ?? '');

const KINDS: readonly Kind[] = [
  { type: '1', label: 'table', key: 'schemaName', inPackage: (solution) => tablesOf(solution).map((table) => table.logicalName) },
  { type: '9', label: 'choice', key: 'schemaName', inPackage: byAttribute('optionsets/optionset', 'Name') },
  { type: '20', label: 'role', key: 'id', inPackage: byAttribute('Roles/Role', 'id') },
  { type: '29', label: 'workflow', key: 'id', inPackage: byAttribute('Workflows/Workflow', 'WorkflowId') },
  {
    type: '60',
    label: 'form',
    key: 'id',
    inPackage: (solution) => formsOf(tablesOf(solution)).map(({ form }) => textAt(form, 'formid')),
    mustBeListed: false,
  },
  { type: '61', label: 'web resource', key: 'schemaName', inPackage: byName('WebResources/WebResource', 'Name') },
  { type: '62', label: 'site map', key: 'schemaName', inPackage: byName('AppModuleSiteMaps/AppModuleSiteMap', 'SiteMapUniqueName') },
  { type: '66', label: 'custom control', key: 'schemaName', inPackage: byName('CustomControls/CustomControl', 'Name') },
  {
    type: '70',
    label: 'column security profile',
    key: 'id',
    inPackage: byAttribute('FieldSecurityProfiles/FieldSecurityProfile', 'fieldsecurityprofileid'),
  },
  { type: '80', label: 'app', key: 'schemaName', inPackage: byName('AppModules/AppModule', 'UniqueName') },
  {
    type: '91',
    label: 'plug-in assembly',
    key: 'id',
    inPackage: byAttribute('SolutionPluginAssemblies/PluginAssembly', 'PluginAssemblyId'),
  },
  {
    type: '92',
    label: 'step',
    key: 'id',
    inPackage: byAttribute('SdkMessageProcessingSteps/SdkMessageProcessingStep', 'SdkMessageProcessingStepId'),
  },
  { type: '95', label: 'service endpoint', key: 'id', inPackage: byAttribute('ServiceEndpoints/ServiceEndpoint', 'ServiceEndpointId') },
  { type: '300', label: 'canvas app', key: 'schemaName', inPackage: byName('CanvasApps/CanvasApp', 'Name') },
];

/** What the manifest lists is there, and what is there the manifest lists. */
export const rootComponents: Check = {
  name: 'root components',
  run: (solution) => {
    const listed = children(solution.solution, 'SolutionManifest/RootComponents/RootComponent').map(({ attributes }) => attributes);
    const known = listed.flatMap((attributes) => {
      const kind = KINDS.find(({ type }) => type === attributes.type);
      return kind ? [{ attributes, kind, name: attributes[kind.key] ?? '' }] : [];
    });
    const where = (kind: Kind, name: string) => `${kind.label} ${name}`;
    return [
      ...listed
        .filter(({ type }) => !KINDS.some((kind) => kind.type === type))
        .map(({ type, schemaName, id }) => ({
          where: `root component ${schemaName ?? id ?? ''}`,
          problem: `has the type ${type}, which exports do not list`,
        })),
      ...known.flatMap(({ attributes, kind, name }) =>
        problems(
          !includes(kind, kind.inPackage(solution), name) && {
            where: where(kind, name),
            problem: 'is listed in solution.xml but not in the package',
          },
          kind.type === '1' &&
            name !== name.toLowerCase() && {
              where: where(kind, name),
              problem: 'is listed by another name than its logical one, in lower case',
            },
          kind.type === '1' && behaviourProblem(solution, name, attributes.behavior),
        ),
      ),
      ...KINDS.filter((kind) => kind.mustBeListed !== false).flatMap((kind) =>
        kind
          .inPackage(solution)
          .filter(
            (name) =>
              !includes(
                kind,
                known.filter((entry) => entry.kind === kind).map((entry) => entry.name),
                name,
              ),
          )
          .map((name) => ({ where: where(kind, name), problem: 'is in the package but not listed in solution.xml' })),
      ),
      ...duplicates(known.map(({ kind, name }) => where(kind, same(kind, name)))).map((name) => ({
        where: name,
        problem: 'is listed twice',
      })),
    ];
  },
};

const same = (kind: Kind, name: string): string => (kind.key === 'id' ? guid(name) : kind.type === '1' ? name.toLowerCase() : name);
const includes = (kind: Kind, names: readonly string[], name: string): boolean =>
  names.some((candidate) => same(kind, candidate) === same(kind, name));

function behaviourProblem(solution: Package, name: string, behavior: string | undefined): Problem | undefined {
  const table = tablesOf(solution).find(({ logicalName }) => logicalName === name.toLowerCase());
  if (table?.isOwn === false && behavior !== '1' && behavior !== '2') {
    return { where: `table ${name}`, problem: `belongs to somebody else and must be listed with behavior 1 or 2, not ${behavior}` };
  }
  if (table?.isOwn && behavior !== '0')
    return { where: `table ${name}`, problem: `is ours and must be listed with behavior 0, not ${behavior}` };
  return undefined;
}
