import { isOwnName } from './contents';
import { problems, type Check, type Problem } from './finding';
import type { Package } from './package';
import { child, descendants, textAt, type XmlElement } from './xml-tree';

/** Custom APIs can be installed and called: Learn, "Create a custom API in a solution" and the tables' references. */
export const customApis: Check = {
  name: 'custom APIs',
  run: (solution) =>
    [...solution.documents].flatMap(([path, api]) => {
      const folder = /^customapis\/([^/]+)\/customapi\.xml$/.exec(path)?.[1];
      return folder === undefined ? [] : apiProblems(solution, path, folder, api);
    }),
};

function apiProblems(solution: Package, path: string, folder: string, api: XmlElement): Problem[] {
  const uniqueName = api.attributes.uniquename ?? '';
  const requests = partsIn(solution, `customapis/${folder}/customapirequestparameters/`);
  const responses = partsIn(solution, `customapis/${folder}/customapiresponseproperties/`);
  const binding = textAt(api, 'bindingtype');
  return [
    ...problems(
      uniqueName !== folder && { where: path, problem: `is named ${uniqueName} in a folder named ${folder}` },
      !isOwnName(solution, uniqueName) && { where: path, problem: `is named ${uniqueName}, without the publisher's prefix` },
      !['0', '1', '2'].includes(binding) && { where: path, problem: `has the binding type '${binding}'` },
      (binding === '1' || binding === '2') &&
        textAt(api, 'boundentitylogicalname') === '' && { where: path, problem: 'is bound to no table' },
      !['0', '1', '2'].includes(textAt(api, 'allowedcustomprocessingsteptype')) && {
        where: path,
        problem: 'does not say which steps it allows, which nobody can change later',
      },
      textAt(api, 'iscustomizable') !== '0' && { where: path, problem: 'can be changed by those who install it' },
      textAt(api, 'isfunction') === '1' && responses.length === 0 && { where: path, problem: 'is a function without a response property' },
    ),
    ...requests.flatMap(({ path: part, element }) => typeProblems(part, element)),
    ...responses.flatMap(({ path: part, element }) => [
      ...typeProblems(part, element),
      ...problems(
        descendants(element, 'isoptional').length > 0 && {
          where: part,
          problem: 'has isoptional, which fails the import of a response property',
        },
      ),
    ]),
  ];
}

const partsIn = (solution: Package, folder: string): { path: string; element: XmlElement }[] =>
  [...solution.documents].filter(([path]) => path.startsWith(folder)).map(([path, element]) => ({ path, element }));

/** 0 Boolean to 12 Guid; 3, 4 and 5 are entities, which may name their table. */
function typeProblems(where: string, element: XmlElement): Problem[] {
  const type = textAt(element, 'type');
  const isKnown = /^\d+$/.test(type) && Number(type) <= 12;
  return problems(
    !child(element, 'type') && { where, problem: 'has no type' },
    child(element, 'type') && !isKnown && { where, problem: `has the type '${type}'` },
    (element.attributes.uniquename ?? '') === '' && { where, problem: 'has no unique name' },
  );
}
