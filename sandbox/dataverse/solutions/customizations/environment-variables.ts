import { wellKnownId } from '../../metadata/identity';
import { invalidXml } from '../import-errors';
import type { SolutionPackage } from '../package-reader';
import { child, isYes, numberOf, parseXml, textOf, type XmlElement } from '../xml';
import { ComponentType, type Component, type ComponentRow } from './component';

const DEFINITION = /^environmentvariabledefinitions\/[^/]+\/environmentvariabledefinition\.xml$/;

/** Environment variables: each has a folder of its own, with its definition and perhaps a value. */
export const readEnvironmentVariables = ({ parts }: SolutionPackage): Component[] =>
  [...parts].filter(([path]) => DEFINITION.test(path)).map(([path, content]) => {
    const element = parseXml(content, path);
    const name = element.attributes.schemaname ?? '';
    if (element.name !== 'environmentvariabledefinition' || !/^\w+$/.test(name)) throw invalidXml(`${path}: '${name}' is not a valid environment variable.`);
    const id = wellKnownId(`environmentvariabledefinition.${name.toLowerCase()}`);
    const definition = { table: 'environmentvariabledefinition', row: definitionRow(id, name, element), matchBy: 'schemaname' };
    const values = parts.get(path.replace(/[^/]+$/, 'environmentvariablevalues.json'));
    return { type: ComponentType.EnvironmentVariable, id, name, isRoot: false, rows: [definition, ...(values ? [valueRow(id, name, values)] : [])] };
  });

const definitionRow = (id: string, name: string, element: XmlElement) => ({
  environmentvariabledefinitionid: id, schemaname: name,
  displayname: child(element, 'displayname')?.attributes.default ?? name,
  description: child(element, 'description')?.attributes.default ?? null,
  defaultvalue: textOf(element, 'defaultvalue') ?? null,
  type: numberOf(element, 'type') ?? 100000000,
  secretstore: numberOf(element, 'secretstore') ?? 0,
  isrequired: isYes(textOf(element, 'isrequired')) ? 1 : 0,
  introducedversion: textOf(element, 'introducedversion') ?? null,
});

/** A value in the file is for an environment that has none: one that people set stays. */
function valueRow(definitionId: string, name: string, content: Uint8Array): ComponentRow {
  const row = { environmentvariablevalueid: wellKnownId(`environmentvariablevalue.${name.toLowerCase()}`), environmentvariabledefinitionid: definitionId, schemaname: name };
  return { table: 'environmentvariablevalue', row, whenNew: { value: valueIn(content, name) } };
}

function valueIn(content: Uint8Array, name: string): string {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(content)).environmentvariablevalues.environmentvariablevalue.value;
    if (typeof value === 'string') return value;
  } catch {
    // Falls through to the refusal below: whatever is wrong with it, it holds no value.
  }
  throw invalidXml(`environmentvariablevalues.json of '${name}' holds no value.`);
}
