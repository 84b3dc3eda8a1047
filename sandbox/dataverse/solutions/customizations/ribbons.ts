import { wellKnownId } from '../../metadata/identity';
import { child, toXml, type XmlElement } from '../xml';
import { ComponentType, type Component } from './component';
import type { EntityPart } from './entities';

/** Commands and buttons, of tables and of the whole application, kept as they stand in the file. */
export const readRibbons = (customizations: XmlElement, entities: readonly EntityPart[]): Component[] => [
  ...entities.flatMap(({ logicalName, element }) => ribbon(logicalName, child(element, 'RibbonDiffXml'))),
  ...ribbon('application', child(customizations, 'RibbonDiffXml')),
];

const ribbon = (name: string, element: XmlElement | undefined): Component[] =>
  (element && element.children.length > 0
    ? [{ type: ComponentType.Ribbon, id: wellKnownId(`ribbon.${name}`), name, isRoot: false, rows: [], xml: toXml(element) }]
    : []);
