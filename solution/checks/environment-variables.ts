import { isOwnName } from './contents';
import { problems, type Check, type Problem } from './finding';
import type { Package } from './package';
import { child, textAt, type XmlElement } from './xml-tree';

/** Text, number, yes or no, JSON, data source, secret. Source: Microsoft Learn "EnvironmentVariableDefinition table reference", Type. */
const TYPES = ['100000000', '100000001', '100000002', '100000003', '100000004', '100000005'];
const NUMBER = '100000001';
const YES_OR_NO = '100000002';
const JSON_TEXT = '100000003';
const SECRET = '100000005';

const LONGEST_NAME = 100;
const LONGEST_DEFAULT = 2000;

/** Environment variables can be installed, and found by the name of their folder. */
export const environmentVariables: Check = {
  name: 'environment variables',
  run: (solution) =>
    [...solution.documents].flatMap(([path, definition]) => {
      const folder = /^environmentvariabledefinitions\/([^/]+)\/environmentvariabledefinition\.xml$/.exec(path)?.[1];
      return folder === undefined ? [] : definitionProblems(solution, path, folder, definition);
    }),
};

function definitionProblems(solution: Package, where: string, folder: string, definition: XmlElement): Problem[] {
  const name = definition.attributes.schemaname ?? '';
  const type = textAt(definition, 'type');
  const given = textAt(definition, 'defaultvalue');
  return problems(
    definition.name !== 'environmentvariabledefinition' && { where, problem: `holds a ${definition.name}` },
    name !== folder && { where, problem: `is named ${name} in a folder named ${folder}` },
    isOwnName(solution, name) && (!/^\w+$/.test(name) || name.length > LONGEST_NAME) && { where, problem: `has a name that Dataverse does not take: ${name}` },
    !child(definition, 'displayname')?.attributes.default && { where, problem: 'has no name that people can read' },
    !TYPES.includes(type) && { where, problem: `has the type '${type}'` },
    type === SECRET && given !== '' && { where, problem: 'is a secret with a default, which everybody could read' },
    given.length > LONGEST_DEFAULT && { where, problem: `has a default of more than ${LONGEST_DEFAULT} characters` },
    given !== '' && !fits(type, given) && { where, problem: `has a default that is not of its type: ${given.slice(0, 100)}` },
  );
}

function fits(type: string, text: string): boolean {
  if (type === NUMBER) return Number.isFinite(Number(text));
  if (type === YES_OR_NO) return text === 'yes' || text === 'no';
  if (type !== JSON_TEXT) return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
