import type { Customizations } from '../customizations';
import { ComponentType } from '../customizations/component';
import { notSupported } from '../../errors';
import { contentWithoutRootComponent, inconsistent, rootComponentWithoutContent } from '../import-errors';
import type { RootComponent, SolutionManifest } from '../solution-manifest';

const KNOWN_TYPES = new Set<number>(Object.values(ComponentType));

/** Something in the file that the solution lists, or should. */
interface Content {
  readonly type: number;
  readonly id: string;
  readonly name: string;
}

/**
 * Whether the solution lists what it brings and brings what it lists. Pure.
 * Views, forms, columns, keys and relationships belong to their table; environment variables have their folder.
 */
export function checkRootComponents({ rootComponents }: SolutionManifest, customizations: Customizations): void {
  const listed = new Set<string>();
  for (const root of rootComponents) {
    const key = `${root.type}:${root.id ?? root.schemaName?.toLowerCase()}`;
    if (listed.has(key)) throw inconsistent(`The solution lists the component ${nameOf(root)} of type ${root.type} twice.`);
    if (!KNOWN_TYPES.has(root.type)) throw notSupported(`components of type ${root.type} in a solution ('${nameOf(root)}')`);
    listed.add(key);
  }
  const contents = contentsOf(customizations);
  const everything = [...contents, ...customizations.components.filter(({ isRoot }) => !isRoot)];
  const empty = rootComponents.find((root) => !everything.some((content) => matches(root, content)));
  if (empty) throw rootComponentWithoutContent(nameOf(empty), empty.type);
  const unlisted = contents.find((content) => !rootComponents.some((root) => matches(root, content)));
  if (unlisted) throw contentWithoutRootComponent(unlisted.name || unlisted.id, unlisted.type);
}

const contentsOf = ({ entities, optionSets, components }: Customizations): Content[] => [
  ...entities.map(({ logicalName }) => ({ type: ComponentType.Entity, id: '', name: logicalName })),
  ...optionSets.map(({ name, metadataId }) => ({ type: ComponentType.OptionSet, id: metadataId, name })),
  ...components.filter(({ isRoot }) => isRoot),
];

const matches = (root: RootComponent, content: Content) =>
  root.type === content.type && (root.id === content.id || root.schemaName?.toLowerCase() === content.name.toLowerCase());

const nameOf = ({ schemaName, id }: RootComponent) => schemaName ?? id ?? '';
