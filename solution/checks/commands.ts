import { displayName, formsOf, guid, partOf, prefixOf, section, tablesOf, webResourcesOf } from './contents';
import { duplicates, problems, type Check, type Problem } from './finding';
import type { Package } from './package';
import { child, children, descendants, everyElement, textAt, type XmlElement } from './xml-tree';

/** Commands, rules, labels and scripts find one another. */
export const commands: Check = {
  name: 'commands',
  run: (solution) => {
    const tables = tablesOf(solution);
    const ribbons = [
      ...section(solution, 'RibbonDiffXml').map((ribbon) => ({ where: 'ribbon of the application', ribbon })),
      ...tables.flatMap(({ logicalName, element }) =>
        children(element, 'RibbonDiffXml').map((ribbon) => ({ where: `ribbon of ${logicalName}`, ribbon })),
      ),
    ];
    return [
      ...ribbons.flatMap(({ where, ribbon }) => [
        ...idProblems(solution, where, ribbon),
        ...referenceProblems(where, ribbon),
        ...ribbonScriptProblems(solution, where, ribbon),
      ]),
      ...duplicates(ribbons.flatMap(({ ribbon }) => definitions(ribbon).map(({ id }) => id))).map((id) => ({
        where: `ribbon element ${id}`,
        problem: 'is defined twice',
      })),
      ...formsOf(tables).flatMap(({ table, form }) =>
        formScriptProblems(solution, `form '${displayName(form)}' of ${table.logicalName}`, form),
      ),
      ...[...solution.documents].flatMap(([path, action]) =>
        path.endsWith('/appaction.xml') ? appActionProblems(solution, path, action) : [],
      ),
    ];
  },
};

interface Definition {
  readonly kind: string;
  readonly id: string;
}

/** What a ribbon defines, each of which needs an id of its own. */
const definitions = (ribbon: XmlElement): Definition[] => [
  ...children(ribbon, 'CustomActions/CustomAction').map(({ attributes }) => ({ kind: 'CustomAction', id: attributes.Id ?? '' })),
  ...children(ribbon, 'CommandDefinitions/CommandDefinition').map(({ attributes }) => ({
    kind: 'CommandDefinition',
    id: attributes.Id ?? '',
  })),
  ...children(ribbon, 'RuleDefinitions/EnableRules/EnableRule').map(({ attributes }) => ({ kind: 'EnableRule', id: attributes.Id ?? '' })),
  ...children(ribbon, 'RuleDefinitions/DisplayRules/DisplayRule').map(({ attributes }) => ({
    kind: 'DisplayRule',
    id: attributes.Id ?? '',
  })),
  ...children(ribbon, 'LocLabels/LocLabel').map(({ attributes }) => ({ kind: 'LocLabel', id: attributes.Id ?? '' })),
];

function idProblems(solution: Package, where: string, ribbon: XmlElement): Problem[] {
  const prefix = prefixOf(solution);
  const controls = descendants(ribbon, 'Button').map(({ attributes }) => ({ kind: 'Button', id: attributes.Id ?? '' }));
  return [...definitions(ribbon), ...controls]
    .filter(({ id }) => !new RegExp(`^${prefix}[._]`, 'i').test(id))
    .map(({ kind, id }) => ({ where, problem: `has the ${kind} '${id}', whose id does not begin with '${prefix}.'` }));
}

function referenceProblems(where: string, ribbon: XmlElement): Problem[] {
  const defined = definitions(ribbon);
  const missing = (kind: string, id: string | undefined) =>
    id !== undefined && !id.startsWith('Mscrm.') && !defined.some((definition) => definition.kind === kind && definition.id === id);
  return everyElement(ribbon).flatMap(({ name, attributes }) => {
    const isUse = (name === 'EnableRule' || name === 'DisplayRule') && missing(name, attributes.Id);
    return [
      ...problems(
        missing('CommandDefinition', attributes.Command) && {
          where,
          problem: `has a ${name} for the command ${attributes.Command}, which is not defined`,
        },
        isUse && { where, problem: `has a command with the ${name} ${attributes.Id}, which is not defined` },
      ),
      ...Object.values(attributes).flatMap((text) => {
        const label = /^\$LocLabels:(.+)$/.exec(text)?.[1];
        return problems(
          label !== undefined && missing('LocLabel', label) && { where, problem: `uses the label ${label}, which is not defined` },
        );
      }),
    ];
  });
}

function ribbonScriptProblems(solution: Package, where: string, ribbon: XmlElement): Problem[] {
  return everyElement(ribbon).flatMap(({ attributes }) => [
    ...Object.values(attributes).flatMap((text) => {
      const name = /^\$webresource:(.+)$/.exec(text)?.[1];
      return name === undefined || webResourcesOf(solution).has(name)
        ? []
        : [{ where, problem: `uses the web resource ${name}, which is not in the package` }];
    }),
    ...(attributes.FunctionName
      ? functionProblems(solution, where, (attributes.Library ?? '').replace('$webresource:', ''), attributes.FunctionName)
      : []),
  ]);
}

const formScriptProblems = (solution: Package, where: string, form: XmlElement): Problem[] => [
  ...descendants(form, 'Library')
    .filter(({ attributes }) => !webResourcesOf(solution).has(attributes.name ?? ''))
    .map(({ attributes }) => ({ where, problem: `loads the web resource ${attributes.name}, which is not in the package` })),
  ...descendants(form, 'Handler').flatMap(({ attributes }) =>
    functionProblems(solution, where, attributes.libraryName ?? '', attributes.functionName ?? ''),
  ),
];

/** Whether a script has a function, told by its names: `Acme.Tickets.close` needs all three words in the source. */
function functionProblems(solution: Package, where: string, library: string, functionName: string): Problem[] {
  const resource = webResourcesOf(solution).get(library);
  if (!resource) return library === '' ? [{ where, problem: `calls ${functionName} of no script` }] : [];
  const words = wordsOf(solution.parts.get(partOf(textAt(resource, 'FileName'))) ?? new Uint8Array());
  return functionName.split('.').every((word) => words.has(word))
    ? []
    : [{ where, problem: `calls ${functionName}, which ${library} does not have` }];
}

/** The words of scripts that were read: each has many functions that commands call. */
const known = new WeakMap<Uint8Array, ReadonlySet<string>>();

function wordsOf(script: Uint8Array): ReadonlySet<string> {
  const words = known.get(script) ?? new Set(new TextDecoder().decode(script).match(/[\p{L}\p{N}_$]+/gu));
  known.set(script, words);
  return words;
}

/** Learn, "appaction table reference": event type 2 calls a script. */
function appActionProblems(solution: Package, path: string, action: XmlElement): Problem[] {
  if (textAt(action, 'onclickeventtype') !== '2') return [];
  const reference =
    everyElement(child(action, 'onclickeventjavascriptwebresourceid'))
      .map(({ text }) => text)
      .find((text) => text !== '') ?? '';
  const resource = [...webResourcesOf(solution)].find(
    ([name, element]) => name === reference || guid(textAt(element, 'WebResourceId')) === guid(reference),
  );
  if (!resource) return [{ where: path, problem: `calls the web resource '${reference}', which is not in the package` }];
  return functionProblems(solution, path, resource[0], textAt(action, 'onclickeventjavascriptfunctionname'));
}
