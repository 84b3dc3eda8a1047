import { controlFolder, type BuiltControl } from '../parts';
import { element, values, type XmlNode } from './xml';

/** The section of a code component; its files lie in a folder of their own in the zip. */
export const customControlElement = ({ name }: BuiltControl): XmlNode =>
  element('CustomControl', {}, values({ Name: name, FileName: `/${controlFolder(name)}/ControlManifest.xml` }));

/** Path in the zip to content. */
export const customControlParts = (controls: readonly BuiltControl[]): [string, Uint8Array][] =>
  controls.flatMap(({ name, files }) => [...files].map(([path, content]): [string, Uint8Array] => [`${controlFolder(name)}/${path}`, content]));
