import { wellKnownId } from '../../metadata/identity';
import { inconsistent } from '../import-errors';
import type { SolutionPackage } from '../package-reader';
import { child, childrenOf, parseXml, textOf, type XmlElement } from '../xml';
import { ComponentType, type Component } from './component';

/** Code components (PCF): the row tells name, version and manifest; the files themselves are kept as parts. */
export const readCustomControls = ({ customizations, parts }: SolutionPackage): Component[] =>
  childrenOf(child(customizations, 'CustomControls'), 'CustomControl').map((element) => readCustomControl(element, parts));

function readCustomControl(element: XmlElement, parts: SolutionPackage['parts']): Component {
  const name = textOf(element, 'Name') ?? '';
  const fileName = textOf(element, 'FileName') ?? '';
  const content = parts.get(fileName.replace(/^\//, ''));
  if (!/^\w+_[\w.]+$/.test(name)) throw inconsistent(`'${name}' is not a valid name of a custom control.`);
  if (!content) throw inconsistent(`The manifest '${fileName}' of the custom control '${name}' is not in the solution file.`);
  const control = child(parseXml(content, fileName), 'control');
  const row = {
    customcontrolid: wellKnownId(`customcontrol.${name}`), name, version: control?.attributes.version ?? null, manifest: new TextDecoder().decode(content),
  };
  return { type: ComponentType.CustomControl, id: row.customcontrolid, name, isRoot: true, rows: [{ table: 'customcontrol', row, matchBy: 'name' }] };
}
